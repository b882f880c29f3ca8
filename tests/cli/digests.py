"""A publication of which digests are made, and how these are read."""

from __future__ import annotations

import json
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.build.written_site import Docs, post_file
from tests.cli.small_site import SmallSite, write_site

NOW = str(int(datetime.fromisoformat("2026-06-30T12:00:00+00:00").timestamp()))
WEEK = "the-daily-2026-06-24-to-2026-06-30"

DOCS: Docs = {
    ".series.yml": yaml.safe_dump(
        {"series": {"lamps": {"title": "Lamps"}, "war": {"title": "War", "status": "complete"}}}
    ),
    ".authors.yml": yaml.safe_dump({"authors": {"ada": {"name": "Ada", "description": "A"}}}),
    "index.md": "# The Daily\n",
    "posts/before.md": post_file(title="Before", date="2026-06-23", series="lamps"),
    "posts/dusk.md": post_file(
        title="Dusk",
        date="2026-06-24",
        series=["lamps", {"id": "war", "title": "Dark"}],
        authors=["ada", {"name": "Ben Nye"}],
        description="It was lit.",
        categories=["Light"],
    ),
    "posts/deep/dawn.md": post_file(
        "# Dawn *breaks*\n\nIt went [out](../dusk.md), see [there](/elsewhere/), "
        "[the series](../../series/lamps.md) and <b>bold</b>.\n\n"
        "More.\n\n<!-- more -->\n\nThe end.",
        date="2026-06-28 07:30:00",
        authors=[{"name": "Ben Nye"}],
        categories=["Light & dark"],
    ),
    "posts/last.md": post_file(
        "![](https://example.org/x.png)",
        title="Last",
        date="2026-06-30 20:00:00+09:00",
        series="war",
        authors=["ada"],
    ),
    "posts/tomorrow.md": post_file(title="Tomorrow", date="2026-07-01"),
    "posts/draft.md": post_file(title="Draft", date="2026-06-29", draft=True),
}


def write_publication(root: Path, docs: Docs = DOCS, **config: object) -> SmallSite:
    """Write a publication with `docs`, in Berlin; `config` is merged into its mkdocs.yml."""
    plugins = [{"gazette": {"timezone": "Europe/Berlin"}}]
    return write_site(root, docs, **{"plugins": plugins, **config})


def told(site: SmallSite, *arguments: str) -> dict[str, Any]:
    """Return what `gazette digest` tells programs of the site."""
    done = site.gazette("digest", "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    read = json.loads(done.stdout)
    assert isinstance(read, dict)
    return read


def read_mail(raw: bytes) -> EmailMessage:
    """Return the mail in `raw`."""
    read = message_from_bytes(raw, policy=policy.SMTP)
    assert isinstance(read, EmailMessage)
    return read


def part(mail: EmailMessage, kind: str) -> str:
    """Return the text of the part of `mail` that is "html" or "plain"."""
    body = mail.get_body((kind,))
    assert isinstance(body, EmailMessage)
    content = body.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def addresses(html: str) -> list[str]:
    """Return where the links of a document lead."""
    return [link.attrs.sget("href") for link in LexborHTMLParser(html).css("a")]
