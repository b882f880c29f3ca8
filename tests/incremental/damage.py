"""What can happen to a cache on a disk."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

CACHE = Path(".cache/gazette")
"""Where a project's cache is, seen from mkdocs.yml."""

FUTURE_S = 2**31 - 1
"""A time in 2038, in seconds since 1970."""

Damage = Callable[[Path, random.Random], None]


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder`, in an order that is always the same."""
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def flip_bits(folder: Path, rng: random.Random) -> None:
    """Turn one bit in every file."""
    for file in files_below(folder):
        content = bytearray(file.read_bytes())
        if content:
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
            file.write_bytes(content)


def truncate(folder: Path, rng: random.Random) -> None:
    """Cut every file short, some to nothing."""
    for file in files_below(folder):
        os.truncate(file, rng.randrange(max(file.stat().st_size, 1)))


def overwrite(folder: Path, rng: random.Random) -> None:
    """Fill every file with something else."""
    for file in files_below(folder):
        file.write_bytes(rng.randbytes(file.stat().st_size))


def lose_some(folder: Path, rng: random.Random) -> None:
    """Delete about half of the files."""
    for file in files_below(folder):
        if rng.random() < 1 / 2:
            file.unlink()


def postdate(folder: Path, rng: random.Random) -> None:
    """Let every file come from the future."""
    for file in files_below(folder):
        os.utime(file, (FUTURE_S, FUTURE_S - rng.randrange(1000)))


DAMAGES: tuple[Damage, ...] = (flip_bits, truncate, overwrite, lose_some, postdate)
