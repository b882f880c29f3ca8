"""The options under `subscribe:`."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Choice, DictOfItems, ListOfItems, Optional, SubConfig, Type

from mkdocs_gazette.option_types import SafeLink, SecureAddress


class Names(Type[str]):
    """A name that is part of an address: letters, digits, "-" and "_"."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is no such name."""
        name = str(value) if isinstance(value, int) else super().run_validation(value)
        if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
            raise ValidationError(f"Expected letters, digits, - and _, not {value!r}")
        return name


class MailConfig(Config):
    """How readers subscribe by mail: the form of a `service`, without any script of its.

    What else is needed depends on the service: see `NEEDED`.
    """

    service = Optional(Choice(("buttondown", "kit", "listmonk", "mailchimp", "form")))
    username = Optional(Names())
    form = Optional(Names())
    url = Optional(SecureAddress())
    lists = ListOfItems(Names(), default=[])
    action = Optional(SecureAddress())
    field = Type(str, default="email")
    fields = DictOfItems(Type(str), default={})
    tags = ListOfItems(Type(str), default=[])
    label = Optional(Type(str))
    note = Optional(Type(str))

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check each option, then whether the service has all that it needs."""
        failed, warnings = super().validate()
        if failed:
            return failed, warnings
        missing = self._missing()
        if missing:
            failed.append((next(iter(missing)), ValidationError(_remedy(self.service, missing))))
        elif self.service == "mailchimp" and not _is_mailchimps(str(self.action)):
            failed.append(("action", ValidationError(_MAILCHIMP)))
        return failed, warnings

    def _missing(self) -> dict[str, str]:
        """Return what has to be given, each with an example."""
        if self.service:
            return {name: one for name, one in NEEDED[self.service].items() if not self[name]}
        given = any(self[name] for needed in NEEDED.values() for name in needed)
        return {"service": f"buttondown  # or {', '.join(list(NEEDED)[1:])}"} if given else {}


NEEDED: dict[str, dict[str, str]] = {
    "buttondown": {"username": "your-name"},
    "kit": {"form": "1234567"},
    "listmonk": {
        "url": "https://lists.example.org",
        "lists": "[e7b4c8d2-0000-4000-8000-000000000000]",
    },
    "mailchimp": {"action": "https://….list-manage.com/subscribe/post?u=…&id=…"},
    "form": {"action": "https://lists.example.org/subscribe"},
}
"""What the services need, each with an example."""

_MAILCHIMP = (
    "Expected the address in Mailchimp's own form, with u= and id= in it, such as "
    + NEEDED["mailchimp"]["action"]
)


def _is_mailchimps(address: str) -> bool:
    return {"u", "id"} <= set(parse_qs(urlsplit(address).query))


def _remedy(service: str | None, missing: dict[str, str]) -> str:
    options = "".join(f"\n          {name}: {example}" for name, example in missing.items())
    chosen = f"\n          service: {service}" if service else ""
    return (
        f"subscribe.mail needs {', '.join(missing)}. Write in mkdocs.yml:\n"
        f"plugins:\n  - gazette:\n      subscribe:\n        mail:{chosen}{options}"
    )


class SubscribeConfig(Config):
    """Where "Subscribe" leads, if not to the page about it, and how readers subscribe by mail."""

    label = Optional(Type(str))
    url = Optional(SafeLink())
    mail = SubConfig(MailConfig)
