"""Documents of feeds as they were written before, for as long as all posts in them are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_gazette.build_cache.fingerprints import environment, fingerprint
from mkdocs_gazette.build_cache.site_inputs import ourselves

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_gazette.build_cache.crew import Crew
    from mkdocs_gazette.build_cache.site_state import SiteState
    from mkdocs_gazette.feeds.files import FeedFile

WORTH_HELP = 4
"""After how many documents that had to be made other processes are asked to help."""


def keep_documents(
    documents: Sequence[FeedFile],
    state: SiteState,
    store: Crew,
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Have `documents`, which will be written in this order, taken from the cache.

    They are as far as they are there; if it turns out that many are not, others help.
    """
    enclosed = (file for file in files.media_files() if _may_be_enclosed(file, config))
    media = [(file.url, _size(file)) for file in enclosed]
    site = fingerprint(
        "feed", environment(), ourselves(), state.skeleton, media,
        config.site_name, config.site_author,
    )  # fmt: skip
    tasks = [
        _Document(file.make, fingerprint(site, file.dest_uri, *map(state.of_post, file.posts)))
        for file in documents
    ]
    made = 0

    def document(index: int) -> bytes:
        nonlocal made
        store.reached(index)
        kept = store.get(tasks[index].key)
        if kept is None:
            made += 1
            if made == WORTH_HELP:
                store.begin(range(len(tasks)), document)
            kept = tasks[index].make()
            store.put(tasks[index].key, kept)
        return kept

    for index, file in enumerate(documents):
        file.make = partial(document, index)


@dataclass(frozen=True, slots=True)
class _Document:
    make: Callable[[], bytes]
    key: bytes


def _may_be_enclosed(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir in {None, config.docs_dir}


def _size(file: File) -> int:
    path = file.abs_src_path
    return Path(path).stat().st_size if path else len(file.content_bytes)
