"""What the checkout itself holds."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def published_posts() -> set[str]:
    """Return the pages that this checkout's own posts become, without the drafts."""
    posts = list((ROOT / "docs" / "posts").glob("*.md"))
    published = {
        f"posts/{post.stem}/index.html"
        for post in posts
        if "\ndraft: true\n" not in post.read_text(encoding="utf-8")
    }
    assert 0 < len(published) < len(posts), "there should be posts, and a draft among them"
    return published
