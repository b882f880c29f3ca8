"""Bad input: everything that is wrong, in one run, with place, value and fix."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.written_site import BuildStoppedError, Docs, build_site, post_file

DATE = "date: 2026-06-28"

BAD: Docs = {
    ".authors.yml": "authors:\n  sol: {name: Sol}\n  eve:\n    name: Eve\n    slug: eve\n",
    ".series.yml": "series:\n  daily: {title: Daily}\n",
    "posts/good.md": post_file(title="Good", series="daily"),
    "posts/no-date.md": "---\ntitle: No date\n---\n",
    "posts/odd-date.md": "---\ntitle: T\ndate: 28.06.2026\n---\n",
    "posts/unknown-author.md": f"---\n{DATE}\nauthors:\n  - sol\n  - soll\n---\n",
    "posts/series-type.md": f"---\n{DATE}\nseries: 12\n---\n",
    "posts/part-1.md": f"---\n{DATE}\nseries:\n  id: daily\n  part: 7\n---\n",
    "posts/part-2.md": f"---\n{DATE}\nseries: {{id: daily, part: 7}}\n---\n",
    "posts/same-1.md": f"---\n{DATE}\nid: same\n---\n",
    "posts/same-2.md": f"---\nid: same\n{DATE}\n---\n",
    "posts/script-link.md": f"---\n{DATE}\nauthors:\n  name: G\n  url: JavaScript:alert(1)\n---\n",
    "posts/bad-yaml.md": f"---\n{DATE}\ntitle: One: two\n---\n",
    "posts/latin.md": f"---\n{DATE}\n---\ncaf\xe9".encode("latin-1"),
    "posts/picture.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "posts/two-faults.md": "---\ndate: soon\nreadtime: long\n---\n",
    "posts/undeclared.md": f"---\n{DATE}\nseries: weekly\n---\n",
}

TOLD = [
    # place, the value, the fix
    ("posts/no-date.md:2", "`date` is missing", "Add a date such as 2026-06-28"),
    ("posts/odd-date.md:3", "'28.06.2026'", "Write a date such as 2026-06-28"),
    ("posts/unknown-author.md:5", "'soll'", "Did you mean 'sol'?"),
    ("posts/series-type.md:3", "12", "Write a name"),
    ("posts/part-2.md:3", "part 7 of the series 'daily' is already posts/part-1.md", "`part`"),
    ("posts/same-2.md:2", "'same' is also that of posts/same-1.md", "`id`"),
    ("posts/script-link.md:5", "'JavaScript:alert(1)'", "https:, http: or mailto:"),
    ("posts/bad-yaml.md:3", "mapping values are not allowed", "in quotes"),
    ("posts/latin.md", "byte 0xe9 at position 28", "Save it as UTF-8"),
    ("posts/picture.md", "byte 0x89 at position 0", "Save it as UTF-8"),
    ("posts/two-faults.md:2", "'soon'", "Write a date such as 2026-06-28"),
    ("posts/two-faults.md:3", "'long'", "Write a whole number"),
    ("posts/undeclared.md:3", "'weekly' is not declared", "weekly:\n    title:"),
]


def complaints(directory: Path, docs: Docs) -> list[str]:
    """Build `docs`, which must fail, and return what is complained of, a problem each."""
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(directory, docs)
    [message] = [entry for entry in stopped.value.log if "Gazette found" in entry]
    return re.split(r"\n  - ", message)


def test_one_run_tells_everything(tmp_path: Path) -> None:
    head, *problems = complaints(tmp_path, BAD)
    assert head == f"Gazette found {len(TOLD)} problems:"
    told = {
        place: (value, fix)
        for place, value, fix in TOLD
        if any(
            problem.startswith(f"{place}: ") and value in problem and fix in problem
            for problem in problems
        )
    }
    assert told == {place: (value, fix) for place, value, fix in TOLD}
    assert len(problems) == len(TOLD), problems


@pytest.mark.parametrize(
    ("file", "content", "place", "value"),
    [
        (".authors.yml", "authors:\n  sol: {name: Sol\n", ".authors.yml:3", "not valid YAML"),
        (".series.yml", "series:\n  daily: [\n", ".series.yml:3", "not valid YAML"),
        (
            ".authors.yml",
            "authors:\n  sol:\n    name: Sol\n    url: javascript:alert(1)\n",
            ".authors.yml:4",
            "'javascript:alert(1)'",
        ),
        (".series.yml", "series:\n  daily: {status: over}\n", ".series.yml:2", "'over'"),
    ],
)
def test_a_bad_declaration_is_told_beside_the_bad_posts(
    tmp_path: Path, file: str, content: str, place: str, value: str
) -> None:
    _, first, *others = complaints(tmp_path, {**BAD, file: content})
    assert first.startswith(f"{place}: ")
    assert value in first
    assert any(problem.startswith("posts/no-date.md:2: ") for problem in others)


def test_nothing_is_written(tmp_path: Path) -> None:
    complaints(tmp_path, BAD)
    assert not list(tmp_path.glob("site/**/*.html"))


GAP = post_file(title="B", date="2026-06-29", series={"id": "daily", "part": 3})

WARNINGS = [
    pytest.param(
        {"posts/a.md": post_file(title="A", series="daily")},
        "posts/a.md:4: the series 'daily' is not declared.",
        id="a series not declared",
    ),
    pytest.param(
        {
            ".series.yml": "series:\n  daily: {title: Daily}\n",
            "posts/a.md": post_file(title="A", series="daily"),
            "posts/b.md": GAP,
        },
        "posts/b.md:4: the series 'daily' has no part 2: nothing stands between posts/a.md",
        id="a gap",
    ),
]


@pytest.mark.parametrize(("docs", "warning"), WARNINGS)
def test_what_still_makes_sense_is_a_warning_and_fails_strict_builds(
    tmp_path: Path, docs: Docs, warning: str
) -> None:
    assert [entry for entry in build_site(tmp_path, docs, strict=False).log if warning in entry]
    with pytest.raises(BuildStoppedError, match="Aborted with 1 warnings in strict mode"):
        build_site(tmp_path, docs)


def test_on_the_command_line_there_is_no_traceback(tmp_path: Path) -> None:
    complaints(tmp_path, BAD)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "posts/odd-date.md:3: `date` is '28.06.2026'." in done.stderr
    assert "Traceback" not in done.stderr
