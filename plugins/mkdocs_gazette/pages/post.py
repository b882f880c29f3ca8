"""What surrounds a post: its head, its way through the series, its byline."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_gazette.language import Language, Piece, pieces
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.series import Run, Status, steady_window
from mkdocs_gazette.pages.entry import Day, Entries, Entry, Link, arrival
from mkdocs_gazette.pages.people import Credit, People, Person


@dataclass(frozen=True, slots=True)
class SeriesLink:
    """A series as a byline names it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SeriesNavigation:
    """The way through one series from one of its parts.

    `id` is that of the series. `total` is known once it is complete. `parts` is a window of
    constant size on the list of parts; None stands for parts left out. `length` counts all parts.
    `arrival` is the id in the post's head that links of this series lead to, `coming` the title
    planned for the part after the newest. `all_parts` leads to where those stand that are left out:
    those of the part's year or, of a short series, all. It is None where none are left out.
    """

    id: str
    title: str
    url: str
    arrival: str
    number: int
    total: int | None
    length: int
    previous: Entry | None
    next: Entry | None
    parts: tuple[Entry | None, ...]
    coming: str = ""
    all_parts: Link | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who made the post, and for what.

    `sentence` is in pieces whose slots are "authors", "series" and "subscribe"; `author_list`
    and `series_list` are in pieces whose slots are indexes into `authors` and `series`.
    `profiles` are the authors of whom there is more to show than the name, `credits` those who
    did something else than writing.
    """

    sentence: tuple[Piece, ...]
    authors: tuple[Person, ...]
    profiles: tuple[Person, ...]
    credits: tuple[Credit, ...]
    author_list: tuple[Piece, ...]
    series: tuple[SeriesLink, ...]
    series_list: tuple[Piece, ...]
    subscribe: Link | None
    updated: Day | None


def series_navigation(
    run: Run, post_id: str, entries: Entries, url: str, year_url: str | None = None
) -> SeriesNavigation:
    """Return the way through `run` from the post's part.

    `url` is that of the series' landing page, `year_url` that of the page of all parts of the
    post's year, which only long series have.
    """
    position = run.positions[post_id]
    length = len(run.parts)

    def entry(index: int) -> Entry | None:
        return entries.of_part(run.parts[index]) if 0 <= index < length else None

    return SeriesNavigation(
        id=run.series.id,
        title=run.series.title,
        url=url,
        arrival=arrival(run.series.id),
        number=run.parts[position].number,
        total=run.total,
        length=length,
        previous=entry(position - 1),
        next=entry(position + 1),
        parts=tuple(
            None if index is None else entry(index) for index in steady_window(length, position)
        ),
        coming=_coming(run) if position == length - 1 else "",
        all_parts=_all_parts(run, post_id, entries, url, year_url) if run.abridged else None,
    )


def _all_parts(run: Run, post_id: str, entries: Entries, url: str, year_url: str | None) -> Link:
    t = entries.language.t
    if year_url is None:
        return Link(t("All parts"), url)
    published = entries.posts[post_id].published
    # The page has months only where the parts follow each other in time.
    anchor = f"#{published.month}" if run.chronological else ""
    return Link(t("All parts of {year}", year=published.at.year), year_url + anchor)


def _coming(run: Run) -> str:
    series = run.series
    return series.planned[0] if series.planned and series.status is Status.RUNNING else ""


def byline(
    post: Post,
    series: tuple[SeriesLink, ...],
    subscribe: Link | None,
    entries: Entries,
    people: People,
) -> Byline:
    """Return the byline of `post`, which belongs to `series`."""
    language = entries.language
    authors = tuple(map(people.person, post.authors))
    named = tuple(SeriesLink(_in_sentence(link.title, language), link.url) for link in series)
    differs = post.updated is not None and post.updated.at.date() != post.published.at.date()
    return Byline(
        sentence=_sentence(post, len(series), subscribe, language),
        authors=authors,
        profiles=tuple(who for who in authors if who.avatar or who.description),
        credits=people.credited(post.contributors),
        author_list=language.listed(len(post.authors)) if post.authors else (),
        series=named,
        series_list=language.listed(len(series)) if series else (),
        subscribe=subscribe,
        updated=entries.day(post.updated) if post.updated and differs else None,
    )


def _sentence(
    post: Post, series: int, subscribe: Link | None, language: Language
) -> tuple[Piece, ...]:
    t, plural = language.t, language.plural
    if post.authors and series:
        text = plural(
            "This post was written by {authors} as part of the {series} series.",
            "This post was written by {authors} as part of the {series} series.",
            series,
        )
    elif post.authors:
        text = t("This post was written by {authors}.")
    elif series:
        text = plural(
            "This post is part of the {series} series.",
            "This post is part of the {series} series.",
            series,
        )
    else:
        text = ""
    return pieces(" ".join(filter(None, [text, t("{subscribe}.") if subscribe else ""])))


def _in_sentence(title: str, language: Language) -> str:
    """Return a series' title as it stands after an article: "the *Long War* series"."""
    return title.removeprefix("The ") if language.locale.language == "en" else title
