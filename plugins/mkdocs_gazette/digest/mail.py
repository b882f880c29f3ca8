"""A digest as one mail, RFC 5322."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import Any


def sender_fits(address: str) -> bool:
    """Tell whether `address` is one mailbox, with or without a name, as a From line holds it."""
    if not address.isprintable():
        return False
    header: Any = SMTP.header_factory("From", address)
    found = header.addresses
    return not header.defects and len(found) == 1 and bool(found[0].username and found[0].domain)


def mail(  # noqa: PLR0913 - all that a mail consists of
    subject: str, text: str, html: str, *, at: datetime, language: str, sender: str | None = None
) -> bytes:
    """Return a mail that reads the same as `text` and as `html`, to whomever it is sent.

    It says nothing of recipients, and of a `sender` only if there is one. The same digest makes
    the same mail.
    """
    message = EmailMessage(SMTP)
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    if sender:
        message["From"] = sender
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # Not earlier, since new content takes away what is said of the old.
    message["Content-Language"] = language
    message.set_boundary(f"digest-{sha256(f'{text}{html}'.encode()).hexdigest()[:32]}")
    return message.as_bytes()
