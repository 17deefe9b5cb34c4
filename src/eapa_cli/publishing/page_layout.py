"""The layout that all pages of one language share."""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from typing import Any, ClassVar, Final

from markupsafe import Markup

from eapa_cli.publishing.list_rows import PER_PAGE
from eapa_cli.publishing.page import STATIC, Page, environment, key_of
from eapa_cli.publishing.page_addresses import root_from
from eapa_cli.publishing.page_parts import PageParts
from eapa_cli.publishing.record_links import RecordLinks, register_title
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.wording import Wording

NOT_FOUND: Final = "404.html"
"""The page that servers show in place of a missing page. It is in the first language only."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""The Content Security Policy: only files of the site itself, and no script or style within a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLanguage:
    """A language of the site: its tag, its name in that language, and the folder of its pages.

    The pages of the first language have no folder.
    """

    tag: str
    name: str
    prefix: str


def site_languages(tags: Sequence[str]) -> list[SiteLanguage]:
    """Return the languages of a site; the pages of the first one are at the root."""
    return [
        SiteLanguage(tag=tag, name=Wording(tag, tags).language_name(tag), prefix="" if tag == tags[0] else f"{tag}/")
        for tag in tags
    ]


@cache
def assets() -> Mapping[str, tuple[str, bytes]]:
    """Return the name and the content of each static file, by extension.

    A name contains ten digits of a digest of the content, so that browsers can cache the file forever.
    """
    files = {}
    for name in ("site.css", "site.js"):
        content = (STATIC / name).read_bytes()
        stem, _, extension = name.partition(".")
        files[extension] = (f"{stem}-{sha256(content).hexdigest()[:10]}.{extension}", content)
    return files


def make_policy_source(content: bytes) -> str:
    """Return the source expression with which a Content Security Policy allows one script or style in a page."""
    return f"'sha256-{base64.b64encode(sha256(content).digest()).decode()}'"


class Layout:
    """A renderer of pages in one language."""

    is_single_file: ClassVar = False
    """Whether all pages are sections of one file, which has neither downloads nor an API."""

    def __init__(
        self, data: SiteData, language: SiteLanguage, languages: Sequence[SiteLanguage], *, has_feeds: bool
    ) -> None:
        self.data = data
        self.language = language
        self.wording = Wording(language.tag, data.languages)
        self.parts = PageParts(self.wording)
        self.link = RecordLinks(data, self.parts)
        self._languages = languages
        self._has_feeds = has_feeds
        self.per_page = PER_PAGE
        self._cached_nav = lru_cache(self._render_nav)
        self._language_values = {
            **self._constants(),
            "_": self.wording.gettext,
            "nav": self._nav,
            "parts": environment().get_template("parts.html").make_module({"language": language.tag}),
        }

    def _constants(self) -> dict[str, Any]:
        """Return the values that are the same on all pages of this language."""
        return {
            "language": self.language.tag,
            "languages": self._languages if len(self._languages) > 1 else (),
            "prefix": self.language.prefix,
            "url": self.data.settings.url,
            "site_title": self.title,
            "sections": self._sections,
            "owner": self.link.organization(self.data.owner),
            "policy": POLICY,
            "assets": {extension: name for extension, (name, _) in assets().items()},
            "has_feeds": self._has_feeds,
            "is_single_file": self.is_single_file,
        }

    @cached_property
    def title(self) -> str:
        """The title of the register."""
        return register_title(self.data, self.wording)

    @cached_property
    def _sections(self) -> list[tuple[str, str]]:
        _ = self.wording.gettext
        return [
            ("agreements", _("Agreements")),
            *([("unsigned", _("Before signing"))] if self.data.unsigned else []),
            ("organizations", _("Organizations")),
            ("countries", _("Countries")),
            ("topics", _("Topics")),
            ("years", _("Years")),
            ("people", _("Signatories")),
            ("data", _("Data")),
        ]

    def _nav(self, address: str, base: str) -> Markup:
        """Return the navigation of a page. Pages at the same depth of a section share it, except the first page."""
        section = address.partition("/")[0]
        return self._cached_nav(base, section, is_section_start=address == f"{section}/")

    def _render_nav(self, base: str, section: str, *, is_section_start: bool) -> Markup:
        values = {**self._language_values, "base": base, "current": section, "is_section_start": is_section_start}
        return Markup(environment().get_template("nav.html").render(values))  # noqa: S704  # rendered by a template

    @cached_property
    def key(self) -> str:
        """A key of the values that all pages of this language depend on. If it changes, all are rendered again."""
        # The countries and topics with a page, to which other pages link.
        linked = sorted(self.data.agreements_of_country), sorted(self.data.agreements_of_topic)
        return key_of(self._constants(), self.data.settings, self.data.register, linked)

    def base_from(self, address: str) -> str:
        """Return the address of the root of this language, relative to one of its pages."""
        return root_from(address)

    def page(self, template: str, address: str, key: object, values: Callable[[], dict[str, Any]]) -> Page:
        """Return the page at an address. Its values are computed only when it is rendered."""
        path = f"{self.language.prefix}{address}"
        path = f"{path}index.html" if not path or path.endswith("/") else path
        is_in_site_map = path.endswith("index.html") and template != "moved.html"
        return Page(
            path, key_of(self.key, template, key), lambda: self.render(template, address, values()), is_in_site_map
        )

    def render(self, template: str, address: str, values: dict[str, Any]) -> str:
        """Return the text of a page."""
        return environment().get_template(template).render(self._page_values(address) | values)

    def stream(self, template: str, values: dict[str, Any]) -> Iterator[str]:
        """Yield the parts of the text of a large page, which need not be in memory at once."""
        return environment().get_template(template).generate(self._page_values("") | values)

    def _page_values(self, address: str) -> dict[str, Any]:
        """Return the values that each template gets for the page at an address."""
        root = root_from(f"{self.language.prefix}{address}")
        return {
            **self._language_values,
            # `single_file` replaces the frame, and prefixes the ids of sections.
            "frame": "base.html",
            "anchor": "",
            "address": address,
            # The page for missing addresses is in one language, so its links to other languages lead to the front page.
            "address_in_other_languages": "" if address == NOT_FOUND else address,
            "root": root,
            "base": self.base_from(address),
            "description": "",
            "json_ld": None,
        }
