"""WebSub: telling a hub that feeds have changed, so that it tells their followers at once.

The W3C's standard leaves to hubs what publishers say to them; this is the way of its forerunner,
PubSubHubbub 0.4, which hubs take.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import InvalidHeader
from urllib3.exceptions import TimeoutError as NoAnswerError
from urllib3.util import Retry

from mkdocs_gazette.feeds.formats import FORMATS
from mkdocs_gazette.feeds.scopes import Scope, ScopeKind, scopes, scopes_of
from mkdocs_gazette.model.publication import Publication

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

TRIES_MORE = 3
"""How often a hub that is busy or out of reach is asked again."""

LONGEST_WAIT_S = 60
"""How long it is waited for a hub that asks for patience. A deploy should come to an end."""

_BUSY = (429, *range(500, 600))
_MOVED = (301, 302, 303, 307, 308)
_LONGEST = 200
"""How many characters of what a hub says a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of telling `hub` about the feed at `topic`.

    If it was not `accepted`, `message` says why and `fix` what to do.
    """

    hub: str
    topic: str
    accepted: bool = False
    message: str = ""
    fix: str = ""


def topics(
    editions: Mapping[str, Publication],
    site_url: str,
    since: datetime | None = None,
    kinds: Container[ScopeKind] = frozenset(ScopeKind),
) -> tuple[str, ...]:
    """Return the addresses of all feeds, or of those with a post published or updated `since`.

    `editions` are keyed by their directories on the site: "", or "de/". `site_url` ends in "/".
    The site has feeds of these `kinds`.
    """
    return tuple(
        f"{site_url}{quote(f'{root}{scope.directory}{form.file}')}"
        for root, publication in editions.items()
        for scope in _changed(publication, since)
        if scope.kind in kinds
        for form in FORMATS
    )


def _changed(publication: Publication, since: datetime | None) -> tuple[Scope, ...]:
    everything = tuple(scopes(publication))
    if since is None:
        return everything
    touched = {
        scope
        for post in publication.posts.values()
        if not post.hidden and max(post.published.at, post.changed.at) >= since
        for scope in scopes_of(post, publication)
    }
    return tuple(scope for scope in everything if scope in touched)


def ping(
    hub: str, topics: Iterable[str], *, timeout_s: float, pause_s: float = 2
) -> Iterator[Outcome]:
    """Tell `hub` that the feeds at `topics` have changed, and yield what becomes of each.

    A hub that does not answer within `timeout_s`, or says that it is busy, is asked again at
    once, then after `pause_s`, then after twice as long, or whenever it asks for. If it cannot be
    reached at all, it is not told of the topics that are left.
    """
    away: Outcome | None = None
    with _session(pause_s) as session:
        for topic in topics:
            if away:
                yield replace(away, topic=topic)
                continue
            try:
                yield _publish(session, hub, topic, timeout_s)
            except requests.RequestException as error:
                away = _unreachable(hub, topic, error, timeout_s)
                yield away


class _Patience(Retry):
    """Waits as long as a hub asks for, within limits."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return how many seconds to wait, None if the hub does not say, or talks nonsense."""
        try:
            asked = super().get_retry_after(response)
        except InvalidHeader:
            return None
        return None if asked is None else min(asked, LONGEST_WAIT_S)


def _session(pause_s: float) -> requests.Session:
    patience = _Patience(
        total=TRIES_MORE,
        redirect=False,
        allowed_methods=None,  # no harm in telling a hub twice
        status_forcelist=_BUSY,
        backoff_factor=pause_s / 2,  # which urllib3 doubles for the first pause
        raise_on_status=False,
    )
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=patience))
    return session


def _publish(session: requests.Session, hub: str, topic: str, timeout_s: float) -> Outcome:
    """Tell `hub` of `topic`. Raises requests.RequestException if it cannot be reached."""
    with session.post(
        hub,
        data={"hub.mode": "publish", "hub.url": topic},
        timeout=timeout_s,
        allow_redirects=False,
        stream=True,  # an answer may be of any length
    ) as response:
        status, location = response.status_code, response.headers.get("Location")
        if status // 100 == 2:  # noqa: PLR2004 - all of these mean success
            return Outcome(hub=hub, topic=topic, accepted=True)
        if status in _MOVED and location:
            return Outcome(
                hub=hub,
                topic=topic,
                message=f"the hub has moved to {_shown(urljoin(hub, location))}",
                fix="Write that address in feeds.hub.",
            )
        said = ": ".join(filter(None, (f"{status} {response.reason}", _answer(response))))
        return Outcome(
            hub=hub,
            topic=topic,
            message=f"the hub answered {_shown(said)}",
            fix="Run the command again later."
            if status in _BUSY
            else "Check the address in feeds.hub, and whether the hub takes this site's feeds.",
        )


def _answer(response: requests.Response) -> str:
    """Return the beginning of what a hub said in plain text."""
    if "html" in response.headers.get("Content-Type", ""):
        return ""
    try:
        return next(response.iter_content(_LONGEST), b"").decode(errors="replace")
    except requests.RequestException:
        return ""  # the status says enough


def _unreachable(
    hub: str, topic: str, error: requests.RequestException, timeout_s: float
) -> Outcome:
    causes = tuple(_causes(error))
    reason = next((one.strerror for one in causes if isinstance(one, OSError) and one.strerror), "")
    if not reason and any(isinstance(one, NoAnswerError) for one in causes):
        return Outcome(
            hub=hub,
            topic=topic,
            message=f"the hub did not answer within {timeout_s:g} s",
            fix="Run the command again later, or give the hub more time with --timeout.",
        )
    return Outcome(
        hub=hub,
        topic=topic,
        message=f"the hub cannot be reached: {_shown(reason or str(causes[-1]))}",
        fix="Check the address in feeds.hub, and the network.",
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield `error` and what led to it, one by one."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _shown(text: str) -> str:
    """Return `text` from out there as part of a line: without control characters, short."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:_LONGEST]
