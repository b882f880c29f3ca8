"""Digests: what has appeared in some days, as a page and as mail."""
