"""The options under `gazette:` in `mkdocs.yml`. All of them may be left out."""

from __future__ import annotations

from datetime import datetime

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Choice, ListOfItems, Optional, SubConfig, Type

from mkdocs_gazette.address_options import DateFormat, Slugifier, UrlFormat
from mkdocs_gazette.comment_options import (
    PROVIDERS,
    GiscusConfig,
    IssoConfig,
    ProviderConfig,
    Remark42Config,
    UtterancesConfig,
    WalineConfig,
    remedy,
)
from mkdocs_gazette.feed_options import FeedsConfig
from mkdocs_gazette.feeds.scopes import ScopeKind
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.model.slugs import slugify
from mkdocs_gazette.option_types import Count, HtmlComment, SafeLink, Switchable, Timezone
from mkdocs_gazette.subscribe_options import SubscribeConfig


class IndexConfig(Switchable):
    """The list of the newest posts on the front page."""

    per_page = Count(default=20)


class ArchiveConfig(Switchable):
    """The archive: all posts by year and month."""


class SeriesConfig(Config):
    """The landing pages of the series. What has more parts than `per_page` has pages by year."""

    per_page = Count(default=50)


class AuthorsConfig(Switchable):
    """The authors' own pages, and the list of all authors."""

    per_page = Count(default=20)


class CategoriesConfig(Switchable):
    """The categories' own pages, and the list of all categories."""

    per_page = Count(default=20)


class BylineConfig(Switchable):
    """The note below each post that says who wrote it."""


class RelatedConfig(Switchable):
    """Other posts to read, below each post; `limit` is how many."""

    limit = Count(default=4)


class ProgressConfig(Switchable):
    """What readers have read, which their own browsers remember."""


class PublishConfig(Switchable):
    """How readers hand comments over; without further options, as issues at `repo_url`.

    `repository` is the forge's address of the repository, `template` GitHub's issue form, `url`
    an address with {title}, {body} and {id} for `forge: url`, `address` a mailbox for
    `forge: mailto`.
    """

    forge = Optional(Choice(("github", "gitlab", "forgejo", "url", "mailto")))
    repository = Optional(SafeLink())
    template = Type(str, default="comment.yml")
    url = Optional(SafeLink())
    address = Optional(Type(str))

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Also ask for what the chosen forge needs."""
        failed, warnings = super().validate()
        needed = {"url": "url", "mailto": "address"}.get(self.forge or "")
        if needed and not self[needed]:
            failed.append((needed, ValidationError(f"`forge: {self.forge}` needs `{needed}`.")))
        return failed, warnings


class CommentsConfig(Switchable):
    """The comments below each post: Gazette's own, those of a `provider`, or none.

    Of Gazette's own, `directory` holds those accepted and is relative to mkdocs.yml; `order`
    says which comes first. A provider is loaded when the reader comes near it, or only when
    asked to (`load`).
    """

    directory = Type(str, default="comments")
    order = Choice(("oldest", "newest"), default="oldest")
    publish = SubConfig(PublishConfig)
    provider = Choice(("gazette", *PROVIDERS, "none"), default="gazette")
    load = Choice(("visible", "click"), default="visible")
    giscus = SubConfig(GiscusConfig)
    utterances = SubConfig(UtterancesConfig)
    isso = SubConfig(IssoConfig)
    remark42 = SubConfig(Remark42Config)
    waline = SubConfig(WalineConfig)

    @property
    def own(self) -> bool:
        """Whether posts have Gazette's own comments."""
        return self.enabled and self.provider == "gazette"

    @property
    def third_party(self) -> ProviderConfig | None:
        """The options of the provider whose comments posts have, None if they have none."""
        chosen = self.get(self.provider) if self.enabled else None
        return chosen if isinstance(chosen, ProviderConfig) else None

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check each option, then whether the chosen provider has all that it needs."""
        unused = [name for name in PROVIDERS if self.get(name) and name != self.get("provider")]
        failed, warnings = super().validate()
        provider = None if failed else self.third_party
        if provider and (missing := provider.missing()):
            failed.append((self.provider, ValidationError(remedy(self.provider, missing))))
        warnings.extend(
            (name, f"It has no effect, since comments.provider is {self.provider!r}.")
            for name in unused
            if not failed
        )
        return failed, warnings


class DatesConfig(Config):
    """Where dates come from.

    With `updated_from_git`, a post without `date.updated` was updated by its last commit. None
    means wherever git can tell, without a word where it cannot.
    """

    updated_from_git = Optional(Type(bool))


class ScheduleConfig(Switchable):
    """Whether posts dated ahead wait for their time."""


class CacheConfig(Switchable):
    """What a build keeps for the next, below `.cache/gazette`: some `megabytes` at most.

    `pure` names extensions, plugins and hooks that make the same of the same pages; `processes` is
    how many a build may take where there is much to be made, None for one on each processor.
    """

    megabytes = Count(default=1000)
    pure = ListOfItems(Type(str), default=[])
    processes = Optional(Count())


class GazetteConfig(Config):
    """All options. `posts` are patterns, as in .gitignore, of the pages that are posts.

    Without a `post_url_format` a post keeps the address that MkDocs gives its file. With one,
    `post_url_redirects` lead from there to where it is. The other options are about the parts
    of the format, and are those of Material's blog plugin. Times without an offset, and days,
    are in `timezone`. `post_excerpt_separator` ends what lists show of posts.
    """

    posts = ListOfItems(Type(str), default=["posts/**"])
    post_url_format = Optional(UrlFormat())
    post_url_date_format = DateFormat(default="yyyy/MM/dd")
    post_url_max_categories = Count(default=1)
    post_url_redirects = Type(bool, default=True)
    post_slugify = Slugifier(default=slugify)
    post_slugify_separator = Type(str, default="-")
    timezone = Timezone()
    dates = SubConfig(DatesConfig)
    schedule = SubConfig(ScheduleConfig)
    post_excerpt_separator = HtmlComment(default="<!-- more -->")
    index = SubConfig(IndexConfig)
    archive = SubConfig(ArchiveConfig)
    series = SubConfig(SeriesConfig)
    authors = SubConfig(AuthorsConfig)
    categories = SubConfig(CategoriesConfig)
    byline = SubConfig(BylineConfig)
    related = SubConfig(RelatedConfig)
    feeds = SubConfig(FeedsConfig)
    subscribe = SubConfig(SubscribeConfig)
    progress = SubConfig(ProgressConfig)
    comments = SubConfig(CommentsConfig)
    cache = SubConfig(CacheConfig)

    @property
    def feed_kinds(self) -> frozenset[ScopeKind]:
        """The kinds of feeds that the site has: of what has a page, and of the site itself."""
        switched_off = {
            ScopeKind.AUTHOR: not self.authors.enabled,
            ScopeKind.CATEGORY: not self.categories.enabled,
        }
        return frozenset(kind for kind in ScopeKind if not switched_off.get(kind))

    def calendar(self, now: datetime) -> Calendar:
        """Return the site's time, `now` being that of the build."""
        return Calendar(self.timezone, now if self.schedule.enabled else None)
