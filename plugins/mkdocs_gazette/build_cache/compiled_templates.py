"""Templates compiled once in the life of a process, for builds that follow each other."""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment


class CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to, by their source.

    In memory alone: code that was read from a file would run, whoever wrote it.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code, if there is any."""
        bucket.code = self._codes.get(_key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket."""
        if bucket.code is not None:
            self._codes[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> tuple[object, ...]:
    """Return all that decides what a source is compiled to."""
    env: Environment = bucket.environment
    return (
        bucket.key,
        bucket.checksum,
        tuple(env.extensions),
        (env.autoescape, env.optimized, env.is_async, env.finalize),
        (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, env.newline_sequence),
        # What filters and tests are called with is part of the code.
        *(
            frozenset((name, getattr(function, "jinja_pass_arg", None)) for name, function in known)
            for known in (env.filters.items(), env.tests.items())
        ),
    )
