"""Builds with `--dirty`, which make only what MkDocs thinks has changed.

MkDocs goes by the times of a page's own files. A page that lists posts changes with these, too, and
must be made; but then the posts that it lists have not been rendered.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from mkdocs.structure.files import File, Files

from mkdocs_gazette.pages.excerpt import Excerpt

_DIRECTIVE = "<!-- gazette:"
"""What a list within another page begins with."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What earlier builds of this process have learnt by rendering posts.

    `titles` are those of posts that have none in their front matter, `excerpts` how posts begin,
    both by source path.
    """

    titles: dict[str, str] = field(default_factory=dict)
    excerpts: dict[str, Excerpt] = field(default_factory=dict)

    def have_made(self, files: Files, lists: Container[str], posts: Iterable[str]) -> None:
        """Have all pages made that list posts, and the posts of which nothing is known yet.

        `lists` and `posts` are source paths.
        """
        unknown = {path for path in posts if path not in self.excerpts}
        for file in files.documentation_pages():
            path = file.src_uri
            if path in lists or path in unknown or _DIRECTIVE in file.content_string:
                _count_as_modified(file)


def _count_as_modified(file: File) -> None:
    """Have MkDocs make a page: `is_modified` is public, and all that it asks."""
    file.is_modified = lambda: True  # type: ignore[method-assign]
