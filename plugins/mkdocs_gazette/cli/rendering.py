"""Some posts of the publication as MkDocs renders them, without a build of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urljoin

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from selectolax.lexbor import LexborHTMLParser

from mkdocs_gazette.cli.publication import Holdings
from mkdocs_gazette.digest.contents import Beginning
from mkdocs_gazette.digest.plain import line
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.pages.excerpt import Excerpt
from mkdocs_gazette.pages.planning import SiteText, authored, plan
from mkdocs_gazette.pages.subscribe import PLACE, is_wanted

_LISTS = frozenset({"dl", "ol", "ul"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """What only rendering tells of posts, by their ids: titles that are headings, and beginnings.

    What is sent stands alone, so addresses in beginnings are whole.
    """

    titles: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, Beginning] = field(default_factory=dict)


def add_lists(holdings: Holdings) -> None:
    """Add the pages that a build would generate to the site's files, so that links find them."""
    config, files, edition = holdings.config, holdings.files, holdings.edition
    text = SiteText(config.site_name, config.site_description or "")
    lists = plan(
        edition.sources(files),
        text,
        holdings.publication,
        holdings.options,
        holdings.language,
        edition=edition,
    )
    for path in lists.pages:
        if path not in files.src_uris:
            files.append(_generated(path, holdings))


def _generated(path: str, holdings: Holdings) -> File:
    """Return a file for a page of the main language that only a build fills."""
    config, edition = holdings.config, holdings.edition
    place = path.removeprefix(f"{edition.locale}/") if edition.folders else path
    there = File(place, None, config.site_dir, config.use_directory_urls).dest_uri
    return File(path, None, config.site_dir, config.use_directory_urls, dest_uri=there)


def follow_address(holdings: Holdings) -> str | None:
    """Return the whole address of the page about subscribing, if the site has one."""
    if not is_wanted(holdings.publication, holdings.config, holdings.options):
        return None
    edition, files = holdings.edition, holdings.files
    own = authored(edition.sources(files), PLACE)
    page = files.src_uris[own] if own else _generated(edition.source(f"{PLACE}.md"), holdings)
    return urljoin(holdings.site_url, page.url)


def render(posts: Iterable[Post], holdings: Holdings) -> Rendered:
    """Render those of `posts` that lack a title or a description.

    Plugins other than the site's Markdown extensions take no part in it.
    """
    rendered = Rendered()
    for post in posts:
        if post.title and post.description:
            continue
        page = _page(holdings.files.src_uris[post.path], holdings)
        # MkDocs' title of a page is HTML.
        rendered.titles[post.id] = unescape(str(page.title or ""))
        separator = holdings.options.post_excerpt_separator
        excerpt = Excerpt(page.content or "", page.file.url, separator)
        rendered.beginnings[post.id] = beginning(excerpt, holdings.site_url)
    return rendered


def _page(file: File, holdings: Holdings) -> Page:
    page = Page(None, file, holdings.config)
    page.read_source(holdings.config)
    page.render(holdings.config, holdings.files)
    return page


def beginning(excerpt: Excerpt, root: str) -> Beginning:
    """Return how a post begins, to be told elsewhere than on its site, which is at `root`."""
    body = LexborHTMLParser(f"<body>{escape(root).join(excerpt.pieces)}").body
    if body is None or not excerpt.pieces:
        return Beginning()
    for link in body.css("a[href]"):
        link.attrs["href"] = urljoin(root, link.attrs.sget("href"))
    html = body.inner_html or ""
    for space in body.css("br"):
        space.replace_with(" ")
    paragraphs: list[str] = []
    for block in body.iter(include_text=True):
        entries = list(block.iter()) if block.tag in _LISTS else [block]
        paragraphs += (line(entry.text()) for entry in entries)
    return Beginning(html, tuple(filter(None, paragraphs)))
