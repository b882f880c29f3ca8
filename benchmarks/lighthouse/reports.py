"""Reads the reports that Lighthouse writes, and judges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from pydantic import BaseModel, Field

from benchmarks.report import Table

WANTED = 98
"""The points that a page is to have in each category, of a hundred."""

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
"""What Lighthouse calls them, and what the table does."""

LEAST_POINTS = 0.05
"""An audit that costs less is not named."""


class UnusableReportError(Exception):
    """Lighthouse could not judge a page; the message says why."""


@dataclass(frozen=True, slots=True)
class Loss:
    """An audit that cost a category some of its hundred points, and what it measured."""

    audit: str
    points: float
    measured: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one run of Lighthouse says: by category, its points and what cost others."""

    points: Mapping[str, int]
    losses: Mapping[str, tuple[Loss, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a kind of device shows it."""

    site: str
    name: str
    device: str

    def __str__(self) -> str:
        return f"{self.site}, {self.name}, {self.device}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A page with the verdicts on it and, of the same rounds, on one that is bare Material."""

    page: Page
    verdicts: Sequence[Verdict]
    bare: Sequence[Verdict]


class _Audit(BaseModel):
    score: float | None
    displayValue: str = ""  # noqa: N815 - Lighthouse's names, here and below


class _Weighed(BaseModel):
    id: str
    weight: float


class _Category(BaseModel):
    score: float | None
    auditRefs: list[_Weighed]  # noqa: N815


class _RuntimeError(BaseModel):
    message: str


class _Report(BaseModel):
    categories: dict[str, _Category]
    audits: dict[str, _Audit]
    runtimeError: _RuntimeError | None = Field(default=None)  # noqa: N815


def read_verdict(report: str | bytes) -> Verdict:
    """Return what a report in JSON says.

    Raises UnusableReportError if a category has no score.
    """
    read = _Report.model_validate_json(report)
    if read.runtimeError:
        raise UnusableReportError(read.runtimeError.message)
    points, losses = {}, {}
    for key in CATEGORIES:
        category = read.categories[key]
        if category.score is None:
            failed = [one.id for one in category.auditRefs if read.audits[one.id].score is None]
            raise UnusableReportError(f"no score for {key}: see {', '.join(failed)}")
        points[key] = round(category.score * 100)
        losses[key] = tuple(_losses(category, read.audits))
    return Verdict(points, losses)


def _losses(category: _Category, audits: Mapping[str, _Audit]) -> Iterator[Loss]:
    # What does not apply to the page has no weight.
    weights = sum(one.weight for one in category.auditRefs)
    for one in category.auditRefs:
        audit = audits[one.id]
        if one.weight and audit.score is not None and audit.score < 1:
            yield Loss(one.id, 100 * one.weight * (1 - audit.score) / weights, audit.displayValue)


def points_table(judged: Sequence[Judged]) -> Table:
    """Return a table of medians, with the lowest and the highest where rounds differ."""
    titles = [cell for title in CATEGORIES.values() for cell in (title, "bare")]
    rows = [
        [
            str(one.page),
            *(
                _span(verdicts, category)
                for category in CATEGORIES
                for verdicts in (one.verdicts, one.bare)
            ),
        ]
        for one in judged
    ]
    return [["page", *titles], *rows]


def shortfalls(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each page and category with too few points: why, and how bare Material is.

    Audits stand in the order of the points that they cost, the median of all rounds.
    """
    for one in judged:
        for category, title in CATEGORIES.items():
            points = _median(one.verdicts, category)
            if points < WANTED:
                named = ", ".join(
                    f"{loss.audit} −{loss.points:.1f}"
                    + (f" ({loss.measured})" * bool(loss.measured))
                    for loss in _usual_losses(one.verdicts, category)
                )
                bare = _median(one.bare, category)
                yield f"{one.page}: {title} {points:g}, bare {bare:g}: {named}"


def _median(verdicts: Sequence[Verdict], category: str) -> float:
    return median(one.points[category] for one in verdicts)


def _span(verdicts: Sequence[Verdict], category: str) -> str:
    points = [one.points[category] for one in verdicts]
    middle, low, high = median(points), min(points), max(points)
    return f"{middle:g}" if low == high else f"{middle:g} ({low}–{high})"


def _usual_losses(verdicts: Sequence[Verdict], category: str) -> list[Loss]:
    by_audit: dict[str, list[Loss]] = defaultdict(list)
    for verdict in verdicts:
        for loss in verdict.losses[category]:
            by_audit[loss.audit].append(loss)
    usual = []
    for audit, found in by_audit.items():
        missing = [0.0] * (len(verdicts) - len(found))
        points = median([*(loss.points for loss in found), *missing])
        nearest = min(found, key=lambda loss: abs(loss.points - points))
        usual.append(Loss(audit, points, nearest.measured))
    return sorted(
        (loss for loss in usual if loss.points >= LEAST_POINTS), key=lambda loss: -loss.points
    )
