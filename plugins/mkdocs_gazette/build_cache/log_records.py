"""What is logged while something is made, to be said again when it is taken from the cache."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("gazette")

Message = tuple[str, int, str]
"""The logger's name, the level, and the text."""


@dataclass
class Recording:
    """What was logged; not `complete` if a traceback went with it, which cannot be kept."""

    messages: list[Message] = field(default_factory=list)
    complete: bool = True


@contextmanager
def recording() -> Iterator[Recording]:
    """Note what this thread logs, whoever listens to it and whatever is filtered afterwards.

    That includes only what is logged at all at the present level: see `level`.
    """
    recorded, thread = Recording(), threading.get_ident()
    make = logging.getLogRecordFactory()

    def noting(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if threading.get_ident() == thread:
            recorded.messages.append((record.name, record.levelno, record.getMessage()))
            recorded.complete &= not (record.exc_info or record.stack_info)
        return record

    logging.setLogRecordFactory(noting)
    try:
        yield recorded
    finally:
        logging.setLogRecordFactory(make)


def level() -> int:
    """Return from which level on MkDocs' loggers, and so what they record, say anything."""
    return log.getEffectiveLevel()


def say(messages: Iterable[Message]) -> None:
    """Log `messages`, to all who listen now."""
    for name, at, text in messages:
        logger = logging.getLogger(name)
        # Not by `log`, which would note this place in the code and format the text.
        if logger.isEnabledFor(at):
            logger.handle(logger.makeRecord(name, at, "", 0, text, (), None))
