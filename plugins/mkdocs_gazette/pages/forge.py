"""The forge that keeps the publication: where comments are handed over, and its history shown."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_gazette.config import PublishConfig

_KNOWN = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
_NAMED = {"github": "github", "gitlab": "gitlab", "gitea": "forgejo", "forgejo": "forgejo"}

_HISTORIES = {
    "github": (("/edit/", "/blob/", "/tree/"), "/commits/"),
    "gitlab": (("/-/edit/", "/-/blob/", "/edit/", "/blob/"), "/-/commits/"),
    "forgejo": (("/_edit/", "/src/branch/"), "/commits/branch/"),
}
"""What stands in the address for editing a file, and in the one of the file's history."""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where readers hand comments over.

    `kind` is "github", "gitlab", "forgejo", "url" or "mailto"; `address` that of the
    repository, of the form or of the mailbox; `host` is the name that readers know; `template`
    is GitHub's issue form.
    """

    kind: str
    address: str
    host: str
    template: str


def forge(options: PublishConfig, config: MkDocsConfig) -> Forge | None:
    """Return the forge that comments are handed over to, None if there is none."""
    if not options.enabled:
        return None
    address = options.repository or config.repo_url or ""
    kind = options.forge or _kind(address)
    if kind == "mailto":
        address = options.address or ""
        return Forge(kind, address, address, "") if address else None
    if kind == "url":
        address = options.url or ""
    if not (kind and address):
        return None
    return Forge(kind, address, urlsplit(address).hostname or "", options.template)


def _kind(address: str) -> str | None:
    host = urlsplit(address).hostname or ""
    first = host.partition(".")[0]
    return _KNOWN.get(host) or _NAMED.get(first)


def histories(options: PublishConfig, config: MkDocsConfig) -> str | None:
    """Return the address below which the forge shows the history of each file in the docs."""
    repository, editing_at = config.repo_url or "", config.edit_uri or ""
    # As MkDocs joins them.
    if repository and not editing_at.startswith(("?", "#")):
        repository = repository.rstrip("/") + "/"
    base = urljoin(repository, editing_at)
    kind = options.forge or _kind(base)
    editing, history = _HISTORIES.get(kind or "", ((), ""))
    for part in editing:
        if part in base:
            return base.replace(part, history, 1)
    return None


def history(base: str | None, path: str) -> str | None:
    """Return the address of the history of the file at `path` below the docs directory."""
    return f"{base.rstrip('/')}/{quote(path)}" if base else None
