"""What an author is told: the file and line, the value, and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.reading import AUTHORS, DECLARED, SERIES, post_with, read

DATE = "date: 2026-06-28\n"
A_DATE = "a date such as 2026-06-28, or a date and time"
AN_ID = "a name of at most 100 letters, digits"
A_LINK = "a link that starts with https:, http: or mailto:"
AN_IMAGE = "an image's path below the docs directory"
AN_AUTHOR = "the id of an author in .authors.yml"
A_BYLINE = "a list of ids from .authors.yml, or of guests with a `name`"
A_CADENCE = "daily, weekdays, weekly, or a recurrence rule"
QUOTES = "in quotes"

IN_FRONT_MATTER = [
    # front matter, line, what is wrong, what to write
    ("title: No date", 2, "`date` is missing.", f"Add {A_DATE}"),
    ("date:", 2, "`date` is missing.", f"Add {A_DATE}"),
    ("date: 28.06.2026", 2, "`date` is '28.06.2026'.", f"Write {A_DATE}"),
    ("date: 2026-02-30", 2, "`date` is '2026-02-30'.", f"Write {A_DATE}"),
    ("date: 20260628", 2, "`date` is 20260628.", f"Write {A_DATE}"),
    ("date: 2026-06-28 25:00:00", 2, "`date` is '2026-06-28 25:00:00'.", f"Write {A_DATE}"),
    ("title: T\ndate: soon", 3, "`date` is 'soon'.", f"Write {A_DATE}"),
    ("date: [2026]", 2, "`date` is [2026].", f"Write {A_DATE}"),
    ("date:\n  updated: 2026-06-28", 2, "`date.created` is missing.", f"Add {A_DATE}"),
    (
        "date:\n  created: 2026-06-28\n  updated: later",
        4,
        "`date.updated` is 'later'.",
        f"Write {A_DATE}",
    ),
    (f"{DATE}date: twice", 3, "`date` is 'twice'.", f"Write {A_DATE}"),
    (f"{DATE}authors: [sole]", 3, "author 'sole' is not in .authors.yml.", "Did you mean 'sol'?"),
    (
        f"{DATE}authors:\n  - sol\n  - adda",
        5,
        "author 'adda' is not in .authors.yml.",
        "Did you mean 'ada'?",
    ),
    (f"{DATE}authors: qqq", 3, "author 'qqq' is not in .authors.yml.", "Add the id there"),
    (f"{DATE}authors: [[sol]]", 3, "`authors.1` is ['sol'].", f"Write {AN_AUTHOR}"),
    (f"{DATE}authors: [{{url: /x}}]", 3, "`authors.1` is {'url': '/x'}.", f"Write {A_BYLINE}"),
    (
        f"{DATE}authors:\n  - name: Gus\n    url: javascript:alert(1)",
        5,
        "`authors.1.url` is 'javascript:alert(1)'.",
        f"Write {A_LINK}",
    ),
    (
        f"{DATE}authors:\n  name: Gus\n  avatar: data:text/html,x",
        5,
        "`authors.avatar` is 'data:text/html,x'.",
        f"Write {AN_IMAGE}",
    ),
    (f"{DATE}series: 7", 3, "`series` is 7.", f"Write {AN_ID}"),
    (f"{DATE}series: true", 3, "`series` is True.", f"Write {AN_ID}"),
    (f"{DATE}series: ../up", 3, "`series` is '../up'.", f"Write {AN_ID}"),
    (f"{DATE}series: [[daily]]", 3, "`series.1` is ['daily'].", f"Write {AN_ID}"),
    (f"{DATE}series:\n  part: 3", 3, "`series.id` is missing.", f"Add {AN_ID}"),
    (
        f"{DATE}series:\n  id: daily\n  part: three",
        5,
        "`series.part` is 'three'.",
        "Write a whole number from 1 up",
    ),
    (f"{DATE}series: {{id: daily, part: 0}}", 3, "`series.part` is 0.", "Write a whole number"),
    (f"{DATE}id: a/b", 3, "`id` is 'a/b'.", f"Write {AN_ID}"),
    (f"{DATE}title: [a]", 3, "`title` is ['a'].", "Write text"),
    (f"{DATE}description: {{a: b}}", 3, "`description` is {'a': 'b'}.", "Write text"),
    (f"{DATE}draft: maybe", 3, "`draft` is 'maybe'.", "Write true or false"),
    (f"{DATE}comments: never", 3, "`comments` is 'never'.", "Write true, false or closed"),
    (f"{DATE}readtime: long", 3, "`readtime` is 'long'.", "Write a whole number from 1 up"),
    (f"{DATE}pin: often", 3, "`pin` is 'often'.", "Write true or false"),
    (f"{DATE}aliases: [old, ../up]", 3, "`aliases.2` is '../up'.", "Write a path on the site"),
    (f"{DATE}aliases: 'https://x.example/'", 3, "`aliases` is 'https://x", "Write a path on"),
    (f"{DATE}aliases: a%2F%2e%2e/b", 3, "`aliases` is 'a%2F%2e%2e/b'.", "Write a path on"),
    (f"{DATE}aliases: '?p=12'", 3, "`aliases` is '?p=12'.", "2025/old-name/, without '?'"),
    (f"{DATE}aliases: 'a\\b'", 3, "`aliases` is 'a\\\\b'.", "Write a path on"),
    (f'{DATE}aliases: "a%00b"', 3, "`aliases` is 'a%00b'.", "Write a path on"),
    (f"{DATE}aliases: caf%E9", 3, "`aliases` is 'caf%E9'.", "Write a path on"),
    (f"{DATE}aliases: '\"><script>'", 3, "`aliases` is '\"><script>'.", "Write a path on"),
    (f"{DATE}aliases: {'long' * 99}", 3, "`aliases` is 'longlong", "Write a path on"),
    (f"{DATE}slug: {'語' * 67}", 3, "`slug` is '語語", "at most 200 bytes"),
    (f"{DATE}slug: a/b", 3, "`slug` is 'a/b'.", "Write letters of any script, digits"),
    (f"{DATE}image: 'javascript:x'", 3, "`image` is 'javascript:x'.", f"Write {AN_IMAGE}"),
    (
        f"{DATE}contributors:\n- {{author: sol, role: boss}}",
        4,
        "`contributors.1.role` is 'boss'.",
        "Write editor, translator,",
    ),
    (
        f"{DATE}contributors:\n- {{author: soul, role: editor}}",
        4,
        "author 'soul' is not in .authors.yml.",
        "Did you mean 'sol'?",
    ),
    (f"{DATE}title: One: two", 3, "not valid YAML: mapping values are not allowed", QUOTES),
    (f'{DATE}title: "open', 4, "not valid YAML: found unexpected end of stream", QUOTES),
    (f"{DATE}title: @sol", 3, "not valid YAML: found character that cannot start", QUOTES),
    (f"{DATE}\ttitle: T", 3, "not valid YAML: found a tab character", QUOTES),
    (f"{DATE}title: !run x", 3, "not valid YAML: could not determine a constructor", QUOTES),
    ("- a\n- b", 2, "this is ['a', 'b'].", "Write a mapping of names to values"),
    ("Just text", 2, "this is 'Just text'.", "Write a mapping of names to values"),
]


@pytest.mark.parametrize(
    ("front_matter", "line", "wrong", "fix"),
    IN_FRONT_MATTER,
    ids=[ascii(row[0].removeprefix(DATE)[:40]) for row in IN_FRONT_MATTER],
)
def test_front_matter(tmp_path: Path, front_matter: str, line: int, wrong: str, fix: str) -> None:
    contents = read(tmp_path, post_with(front_matter))
    assert len(contents.problems) == 1
    assert contents.problems[0].fatal
    message = str(contents.problems[0])
    assert message.startswith(f"posts/a.md:{line}: ")
    assert wrong in message
    assert fix in message


IN_DECLARATIONS = [
    # place, content, what is wrong, what to write
    (".authors.yml:3", "authors:\n  sol: {name: Sol\n", "not valid YAML", QUOTES),
    (".authors.yml:1", "- sol\n", "this is ['sol'].", "Write a mapping"),
    (".authors.yml:1", "authors: [sol]\n", "`authors` is ['sol'].", "a mapping of author ids"),
    (".authors.yml:2", "authors:\n  sol: Sol\n", "`authors.sol` is 'Sol'.", "to a `name`"),
    (
        ".authors.yml:2",
        "authors:\n  sol:\n    url: /sol/\n",
        "`authors.sol.name` is missing.",
        "Add text",
    ),
    (
        ".authors.yml:7",
        f"{AUTHORS}    links:\n      - javascript:alert(1)\n",
        "`authors.ada.links.1` is 'javascript:alert(1)'.",
        f"Write {A_LINK}",
    ),
    (
        ".authors.yml:6",
        f"{AUTHORS}    email: ada\n",
        "`authors.ada.email` is 'ada'.",
        "Write an e-mail address",
    ),
    (
        ".authors.yml:6",
        f"{AUTHORS}    url: JavaScript:alert(1)\n",
        "`authors.ada.url` is 'JavaScript:alert(1)'.",
        f"Write {A_LINK}",
    ),
    (
        ".authors.yml:6",
        f"{AUTHORS}    avatar: data:image/svg+xml,x\n",
        "`authors.ada.avatar` is 'data:image/svg+xml,x'.",
        f"Write {AN_IMAGE}",
    ),
    (".series.yml:2", "series:\n\tdaily: {}\n", "not valid YAML", QUOTES),
    (
        ".series.yml:4",
        f"{SERIES}    status: done\n",
        "`series.daily.status` is 'done'.",
        "Write running, paused or complete",
    ),
    *(
        (
            ".series.yml:4",
            f"{SERIES}    cadence: {cadence}\n",
            f"`series.daily.cadence` is {shown}.",
            f"Write {A_CADENCE}",
        )
        for cadence, shown in {
            "hourly": "'hourly'",
            "7": "7",
            "[daily]": "['daily']",
            "FREQ=SECONDLY": "'FREQ=SECONDLY'",
            "FREQ=DAILY;COUNT=3": "'FREQ=DAILY;COUNT=3'",
        }.items()
    ),
    *(
        (
            ".series.yml:4",
            f"{SERIES}    timezone: {zone}\n",
            f"`series.daily.timezone` is {shown}.",
            "Write the name of a timezone such as Europe/Berlin",
        )
        for zone, shown in {
            "Berlin": "'Berlin'",
            "+02:00": "'+02:00'",
            "7": "7",
            "[UTC]": "['UTC']",
            "../../etc/localtime": "'../../etc/localtime'",
            "/etc/localtime": "'/etc/localtime'",
            "Europe": "'Europe'",
            '""': "''",
            r'"a\0b"': r"'a\x00b'",
            "a" * 300: f"'{'a' * 27}...{'a' * 28}'",
        }.items()
    ),
    (".series.yml:4", f"{SERIES}    planned: [[One]]\n", "`series.daily.planned.1` is", "titles"),
    (
        ".series.yml:4",
        f"{SERIES}    order: size\n",
        "`series.daily.order` is 'size'.",
        "date or part",
    ),
    (".series.yml:4", f"{SERIES}  up/down: {{}}\n", "'up/down'", "a mapping of series ids"),
    (".series.yml:4", f"{SERIES}  other: Title\n", "`series.other` is 'Title'.", "`title`"),
    (".series.yml:4", f"{SERIES}  7: {{title: Seven}}\n", "`series.7` is 7.", "series ids"),
]


@pytest.mark.parametrize(
    ("place", "content", "wrong", "fix"),
    IN_DECLARATIONS,
    ids=[f"{row[0]} {row[2]}" for row in IN_DECLARATIONS],
)
def test_declarations(tmp_path: Path, place: str, content: str, wrong: str, fix: str) -> None:
    file, _, _ = place.partition(":")
    contents = read(tmp_path, {**post_with(f"{DATE}authors: sol\nseries: daily"), file: content})
    messages = [str(problem) for problem in contents.problems]
    assert len(messages) == 1, "what refers to a broken file is not blamed as well"
    assert contents.problems[0].fatal
    assert messages[0].startswith(f"{place}: ")
    assert wrong in messages[0]
    assert fix in messages[0]


@pytest.mark.parametrize("file", ["posts/a.md", ".authors.yml", ".series.yml"])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "byte 0x89 at position 0"),
        ("title: Café".encode("latin-1"), "byte 0xe9 at position 10"),
        ("title: UTF-16".encode("utf-16"), "byte 0xff at position 0"),
        (b"title: \0", "a NUL character at position 7"),
    ],
)
def test_what_is_not_text(tmp_path: Path, file: str, content: bytes, what: str) -> None:
    contents = read(tmp_path, {**DECLARED, file: content})
    [message] = map(str, contents.problems)
    assert message.startswith(f"{file}: this is not a text file in UTF-8: {what}. Save it as")


def test_problems_between_posts_are_told_at_their_lines(tmp_path: Path) -> None:
    contents = read(
        tmp_path,
        {
            **DECLARED,
            "posts/a.md": f"---\n{DATE}series: {{id: daily, part: 1}}\n---\n",
            "posts/b.md": f"---\n{DATE}id: a\nseries:\n  id: daily\n  part: 1\n---\n",
            "posts/c.md": f"---\n{DATE}title: C\nseries: dailly\n---\n",
        },
    )
    places = [str(problem).split(" ")[0] for problem in contents.problems]
    assert sorted(places) == ["posts/b.md:3:", "posts/b.md:4:", "posts/c.md:4:"]


def test_line_ends_and_byte_order_marks_do_not_shift_lines(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf---\r\ntitle: T\r\ndate: soon\r\n---\r\nText\r\n"
    [problem] = read(tmp_path, {"posts/a.md": raw}).problems
    assert str(problem).startswith("posts/a.md:3: `date` is 'soon'.")


LONG = "x" * 10_000

LOUD = {
    "long text": f"date: {LONG}",
    "long list": f"date: [{', '.join(['1'] * 10_000)}]",
    "deep list": f"{DATE}title: {'[' * 200}{']' * 200}",
    "long author id": f"{DATE}authors: [{LONG}]",
    "long series id": f"{DATE}series: {LONG}/",
    "long id of a series not declared": f"{DATE}series: {LONG}",
    "long link": f"{DATE}authors: {{name: G, url: 'javascript:{LONG}'}}",
    "long tag": f"{DATE}title: !{LONG} y",
    "long number": f"{DATE}title: {'1' * 10_000}",
    "long name of a key": f"{DATE}authors: {{name: G, avatar: {{{LONG}: 1}}}}",
    "terminal escapes": 'date: "\\e[31mred\\a\\b"',
    "line breaks": 'date: "one\\ntwo\\r\\u2028three"',
    "text that turns around": f'{DATE}series: "\\u202Egnp.exe"',
}


@pytest.mark.parametrize("front_matter", LOUD.values(), ids=LOUD.keys())
def test_messages_are_short_and_plain_whatever_was_written(
    tmp_path: Path, front_matter: str
) -> None:
    [problem] = read(tmp_path, post_with(front_matter)).problems
    assert len(str(problem)) < 500
    assert [c for c in str(problem) if not (c.isprintable() or c == "\n")] == []


def test_names_of_keys_are_short_and_plain_too(tmp_path: Path) -> None:
    ids = ("\\e[31mred", LONG[:1_000])  # YAML takes no longer keys
    entries = "".join(f'  "{id_}": {{name: N, url: "javascript:x"}}\n' for id_ in ids)
    problems = read(tmp_path, {".authors.yml": f"authors:\n{entries}"}).problems
    assert len(problems) == 2
    assert max(len(str(problem)) for problem in problems) < 500
    assert all(str(problem).isprintable() for problem in problems)
