"""How builds grow, and the picture of it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import growth, growth_chart
from tests.packaging.checkout import ROOT
from tests.packaging.commands import run_python

SVG = "{http://www.w3.org/2000/svg}"


def build(contender: str, posts: int, *walls_s: float) -> dict[str, object]:
    rounds = [{"wall_s": wall_s, "peak_rss_bytes": 50e6 + posts * 1e5} for wall_s in walls_s]
    return {"contender": contender, "posts": posts, "rounds": rounds}


MEASURED = {
    "builds": [
        build("gazette", 100, 2, 1, 9),
        build("bare", 100, 2),
        build("gazette", 1000, 20),
        build("bare", 1000, 18),
        build("gazette", 10_000, 200),
        build("bare", 10_000, 180),
    ]
}


def drawn(directory: Path, ground: str = "light") -> ET.Element:
    return ET.fromstring((directory / f"growth-{ground}.svg").read_text(encoding="utf-8"))


def points_of(chart: ET.Element) -> list[list[tuple[float, float]]]:
    lines = []
    for line in chart.iter(f"{SVG}polyline"):
        pairs = (point.split(",") for point in line.attrib["points"].split())
        lines.append([(float(x), float(y)) for x, y in pairs])
    return lines


def test_ten_times_as_much_is_always_as_far_away(tmp_path: Path) -> None:
    growth_chart.draw_charts(MEASURED, tmp_path)
    gazette, *_ = points_of(drawn(tmp_path))
    (first, second, third) = gazette
    for axis in (0, 1):
        assert second[axis] - first[axis] == pytest.approx(third[axis] - second[axis], abs=0.2)
    assert first[0] < second[0]
    assert first[1] > second[1], "more is higher up"


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_everything_is_in_the_picture_and_legible(ground: str, tmp_path: Path) -> None:
    growth_chart.draw_charts(MEASURED, tmp_path)
    chart = drawn(tmp_path, ground)
    *_, width, height = map(float, chart.attrib["viewBox"].split())
    assert width == 360
    panels = chart.findall(f"{SVG}g")
    for panel in panels:
        texts = [text.text for text in panel.iter(f"{SVG}text")]
        assert {"gazette", "bare", "100", "1,000", "10,000", "posts"} <= set(texts)
        names = [one for one in panel.iter(f"{SVG}text") if one.text in {"gazette", "bare"}]
        heights = sorted(float(one.attrib["y"]) for one in names)
        assert all(lower - upper >= 12 for upper, lower in pairwise(heights))
        assert len({one.attrib["fill"] for one in names}) == 2
        for x, y in (point for line in points_of(panel) for point in line):
            assert 0 <= x <= width - 60
            assert 0 <= y <= height / len(panels)


def test_a_contender_has_one_colour(tmp_path: Path) -> None:
    bare_is_slower = {**MEASURED, "builds": [*MEASURED["builds"], build("bare", 20_000, 900)]}
    bare_is_slower["builds"].append(build("gazette", 20_000, 500))
    growth_chart.draw_charts(bare_is_slower, tmp_path)
    inks = {
        (text.text, text.attrib["fill"])
        for text in drawn(tmp_path).iter(f"{SVG}text")
        if text.text in {"gazette", "bare"}
    }
    assert len(inks) == 2


def test_the_command(tmp_path: Path) -> None:
    data, charts = tmp_path / "data.json", tmp_path / "charts"
    few = ("--posts", "4", "2", "--json", str(data), "--chart", str(charts))
    told = run_python("-m", "benchmarks.growth", *few, cwd=ROOT)
    assert "2, 4 posts in 5 series" in told
    assert "gazette, 4 posts ÷ gazette, 2 posts" in told
    builds = json.loads(data.read_text(encoding="utf-8"))["builds"]
    assert [(one["contender"], one["posts"]) for one in builds] == [
        ("gazette", 2),
        ("bare", 2),
        ("gazette", 4),
        ("bare", 4),
    ]
    first = (charts / "growth-dark.svg").read_bytes()
    (charts / "growth-dark.svg").unlink()
    assert growth.main(["--measured", str(data), "--chart", str(charts)]) == 0
    assert (charts / "growth-dark.svg").read_bytes() == first


def test_one_size_is_no_growth(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        growth.main(["--posts", "8", "8"])
    assert "two sizes at least" in capsys.readouterr().err


def test_a_chart_needs_a_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        growth.main(["--measured", str(tmp_path / "data.json")])
    assert "--measured needs --chart" in capsys.readouterr().err
