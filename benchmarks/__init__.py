"""Measures what Gazette costs, on the same posts as other ways to build them."""
