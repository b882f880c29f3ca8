"""Feeds: the publication for readers' apps."""
