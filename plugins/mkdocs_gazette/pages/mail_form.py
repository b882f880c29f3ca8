"""The form with which readers subscribe by mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from mkdocs_gazette.subscribe_options import MailConfig


@dataclass(frozen=True, slots=True)
class MailForm:
    """A form that sends a reader's address to a service at `host`.

    `field` is the name of the field for the address, `hidden` are names and values that go with
    it. What robots fill in is the field called `trap`, "" if there is none. `label` and `note` are
    the publication's own words, or "".
    """

    action: str
    field: str
    hidden: tuple[tuple[str, str], ...]
    host: str
    trap: str = ""
    label: str = ""
    note: str = ""


def mail_form(options: MailConfig) -> MailForm | None:
    """Return the form that `options` describe, as the service's own has it, None without one."""
    trap = ""
    match options.service:
        case "buttondown":
            action = f"https://buttondown.com/api/emails/embed-subscribe/{options.username}"
            field, hidden = "email", [("embed", "1"), *(("tag", tag) for tag in options.tags)]
        case "kit":
            action = f"https://app.kit.com/forms/{options.form}/subscriptions"
            field, hidden = "email_address", [("tags[]", tag) for tag in options.tags]
        case "listmonk":
            action = f"{str(options.url).rstrip('/')}/subscription/form"
            field, hidden, trap = "email", [("l", uuid) for uuid in options.lists], "nonce"
        case "mailchimp":
            action = str(options.action)
            known = parse_qs(urlsplit(action).query)
            field, hidden = "EMAIL", [("tags", tag) for tag in options.tags]
            trap = f"b_{known['u'][0]}_{known['id'][0]}"
        case "form":
            action, field, hidden = str(options.action), options.field, list(options.fields.items())
        case _:
            return None
    return MailForm(
        action=action,
        field=field,
        hidden=tuple(hidden),
        host=urlsplit(action).hostname or "",
        trap=trap,
        label=options.label or "",
        note=options.note or "",
    )
