"""What a site's own templates may name without being looked at in full each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from mkdocs_gazette.build_cache.template_rules import looks_beyond


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.content }} {{ page.toc }} {{ page.file.src_uri }} {{ page.meta.title }}",
        "{{ page.next_page.title }} {{ config.site_name }} {{ config.extra.content_notice }}",
        "{% for item in nav %}{{ item.title }} {{ item.url | url }}{% endfor %}",
        "{{ gazette.post.title }} {{ gazette['post'].url }}",
        "{% if 'tags' in config.plugins %}…{% endif %}",
        "{{ gazette.related | map(attribute='title') | join }}",
    ],
)
def test_what_is_in_the_fingerprint_may_be_shown(tmp_path: Path, template: str) -> None:
    (tmp_path / "main.html").write_text(template)
    assert looks_beyond([tmp_path], Environment()) is None


@pytest.mark.parametrize(
    "template",
    [
        "{% for file in pages %}{{ file.page.title }}{% endfor %}",
        "{{ build_date_utc }}",
        "{{ page.update_date }}",
        "{{ page['update_date'] }}",
        "{{ page.next_page.content }}",
        "{{ nav.homepage.toc }}",
        "{% for item in nav %}{{ item.children[0].file.src_uri }}{% endfor %}",
        "{% for one in nav.pages %}{{ one.title }}{% endfor %}",
        "{{ nav | map(attribute='markdown') | join }}",
        "{{ nav | map(attribute=some.name) | join }}",
        "{{ config.plugins.blog.blog.posts }}",
        "{{ config.plugins['blog'].config }}",
        "{{ nav.homepage | attr('content') }}",
        "{{ nav.homepage | attr(name) }}",
        "{{ nav.homepage[name] }}",
        "{% broken",
    ],
)
def test_what_is_not_may_not(tmp_path: Path, template: str) -> None:
    (tmp_path / "partials").mkdir()
    path = tmp_path / "partials/content.html"
    path.write_text(template)
    assert looks_beyond([tmp_path], Environment()) == str(path)


def test_other_bytes_are_not_understood(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_bytes(b"\xff\xfe")
    assert looks_beyond([tmp_path], Environment()) == str(tmp_path / "main.html")
