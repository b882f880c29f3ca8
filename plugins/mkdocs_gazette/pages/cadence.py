"""How often a series appears and when it last did, in the site's language."""

from __future__ import annotations

from mkdocs_gazette.language import Language
from mkdocs_gazette.model.cadence import Cadence
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.recurrence import WEEKDAYS, Rule
from mkdocs_gazette.model.series import Status

_FROM_MONDAY_TO_FRIDAY = set(WEEKDAYS[:5])


def rhythms(publication: Publication, lang: Language) -> dict[str, str]:
    """Return what to say of the cadence of each running series that has one, by its id.

    Such as "Daily, last on 3 July 2026". It says nothing that changes with the day on which it
    is read; drafts have not appeared.
    """
    found: dict[str, str] = {}
    for id_, run in publication.runs.items():
        cadence = run.series.cadence
        if cadence is None or run.series.status is not Status.RUNNING:
            continue
        posts = (publication.posts[part.post_id] for part in run.parts)
        last = max((post.published for post in posts if not post.draft), default=None)
        words = in_words(cadence, lang)
        found[id_] = (
            lang.t("{cadence}, last on {date}", cadence=words, date=lang.date(last))
            if last
            else words
        )
    return found


def in_words(cadence: Cadence, lang: Language) -> str:
    """Return a cadence as a fact in a row of facts; what has no short word is "Regularly"."""
    rule, t = cadence.rule, lang.t
    selectors = dict(rule.selectors)
    match rule.frequency, rule.interval:
        case "DAILY", 1 if not selectors:
            words = t("Daily")
        case "WEEKLY", 1 if cadence.any_day_of_week or not selectors:
            words = t("Weekly")
        case "WEEKLY", 1 if selectors.keys() == {"BYDAY"}:
            words = _on_weekdays(set(selectors["BYDAY"].split(",")), lang)
        case "WEEKLY", weeks if _once(rule):
            words = lang.nt("Every {count} week", "Every {count} weeks", weeks)
        case "MONTHLY", 1 if _once(rule):
            words = t("Monthly")
        case _:
            words = t("Regularly")
    return words


def _once(rule: Rule) -> bool:
    """Tell whether a rule of weeks or months names one day in each."""
    if not rule.selectors:
        return True
    [(name, value), *others] = rule.selectors
    nth = rule.frequency == "WEEKLY" or not value.isalpha()
    return not others and name in {"BYDAY", "BYMONTHDAY"} and "," not in value and nth


def _on_weekdays(days: set[str], lang: Language) -> str:
    """Return days of the week as the language lists them: "Tuesday and Friday"."""
    if days == _FROM_MONDAY_TO_FRIDAY:
        return lang.t("On weekdays")
    names = [lang.weekday(index) for index, day in enumerate(WEEKDAYS) if day in days]
    words = "".join(
        names[int(piece.slot)] if piece.slot else piece.text for piece in lang.listed(len(names))
    )
    return words[:1].title() + words[1:]
