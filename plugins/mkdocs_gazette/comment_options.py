"""The options of the comment systems that a site can use instead of Gazette's own comments."""

from __future__ import annotations

import re
from typing import ClassVar

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import Choice, Optional, Type

from mkdocs_gazette.option_types import WebAddress


class Repository(Type[str]):
    """A repository on GitHub, as "owner/name"."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is not of the form "owner/name"."""
        repository = super().run_validation(value)
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository, re.ASCII):
            raise ValidationError(f"Expected a repository as owner/name, not {value!r}")
        return repository


class Thread(Choice[str]):
    """What ties a thread to its post: the post's id, which outlives its address, or the address."""

    def __init__(self) -> None:
        super().__init__(("id", "address"), default="id")


class ProviderConfig(Config):
    """The options of one comment system.

    `title` is its name for readers. `required` are the options that it cannot do without, each
    with an example; they are checked when it is chosen.
    """

    title: ClassVar[str]
    required: ClassVar[dict[str, str]]

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        raise NotImplementedError

    def missing(self) -> dict[str, str]:
        """Return those of `required` that are not given."""
        return {name: example for name, example in self.required.items() if not self[name]}


class GiscusConfig(ProviderConfig):
    """Giscus: comments in a repository's GitHub Discussions."""

    title = "giscus"
    required: ClassVar = {
        "repo": "owner/name",
        "repo_id": "R_…  # giscus.app shows it",
        "category": "Announcements",
        "category_id": "DIC_…  # giscus.app shows it",
    }
    repo = Optional(Repository())
    repo_id = Optional(Type(str))
    category = Optional(Type(str))
    category_id = Optional(Type(str))
    mapping = Choice(("id", "pathname", "url", "title", "og:title"), default="id")
    strict = Type(bool, default=True)
    reactions = Type(bool, default=True)
    input_position = Choice(("top", "bottom"), default="bottom")
    theme_light = Type(str, default="light")
    theme_dark = Type(str, default="dark")
    lang = Optional(Type(str))
    host = WebAddress(default="https://giscus.app")

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        return self.host


class UtterancesConfig(ProviderConfig):
    """Utterances: comments in a repository's GitHub issues."""

    title = "utterances"
    required: ClassVar = {"repo": "owner/name"}
    repo = Optional(Repository())
    label = Optional(Type(str))
    issue_term = Choice(("id", "pathname", "url", "title", "og:title"), default="id")
    theme_light = Type(str, default="github-light")
    theme_dark = Type(str, default="github-dark")
    host = WebAddress(default="https://utteranc.es")

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        return self.host


class IssoConfig(ProviderConfig):
    """Isso: comments on a small server of one's own."""

    title = "Isso"
    required: ClassVar = {"url": "https://isso.example.org"}
    url = Optional(WebAddress())
    thread = Thread()
    lang = Optional(Type(str))

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        return self.url or ""


class Remark42Config(ProviderConfig):
    """Remark42: comments on a server of one's own, with many ways to sign in."""

    title = "Remark42"
    required: ClassVar = {
        "host": "https://remark42.example.org",
        "site_id": "remark  # as in the server's SITE",
    }
    host = Optional(WebAddress())
    site_id = Optional(Type(str))
    thread = Thread()
    locale = Optional(Type(str))
    max_shown_comments = Optional(Type(int))
    simple_view = Type(bool, default=False)
    no_footer = Type(bool, default=False)

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        return self.host or ""


class WalineConfig(ProviderConfig):
    """Waline: comments on a server of one's own, or on a free cloud service.

    The script and the style are of one exact version, so that what readers run never changes
    by itself.
    """

    title = "Waline"
    required: ClassVar = {"server_url": "https://waline.example.org"}
    server_url = Optional(WebAddress())
    script = WebAddress(default="https://unpkg.com/@waline/client@3.15.2/dist/waline.js")
    style = WebAddress(default="https://unpkg.com/@waline/client@3.15.2/dist/waline.css")
    thread = Thread()
    lang = Optional(Type(str))

    @property
    def server(self) -> str:
        """The address of the server that keeps the comments."""
        return self.server_url or ""


PROVIDERS: dict[str, type[ProviderConfig]] = {
    "giscus": GiscusConfig,
    "utterances": UtterancesConfig,
    "isso": IssoConfig,
    "remark42": Remark42Config,
    "waline": WalineConfig,
}
"""The comment systems by their names in `comments.provider`."""


def remedy(name: str, missing: dict[str, str]) -> str:
    """Return what to write where the provider `name` lacks the options in `missing`."""
    options = "\n".join(f"          {option}: {example}" for option, example in missing.items())
    return (
        f"comments.provider is {name!r}, which needs {', '.join(missing)}. Write in mkdocs.yml:\n"
        "plugins:\n  - gazette:\n      comments:\n"
        f"        provider: {name}\n        {name}:\n{options}"
    )
