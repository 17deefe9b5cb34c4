"""The site of one language in a single file, for an e-mail or a USB stick. Each page is a section of the file."""

import re
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from eapa_cli.publishing.list_pages import ListPages
from eapa_cli.publishing.list_rows import Rows
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.page_layout import Layout, SiteLanguage, assets, make_policy_source
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_pages import RecordPages
from eapa_cli.publishing.search_index import make_search_data
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_history import SiteHistory
from eapa_cli.publishing.wording import Wording

# Characters of the address of a page, such as the slash, that become one hyphen in the ids of its section.
_NON_ID_CHARACTERS: Final = re.compile("[^a-z0-9]+")


class _SingleFileLayout(Layout):
    """A layout whose pages are sections of one file. Links lead to these sections."""

    is_single_file = True

    def base_from(self, address: str) -> str:  # noqa: ARG002
        return "#"

    def render(self, template: str, address: str, values: dict[str, Any]) -> str:
        anchor = f"p-{_NON_ID_CHARACTERS.sub('-', address.lower())}-"
        return super().render(template, address, {"frame": "section.html", "anchor": anchor, "base": "#", **values})


def render_single_file(data: SiteData, history: SiteHistory, tag: str) -> Iterator[str]:
    """Yield the parts of the file with all pages in one language.

    `tag` is the tag of a language of the interface.
    """
    language = SiteLanguage(tag=tag, name=Wording(tag, data.languages).language_name(tag), prefix="")
    layout = _SingleFileLayout(data, language, [language], has_feeds=False)
    layout.per_page = max(1, len(data.all_agreements), len(data.organizations), len(data.people))
    rows, keys = Rows(data, layout.parts, layout.link), RecordKeys(data)
    pages = [*ListPages(layout, rows, keys).pages(), *RecordPages(layout, rows, keys, history).pages()]
    style, script = (assets()[extension][1] for extension in ("css", "js"))
    policy = (
        f"default-src 'none'; style-src {make_policy_source(style)}; script-src {make_policy_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    values = {
        "frame": "base.html",
        "heading": layout.title,
        "policy": policy,
        "style": Markup(style.decode()),  # noqa: S704  # a file of this program
        "script": Markup(script.decode()),  # noqa: S704  # a file of this program
        "search": make_search_data(layout, rows, keys),
        "content": _render_sections(pages),
    }
    return layout.stream("single_file.html", values)


def _render_sections(pages: list[Page]) -> Iterator[Markup]:
    for page in pages:
        if page.is_in_site_map:
            yield Markup(page.content())  # noqa: S704  # rendered by a template
