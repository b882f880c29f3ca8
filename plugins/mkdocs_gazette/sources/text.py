"""Bytes of an author's file as text."""

from __future__ import annotations

from mkdocs_gazette.errors import Problem


class UnreadableTextError(ValueError):
    """The bytes are not UTF-8 text; the message says what stands where."""

    def problem(self, file: str) -> Problem:
        """Return what to tell the author of `file`."""
        return Problem(
            file,
            f"this is not a text file in UTF-8: {self}.",
            "Save it as UTF-8, or move it out of the posts if it is not text.",
        )


def decode(raw: bytes) -> str:
    """Return `raw` as text with Unix line ends and without a byte order mark.

    Raises UnreadableTextError for bytes that are not UTF-8, and for binary files.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{raw[error.start]:02x} at position {error.start}"
        raise UnreadableTextError(byte) from error
    if "\0" in text:
        raise UnreadableTextError(f"a NUL character at position {text.index(chr(0))}")
    return text.replace("\r\n", "\n").replace("\r", "\n")
