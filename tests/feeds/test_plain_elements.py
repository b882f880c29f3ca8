"""What Material shows by styles and scripts, as any app for feeds can show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from markdown import Markdown  # type: ignore[import-untyped]
from pymdownx import emoji  # type: ignore[import-untyped]

from mkdocs_gazette.feeds.content import feed_text
from tests.feeds.rendered import rendered

PAGE = "https://example.org/daily/posts/first/"

CODE = """\
    ```c title="a.c" linenums="1" hl_lines="2"
    int x;

    if (x < 1) y;
    ```
    """
PLAIN_CODE = "<pre><code>int x;\n\nif (x &lt; 1) y;</code></pre>"

TABS = """\
    === "One *more*"

        First.

    === "Two"

        1. Second.
    """
PLAIN_TABS = """\
<p><strong>One <em>more</em></strong></p>
<p>First.</p>
<p><strong>Two</strong></p>
<ol>
<li>Second.</li>
</ol>"""


def plain(html: str) -> str:
    """Return what becomes of `html`, without lines that hold nothing."""
    return "\n".join(filter(str.strip, feed_text(html, PAGE).html.splitlines()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- [x] done **b**\n- [ ] open\n- no task",
            "<ul>\n<li>☑ done <strong>b</strong></li>\n<li>☐ open</li>\n<li>no task</li>\n</ul>",
        ),
        (
            "- [ ] open\n\n    more",
            "<ul>\n<li>\n<p>☐ open</p>\n<p>more</p>\n</li>\n</ul>",
        ),
        (
            '!!! note "Its *title*"\n    Text',
            "<blockquote>\n<p><strong>Its <em>title</em></strong></p>\n<p>Text</p>\n</blockquote>",
        ),
        ('!!! tip inline end ""\n    Text', "<blockquote>\n<p>Text</p>\n</blockquote>"),
        (
            '??? warning "Folded"\n    !!! note\n        Text',
            (
                "<blockquote>\n<p><strong>Folded</strong></p>\n<blockquote>\n"
                "<p><strong>Note</strong></p>\n<p>Text</p>\n</blockquote>\n</blockquote>"
            ),
        ),
        ("`#!py x = [1]` and `y`", "<p><code>x = [1]</code> and <code>y</code></p>"),
        ("Text\n\n    <b> code", "<p>Text</p>\n<pre><code>&lt;b&gt; code</code></pre>"),
        ("```mermaid\ngraph LR\n```", "<pre><code>graph LR</code></pre>"),
        (":smile: is :material-home: there", "<p>😄 is  there</p>"),
        ("++ctrl+del++", "<p><kbd>Ctrl</kbd>+<kbd>Del</kbd></p>"),
        (
            "If $x<y$\n\n$$\nx^2\n$$",
            "<p>If \\(x&lt;y\\)</p>\n<div>\\[\nx^2\n\\]</div>",
        ),
        (
            "==m== ^^i^^ ~~d~~ H~2~O x^2^",
            "<p><mark>m</mark> <ins>i</ins> <del>d</del> H<sub>2</sub>O x<sup>2</sup></p>",
        ),
        ("# Title\n\n## Part\n\n# Other", "<h2>Part</h2>\n<h1>Other</h1>"),
        ("Text\n\n# Not the title", "<p>Text</p>\n<h1>Not the title</h1>"),
        ("<!-- note -->\n\n# Title\n\nText", "<p>Text</p>"),
        ("Above.\n\n<!-- more -->\n\nBelow.", "<p>Above.</p>\n<p>Below.</p>"),
        (
            "| a | b |\n|:-:|--:|\n| 1 | 2 |",
            (
                "<table>\n<thead>\n<tr>\n"
                '<th align="center">a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n'
                "<tbody>\n<tr>\n"
                '<td align="center">1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>'
            ),
        ),
        ("term\n:   what it is", "<dl>\n<dt>term</dt>\n<dd>what it is</dd>\n</dl>"),
        ("The W3C\n\n*[W3C]: A *body*", '<p>The <abbr title="A *body*">W3C</abbr></p>'),
        (
            (
                "<figure markdown>\n![x](a.png){ width=30 loading=lazy }\n"
                "<figcaption>C</figcaption>\n</figure>"
            ),
            (
                f'<figure>\n<p><img alt="x" src="{PAGE}a.png" width="30"></p>\n'
                "<figcaption>C</figcaption>\n</figure>"
            ),
        ),
        (
            "![a](a.png#only-light)\n![b](b.png#only-dark)",
            f'<p><img alt="a" src="{PAGE}a.png">\n</p>',
        ),
        ("![b](b.png#only-dark)\n\nText", "<p>Text</p>"),
        (
            '<div class="grid cards" markdown>\n\n- one\n\n</div>',
            "<div>\n<ul>\n<li>one</li>\n</ul>\n</div>",
        ),
        ('P\n{ #i .c style="color: red" data-x=1 onclick=x aria-label=y role=z }', "<p>P</p>"),
    ],
)
def test_what_extensions_make_becomes_plain(text: str, expected: str) -> None:
    assert plain(rendered(text)) == expected


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"anchor_linenums": True, "linenums_style": "table"},
        {"linenums_style": "inline"},
        {"linenums_style": "pymdownx-inline"},
    ],
)
def test_highlighted_code_is_its_text_below_the_name_of_its_file(
    settings: Mapping[str, Any],
) -> None:
    html = rendered(CODE, highlight=settings)
    assert feed_text(html, PAGE).html == f"<p><strong>a.c</strong></p>{PLAIN_CODE}"


@pytest.mark.parametrize("linenums", [{}, {"linenums": True}])
def test_code_that_another_extension_highlights_is_its_text(linenums: Mapping[str, Any]) -> None:
    html = Markdown(
        extensions=["codehilite"], extension_configs={"codehilite": dict(linenums)}
    ).convert("    #!python\n    x = 1\n    y = 2\n")
    assert 'class="codehilite' in html
    assert feed_text(html, PAGE).html == "<pre><code>x = 1\ny = 2</code></pre>"


def test_code_that_no_library_highlights_is_its_text() -> None:
    html = rendered("```c\nint x;\n```", highlight={"use_pygments": False})
    assert plain(html) == "<pre><code>int x;</code></pre>"


def test_other_preformatted_text_keeps_its_marks() -> None:
    html = '<pre class="poem">\n  A <em>rose</em>\n</pre>'
    assert feed_text(html, PAGE).html == "<pre>  A <em>rose</em>\n</pre>"
    assert plain('<div class="highlight"><p>Mine</p></div>') == "<p>Mine</p>"


@pytest.mark.parametrize("settings", [{"alternate_style": True}, {}])
def test_each_tab_stands_below_its_label(settings: Mapping[str, Any]) -> None:
    html = rendered(TABS, tabbed=settings)
    assert plain(html) == PLAIN_TABS


@pytest.mark.parametrize("settings", [{"custom_checkbox": True}, {}])
def test_boxes_of_tasks_become_characters(settings: Mapping[str, Any]) -> None:
    html = rendered("1. [X] done\n2. [ ] open", tasklist=settings)
    assert plain(html) == "<ol>\n<li>☑ done</li>\n<li>☐ open</li>\n</ol>"


def test_pictures_of_characters_become_characters() -> None:
    for index, generator in [
        (emoji.twemoji, emoji.to_png),
        (emoji.emojione, emoji.to_png),
        (emoji.gemoji, emoji.to_png),
    ]:
        settings = {"emoji_index": index, "emoji_generator": generator}
        assert plain(rendered(":smile:", emoji=settings)) == "<p>😄</p>"
    own = '<p><img class="gemoji" alt=":octocat:" src="https://e.example/o.png"></p>'
    assert plain(own) == '<p><img alt=":octocat:" src="https://e.example/o.png"></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<iframe src="https://v.example/1" title="A film"></iframe>',
            '<p><a href="https://v.example/1">A film</a></p>',
        ),
        (
            '<p>See <iframe src="//v.example/1"></iframe></p>',
            '<p>See <a href="https://v.example/1">v.example</a></p>',
        ),
        ('<embed src="a.pdf">', f'<p><a href="{PAGE}a.pdf">example.org</a></p>'),
        ('<object data="a.pdf"><p>x</p></object>', f'<p><a href="{PAGE}a.pdf">example.org</a></p>'),
        ("<object><p>instead</p></object>", "<p>instead</p>"),
        ("<iframe srcdoc='<p>x</p>'></iframe><iframe src='about:blank'></iframe>", ""),
        ("<math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>", "x^2"),
        ("<p><math><mi>x</mi></math></p>", "<p>x</p>"),
    ],
)
def test_what_apps_do_not_embed_becomes_a_link_or_text(html: str, expected: str) -> None:
    assert plain(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script><style>x</style><noscript>x</noscript><template><p>x</p></template>",
        "<form><p>x</p><input value=x><button>x</button></form><button>x</button><input value=x>",
        "<select><option>x</select><textarea>x</textarea><dialog open>x</dialog>",
        "<svg><title>x</title><text>x</text></svg>",
        "<p hidden>x</p><div class='gz-all-parts'><p>x</p></div><p class='a\ngz-b'>x</p>",
        "<span class='md-annotation'>x</span><div class='md-annotation__inline'>x</div>",
        "<a class=headerlink href=#x>¶</a><!-- gazette: latest --><a id=anchor></a>",
    ],
)
def test_what_is_no_text_goes_with_all_it_holds(html: str) -> None:
    assert plain(html) == ""
    assert plain(f"<p>Text</p>{html}") == "<p>Text</p>"


def test_what_only_looks_like_what_extensions_make_is_left() -> None:
    assert plain("<p><input type=checkbox checked> no task</p>") == "<p> no task</p>"
    assert plain("<p>In <span class=filename>a.c</span>.</p>") == "<p>In a.c.</p>"
    table = "<table><tbody><tr><td>x</td></tr></tbody></table>"
    assert plain(table.replace("<td", "<td style='color: red; text-align: inherit'")) == table


def test_prose_elements_keep_what_their_meaning_needs() -> None:
    kept = (
        '<p dir="rtl" lang="ar">نص <span lang="en">word</span></p>'
        '<ol reversed="" start="3" type="a"><li value="2">x</li></ol>'
        '<time datetime="2026-01-01">New Year</time><ruby>漢<rp>(</rp><rt>kan</rt></ruby>'
        '<table><caption>c</caption><tbody><tr><th scope="row" colspan="2">h</th>'
        '<td rowspan="2" align="left">d</td></tr></tbody></table>'
    )
    attributes = ("lang=", "dir=", "start=", "reversed=", "type=", "value=", "datetime=", "scope=")
    html = feed_text(kept, PAGE).html
    assert len(html) == len(kept)
    assert all(html.count(name) == kept.count(name) for name in (*attributes, "span=", "align="))
