"""Telling a hub of feeds: what it is asked, how often, and what is said of its answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from itertools import pairwise

import pytest

from mkdocs_gazette.feeds import websub
from mkdocs_gazette.feeds.websub import TRIES_MORE, Outcome, ping
from tests.cli.local_hub import Answer, LocalHub

TOPIC = "https://example.org/daily/s%C3%A9ries/a&b/atom.xml"
OTHER = "https://example.org/daily/rss.xml"


def ping_all(hub: str, *topics: str, timeout_s: float = 5) -> list[Outcome]:
    return list(ping(hub, topics or (TOPIC,), timeout_s=timeout_s, pause_s=0))


@pytest.fixture
def closed() -> Iterator[str]:
    """The address of a hub that nobody runs: the port is taken, and not listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/"


@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_hub_is_told_of_each_feed_once(status: int) -> None:
    with LocalHub(Answer(status, body=b"" if status == 204 else b"Thanks.")) as hub:
        assert ping_all(hub.url, TOPIC, OTHER) == [
            Outcome(hub=hub.url, topic=topic, accepted=True) for topic in (TOPIC, OTHER)
        ]
    assert hub.told == [{"hub.mode": "publish", "hub.url": topic} for topic in (TOPIC, OTHER)]


def test_each_outcome_comes_before_the_next_request() -> None:
    with LocalHub() as hub:
        outcomes = ping(hub.url, [TOPIC, OTHER], timeout_s=5)
        assert next(outcomes).accepted
        assert hub.topics == [TOPIC]
        assert [outcome.topic for outcome in outcomes] == [OTHER]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(400), "the hub answered 400 Bad Request"),
        (
            Answer(400, body=b"hub.url is \x1b[31mnot\n\nknown\xff"),
            "the hub answered 400 Bad Request: hub.url is [31mnot known�",
        ),
        (
            Answer(403, (("Content-Type", "text/html"),), b"<h1>No</h1>"),
            "the hub answered 403 Forbidden",
        ),
        (Answer(404, body=b"x" * 10_000), f"the hub answered 404 Not Found: {'x' * 200}"[:217]),
        (Answer(304), "the hub answered 304 Not Modified"),
        (Answer(302), "the hub answered 302 Found"),
    ],
)
def test_a_refusal_is_told_and_not_repeated(answer: Answer, message: str) -> None:
    with LocalHub(answer) as hub:
        [outcome] = ping_all(hub.url)
    assert not outcome.accepted
    assert outcome.message == message
    assert "Check the address in feeds.hub" in outcome.fix
    assert hub.topics == [TOPIC]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_hub_that_has_moved_is_not_followed_but_told(status: int) -> None:
    with LocalHub() as other, LocalHub(Answer(status, (("Location", other.url),))) as hub:
        [outcome] = ping_all(hub.url)
    assert outcome == Outcome(
        hub=hub.url,
        topic=TOPIC,
        message=f"the hub has moved to {other.url}",
        fix="Write that address in feeds.hub.",
    )
    assert other.told == []


def test_a_hub_that_has_moved_within_its_host_is_named_whole() -> None:
    with LocalHub(Answer(308, (("Location", "/new\x1b[31m"),))) as hub:
        [outcome] = ping_all(hub.url)
    assert outcome.message == f"the hub has moved to {hub.url.removesuffix('/hub')}/new [31m"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_hub_is_asked_again(status: int) -> None:
    with LocalHub(Answer(status), Answer(202)) as hub:
        [outcome] = ping_all(hub.url)
    assert outcome.accepted
    assert hub.topics == [TOPIC, TOPIC]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_but_not_for_ever(status: int) -> None:
    with LocalHub(Answer(status)) as hub:
        first, second = ping_all(hub.url, TOPIC, OTHER)
    assert f"the hub answered {status} " in first.message
    assert first.fix == "Run the command again later."
    assert not second.accepted
    assert hub.topics == [TOPIC] * (1 + TRIES_MORE) + [OTHER] * (1 + TRIES_MORE)


@pytest.mark.parametrize(("asked", "waited_s"), [("0", 0), ("1", 1), ("soon", 0), ("-1", 0)])
@pytest.mark.parametrize("status", [429, 503])
def test_it_is_waited_as_long_as_a_hub_asks_for(asked: str, waited_s: float, status: int) -> None:
    with LocalHub(Answer(status, (("Retry-After", asked),)), Answer()) as hub:
        [outcome] = ping_all(hub.url)
    assert outcome.accepted
    first, second = hub.times_s
    assert waited_s <= second - first + 0.05


def test_a_hub_may_not_ask_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websub, "LONGEST_WAIT_S", 0.2)
    with LocalHub(Answer(429, (("Retry-After", "86400"),)), Answer()) as hub:
        [outcome] = ping_all(hub.url)
    assert outcome.accepted


def test_pauses_grow() -> None:
    with LocalHub(Answer(500)) as hub:
        assert not next(ping(hub.url, [TOPIC], timeout_s=5, pause_s=0.2)).accepted
    _, before, longer = (later - earlier for earlier, later in pairwise(hub.times_s))
    assert before >= 0.18
    assert longer >= 0.38


def test_a_slow_hub_is_given_up_and_asked_no_more() -> None:
    with LocalHub(Answer(after_s=1)) as hub:
        first, second = ping_all(hub.url, TOPIC, OTHER, timeout_s=0.1)
    assert first.message == second.message == "the hub did not answer within 0.1 s"
    assert "--timeout" in first.fix
    assert (first.topic, second.topic) == (TOPIC, OTHER)
    assert hub.topics == [TOPIC] * (1 + TRIES_MORE)


def test_a_hub_that_is_slow_once_is_asked_again() -> None:
    with LocalHub(Answer(after_s=1), Answer()) as hub:
        [outcome] = ping_all(hub.url, timeout_s=0.3)
    assert outcome.accepted


def test_a_hub_that_is_not_there(closed: str) -> None:
    first, second = ping_all(closed, TOPIC, OTHER)
    assert first.message == "the hub cannot be reached: Connection refused"
    assert first.fix == "Check the address in feeds.hub, and the network."
    assert (second.topic, second.message) == (OTHER, first.message)


def test_a_hub_that_speaks_no_tls() -> None:
    with LocalHub() as hub:
        [outcome] = ping_all(hub.url.replace("http:", "https:"))
    assert outcome.message.startswith("the hub cannot be reached: [SSL")
    assert hub.told == []
