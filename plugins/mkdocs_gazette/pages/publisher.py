"""What the site's configuration and files add to the metadata of its pages."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_gazette.editions import edition
from mkdocs_gazette.errors import Problem
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.pages.images import find_images
from mkdocs_gazette.pages.linked_data import LinkedData, Publisher
from mkdocs_gazette.pages.web_addresses import Addresses


def linked_data(
    publication: Publication, files: Files, config: MkDocsConfig, language: Language
) -> tuple[LinkedData, list[Problem]]:
    """Return what makes the site's linked data, and which images are missing for it."""
    images, problems = find_images(publication, files, Path(config.docs_dir))
    logo = config.theme.get("logo")
    publisher = Publisher(
        name=config.site_name,
        description=config.site_description or "",
        logo=logo if isinstance(logo, str) else None,
    )
    # "en-001" is for Babel: nobody else asks for the English of the world.
    tag = language.tag.removesuffix("-001")
    addresses = Addresses(site_root(config), images, edition(config).root)
    return LinkedData(publisher, addresses, tag), problems


def site_root(config: MkDocsConfig) -> str | None:
    """Return the site's address, which ends in "/", None if it has none."""
    return f"{config.site_url.removesuffix('/')}/" if config.site_url else None
