"""The judge of feeds: knows the formats' rules, and nothing of what writes the feeds."""

from __future__ import annotations

from tests.feeds.archives import BrokenArchivesError, walk_archives
from tests.feeds.atom_rules import atom_problems
from tests.feeds.built import problems, site_problems
from tests.feeds.json_rules import json_feed_problems
from tests.feeds.links import resolved
from tests.feeds.reading import DifferentReadingError, parsed
from tests.feeds.rss_rules import rss_problems

__all__ = [
    "BrokenArchivesError",
    "DifferentReadingError",
    "atom_problems",
    "json_feed_problems",
    "parsed",
    "problems",
    "resolved",
    "rss_problems",
    "site_problems",
    "walk_archives",
]
