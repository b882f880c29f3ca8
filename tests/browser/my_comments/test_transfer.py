"""Comments leave and enter the browser in a file, whatever is in that file."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.my_comments.library_page import LibraryPage, comment


def plain(stored: dict[str, object]) -> dict[str, object]:
    """Return a stored comment without what only storage adds."""
    return {name: value for name, value in stored.items() if name != "version"}


def test_the_file_has_everything_in_the_published_format(library: LibraryPage) -> None:
    deleted = comment(2, name="", body="", deleted="2026-06-29T10:00:00Z")
    library.open(comment(1, body="面包 \u2028 \ud83d\ude00"), deleted, comment(3, "a:b"))
    file = json.loads(library.exported())
    assert file["format"] == "gazette-comments"
    assert file["version"] == 1
    assert file["site"] == library.server.url
    age = datetime.now(UTC) - datetime.fromisoformat(file["exported"])
    assert abs(age.total_seconds()) < 600
    assert file["comments"] == [plain(stored) for stored in library.stored()]
    expect(library.status).to_have_text("Exported comments: 2.")
    expect(library.widget.get_by_text("Last export: today.")).to_be_visible()


def test_export_then_clearing_then_import_brings_all_back(library: LibraryPage) -> None:
    library.open(comment(1), comment(2, "a:b", state="accepted"), comment(3, "gone"))
    before = library.stored()
    text = library.exported()
    library.page.evaluate("localStorage.clear()")
    library.page.reload()
    library.ready()
    expect(library.comments).to_have_count(0)
    library.choose(text)
    expect(library.status).to_have_text("3 new.")
    expect(library.comments).to_have_count(3)
    assert library.stored() == before
    library.choose(text)
    expect(library.status).to_have_text("3 already here.")
    assert library.stored() == before


def test_an_import_says_what_came_of_each_comment(library: LibraryPage) -> None:
    newer = "2026-06-29T10:00:00.000Z"
    library.open(comment(1, body="mine", edited=newer), comment(2), comment(3))
    library.choose(
        library.export_file(
            comment(1, body="older"),
            comment(2, body="edited elsewhere", edited=newer),
            comment(3),
            comment(4),
            7,
            {},
            {**comment(5), "id": "x"},
            comment(6, body="x" * 10_001),
            comment(7, created="2999-01-01T00:00:00Z"),
            comment(3, "two"),
        )
    )
    expect(library.status).to_have_text(
        "1 new. 1 newer than here. 2 already here. 6 refused: not a comment (1), no valid id (2), "
        "too long (1), dated in the future (1), on another post here (1)."
    )
    bodies = [stored["body"] for stored in library.stored()]
    assert bodies == ["mine", "edited elsewhere", "Comment 3", "Comment 4"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"format": "gazette-comments", "version": 1, "comments": [{"id', "its end is missing"),
        ("", "its end is missing"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "damaged"),
        ("[" * 100_000, "damaged"),
        ("null", "no export of comments"),
        ('{"comments": []}', "no export of comments"),
        ('{"format": "gazette-comments", "version": 2, "comments": []}', "a newer version"),
        (b" " * (50 * 2**20), "larger than any export"),
    ],
    ids=["cut off", "empty", "binary", "deep", "null", "foreign", "newer", "50 MB"],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    library: LibraryPage, tmp_path_factory: pytest.TempPathFactory, content: str | bytes, said: str
) -> None:
    library.open(comment(1))
    before = library.entries()
    file = tmp_path_factory.mktemp("file") / "comments.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    library.file.set_input_files(file)
    expect(library.status).to_contain_text("Nothing imported")
    expect(library.status).to_contain_text(said)
    assert library.entries() == before
    library.choose(library.export_file(comment(2)))
    expect(library.status).to_have_text("1 new.")


def test_hostile_comments_are_text(library: LibraryPage) -> None:
    payload = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{count}'
    library.open()
    library.choose(
        library.export_file(
            comment(1, body=payload, name=payload, url="javascript:window.pwned=1"),
            comment(2, payload),
            comment(3, "__proto__"),
            {"__proto__": {"pwned": 1}, **comment(4, "constructor")},
            json.loads('{"toString": 1, "id": {"a": []}}'),
        )
    )
    expect(library.status).to_have_text("4 new. 1 refused: no valid id (1).")
    expect(library.comments).to_have_count(4)
    expect(library.list.get_by_text(payload)).to_have_count(2)
    assert library.widget.locator("img, script").count() == 0
    assert library.page.evaluate("window.pwned ?? ({}).pwned ?? null") is None


def test_a_file_of_another_site_is_asked_about(library: LibraryPage) -> None:
    library.open(comment(1))
    file = library.export_file(comment(2), site="https://old.example/<b>")
    library.choose(file)
    expect(library.status).to_contain_text("from another site: https://old.example/<b>.")
    decline = library.widget.get_by_role("button", name="Do not import it")
    accept = library.widget.get_by_role("button", name="Import it all the same")
    expect(decline).to_be_focused()
    expect(library.comments).to_have_count(1)
    decline.press("Enter")
    expect(accept).to_be_hidden()
    expect(library.status).to_have_text("")
    expect(library.file).to_be_focused()
    expect(library.comments).to_have_count(1)
    library.choose(file)
    accept.click()
    expect(library.status).to_have_text("1 new.")
    expect(library.comments).to_have_count(2)
    expect(accept).to_be_hidden()
    expect(library.file).to_be_focused()


@pytest.mark.parametrize("named", [None, 7, ""])
def test_a_file_of_an_unknown_site_is_asked_about_too(library: LibraryPage, named: object) -> None:
    library.open()
    library.choose(library.export_file(comment(1), site=named))
    expect(library.status).to_contain_text("from another site: ?.")
    expect(library.comments).to_have_count(0)


def test_another_file_replaces_the_question(library: LibraryPage) -> None:
    library.open()
    library.choose(library.export_file(comment(1), site="https://old.example/"))
    accept = library.widget.get_by_role("button", name="Import it all the same")
    expect(accept).to_be_visible()
    library.choose(library.export_file(comment(2)))
    expect(library.status).to_have_text("1 new.")
    expect(accept).to_be_hidden()


def test_an_empty_file_says_so(library: LibraryPage) -> None:
    library.open()
    library.choose(library.export_file())
    expect(library.status).to_have_text("The file holds no comments.")


FILL = """left => {
    localStorage.setItem("other", "");
    let size = 2 ** 23;
    let text = "";
    for (; size >= 1; size /= 2) {
        try {
            localStorage.setItem("other", text + "x".repeat(size));
            text += "x".repeat(size);
        } catch {}
    }
    localStorage.setItem("other", text.slice(left));
}"""


def test_full_storage_takes_what_fits_and_loses_nothing(library: LibraryPage, page: Page) -> None:
    library.open(comment(1))
    page.evaluate(FILL, 2000)
    edited = comment(1, body="x" * 9000, edited="2026-06-29T10:00:00.000Z")
    new = [comment(number, body="y" * 500) for number in range(2, 8)]
    library.choose(library.export_file(*new))
    expect(library.status).to_have_text("2 new. This browser's storage is full: 4 did not fit.")
    expect(library.comments).to_have_count(3)
    library.choose(library.export_file(edited))
    expect(library.status).to_have_text("This browser's storage is full: 1 did not fit.")
    assert library.stored()[0]["body"] == "Comment 1"
    page.evaluate("localStorage.removeItem('other')")
    library.choose(library.export_file(*new, edited))
    expect(library.status).to_have_text("4 new. 1 newer than here. 2 already here.")
