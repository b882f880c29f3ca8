"""Which post an old page has become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_gazette.importers.found import Page
from mkdocs_gazette.importers.pages import Posts
from tests.model.sample_posts import sample_post

SITE = "https://new.example/daily/posts"
POSTS = {
    post.id: post
    for post in (
        replace(
            sample_post("dusk", 1),
            path="posts/dusk.md",
            title="Dusk & after",
            aliases=("2019/05/nightfall", "archive/p7.html"),
        ),
        replace(sample_post("2020-01-05-dawn", 2), path="posts/2020-01-05-dawn.md", title="Dawn"),
        replace(sample_post("a", 3), path="posts/x/same.md", title="Twice"),
        replace(sample_post("b", 4), path="posts/y/same.md", title="Twice"),
        replace(sample_post("émile", 5), path="posts/émile.md", title="Émile"),
    )
}
ADDRESSES = {
    "dusk": f"{SITE}/dusk/",
    "2020-01-05-dawn": f"{SITE}/2020-01-05-dawn/",
    "a": f"{SITE}/x/same/",
    "b": f"{SITE}/y/same/",
    "émile": f"{SITE}/%C3%A9mile/",
}


@pytest.mark.parametrize(
    ("names", "title", "post"),
    [
        (["https://new.example/daily/posts/dusk/"], "", "dusk"),
        (["https://old.example/daily/posts/dusk"], "", "dusk"),
        (["http://old.example/posts/dusk/index.html"], "", "dusk"),
        (["/posts/dusk.html"], "", "dusk"),
        (["posts/dusk/"], "", "dusk"),
        (["https://old.example/blog/dusk.php?x=1#y"], "", "dusk"),
        (["DUSK"], "", "dusk"),
        (["https://old.example/blog/2019/05/nightfall/"], "", None),
        (["https://old.example/2019/05/nightfall/"], "", "dusk"),
        (["https://old.example/05/nightfall/"], "", "dusk"),
        (["/archive/p7"], "", "dusk"),
        (["", "dusk"], "", "dusk"),
        (["https://old.example/2020/01/05/dawn/"], "", "2020-01-05-dawn"),
        (["https://old.example/dawn"], "", "2020-01-05-dawn"),
        (["https://old.example/posts/%C3%A9mile/"], "", "émile"),
        (["https://old.example/x/same/"], "", "a"),
        (["https://old.example/same/"], "", None),
        (["https://old.example/?p=7"], "dusk & AFTER", "dusk"),
        (["https://old.example/?p=7"], "Dusk & after - The Daily", "dusk"),
        (["https://old.example/?p=7"], "Dusk & after | The Daily", "dusk"),
        (["https://old.example/?p=7"], "Dusk & after - Another", None),
        ([], "Twice", None),
        (["https://old.example/"], "", None),
        (["https://old.example/index.html"], "", None),
        (["index"], "", None),
        ([], "", None),
        (["http://[broken"], "", None),
        (["../../etc/passwd"], "", None),
        (["https://old.example/chosen"], "Dawn", "b"),
        (["https://old.example/posts/dusk/"], "A chosen title", "b"),
    ],
)
def test_a_page_becomes_a_post(names: list[str], title: str, post: str | None) -> None:
    chosen = {"https://old.example/chosen": "b", "A chosen title": "b"}
    posts = Posts(POSTS, ADDRESSES, chosen, "The Daily")
    assert posts.of(Page(tuple(names), title)) == post
