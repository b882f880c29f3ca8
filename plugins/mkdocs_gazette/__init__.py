"""Gazette turns a MkDocs + Material site into a serial publication."""
