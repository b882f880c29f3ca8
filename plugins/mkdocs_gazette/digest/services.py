"""A digest as programs and senders of newsletters take it: objects of JSON."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_gazette.digest.contents import Digest, Item
from mkdocs_gazette.digest.documents import body, html, page, text
from mkdocs_gazette.digest.plain import unfillable

LISTMONK_UNSUBSCRIBE = "{{ UnsubscribeURL }}"
BUTTONDOWN_UNSUBSCRIBE = "{{unsubscribe_url}}"
"""Without spaces, which Markdown allows in no address."""


def listmonk(
    digest: Digest, lists: Sequence[int] = (), template: int | None = None
) -> dict[str, object]:
    """Return the campaign that Listmonk's `POST /api/campaigns` takes, a draft until it is started.

    See https://listmonk.app/docs/apis/campaigns/.
    """
    campaign: dict[str, object] = {
        "name": digest.title,
        "subject": unfillable(digest.title),
        "lists": list(lists),
        "type": "regular",
        "content_type": "html",
        "body": html(digest, LISTMONK_UNSUBSCRIBE),
        "altbody": text(digest, LISTMONK_UNSUBSCRIBE),
    }
    return campaign if template is None else {**campaign, "template_id": template}


def buttondown(digest: Digest) -> dict[str, object]:
    """Return the draft that Buttondown's `POST /v1/emails` takes.

    It is in Markdown, which can be edited there and gets the newsletter's own design; the first
    line says so. See https://docs.buttondown.com/api-emails-create.
    """
    mode = "<!-- buttondown-editor-mode: plaintext -->"
    return {
        "subject": unfillable(digest.title),
        "body": f"{mode}\n{body(digest, _address, BUTTONDOWN_UNSUBSCRIBE)}",
        "status": "draft",
    }


def plain(digest: Digest, unsubscribe: str = "") -> dict[str, object]:
    """Return all of the digest: what it holds, and how it is written."""
    return {
        "title": digest.title,
        "name": digest.name,
        "url": digest.home,
        "language": digest.language.tag,
        "direction": digest.direction,
        "first": digest.days.first.isoformat(),
        "last": digest.days.last.isoformat(),
        "follow": digest.follow,
        "posts": [_post(item) for item in digest.items],
        "markdown": page(digest, _address),
        "html": html(digest, unsubscribe),
        "text": text(digest, unsubscribe),
    }


def _post(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "url": item.address,
        "published": item.published.machine,
        "authors": list(item.authors),
        "series": item.series_id or None,
        "part": item.number,
        "categories": list(item.categories),
        "minutes": item.minutes,
        "description": item.description,
        "beginning": {"html": item.beginning.html, "text": "\n\n".join(item.beginning.paragraphs)},
    }


def _address(item: Item) -> str:
    return item.address
