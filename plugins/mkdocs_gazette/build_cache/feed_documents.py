"""Documents of feeds as they were written before, for as long as all posts in them are the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_gazette.build_cache.fingerprints import Fingerprints, environment
from mkdocs_gazette.build_cache.site_inputs import ourselves

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_gazette.build_cache.crew import Crew
    from mkdocs_gazette.build_cache.site_state import SiteState
    from mkdocs_gazette.feeds.files import FeedFile


def keep_documents(
    documents: Iterable[FeedFile],
    state: SiteState,
    store: Crew,
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Have `documents` taken from the cache, as far as they are there."""
    fingerprints = Fingerprints()
    media = [
        (file.url, _size(file)) for file in files.media_files() if _may_be_enclosed(file, config)
    ]
    site = fingerprints.of(
        "feed", environment(), ourselves(), state.skeleton, media,
        config.site_name, config.site_author,
    )  # fmt: skip

    def document(file: FeedFile) -> bytes:
        key = fingerprints.of(site, file.dest_uri, [state.of_post(id_) for id_ in file.posts])
        kept = store.get(key)
        if kept is None:
            kept = make[file.dest_uri]()
            store.put(key, kept)
        return kept

    make = {}
    for file in documents:
        make[file.dest_uri] = file.make
        file.make = partial(document, file)


def _may_be_enclosed(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir in {None, config.docs_dir}


def _size(file: File) -> int:
    path = file.abs_src_path
    return Path(path).stat().st_size if path else len(file.content_bytes)
