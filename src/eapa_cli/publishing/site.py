"""The pages of the site of a register, and the build of the site."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from eapa_cli.checks.schema import schema_text
from eapa_cli.index.read_model import Index
from eapa_cli.publishing.data_page import make_data_page
from eapa_cli.publishing.downloads import make_download_pages
from eapa_cli.publishing.feeds import make_feed_page, make_site_maps
from eapa_cli.publishing.list_pages import ListPages
from eapa_cli.publishing.list_rows import Rows
from eapa_cli.publishing.not_found_page import make_not_found_page
from eapa_cli.publishing.page import STATIC, Page, key_of, make_page_of_pieces
from eapa_cli.publishing.page_layout import Layout, assets, site_languages
from eapa_cli.publishing.record_api import make_api_pages
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_pages import RecordPages
from eapa_cli.publishing.search_index import SearchFile
from eapa_cli.publishing.search_words import SearchWords
from eapa_cli.publishing.site_cache import SiteCache
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_folder import SiteFolder, WriteResult
from eapa_cli.publishing.site_history import SiteHistory
from eapa_cli.publishing.site_settings import read_settings
from eapa_cli.storage.store import Store
from eapa_cli.text.catalogues import interface_languages


def read_site(index: Index, as_of: date, url: str | None = None, cache: SiteCache | None = None) -> SiteData:
    """Read the data of the site of a register.

    `url` replaces the address of the site that is in the register. `cache` has the results of the last build of the
    same site.

    Raises:
        UsageError: the address is not one of a site.
    """
    register = Store(index.root).register_data()
    return SiteData(index, as_of, register, read_settings(register, url), cache)


def build_site(data: SiteData, history: SiteHistory, folder: Path, *, force: bool = False) -> WriteResult:
    """Write the site into a folder.

    Raises:
        RefusedError: the folder contains files that are not part of a site.
        UnreadableError: a file cannot be written.
    """
    result = SiteFolder(folder, data.cache, force=force).write(site_pages(data, history))
    data.cache.save()
    return result


def site_pages(data: SiteData, history: SiteHistory) -> Iterator[Page]:
    """Yield every file of the site."""
    addresses: list[str] = []
    for page in _pages(data, history):
        if page.is_in_site_map:
            addresses.append(page.path.removesuffix("index.html"))
        yield page
    if data.settings.url:
        yield from make_site_maps(data.settings.url, addresses)


def _pages(data: SiteData, history: SiteHistory) -> Iterator[Page]:
    languages = site_languages(interface_languages(data.languages))
    keys, words = RecordKeys(data), SearchWords(data.index)
    for language in languages:
        layout = Layout(data, language, languages, has_feeds=bool(history))
        rows = Rows(data, layout.parts, layout.link)
        yield from ListPages(layout, rows, keys).pages()
        yield from RecordPages(layout, rows, keys, history).pages()
        search_file = SearchFile(layout, rows, keys, words)
        yield make_page_of_pieces(f"{language.prefix}search.json", search_file.pieces())
        yield make_data_page(layout)
        if history:
            yield make_feed_page(layout, history, keys)
        is_first_language = not language.prefix
        if is_first_language:  # a web server has one page for all addresses that do not exist
            yield make_not_found_page(layout)
    yield from make_api_pages(data, keys)
    yield from make_download_pages(data)
    yield from _static_pages()


def _static_pages() -> Iterator[Page]:
    for name, content in (*assets().values(), ("icon.svg", (STATIC / "icon.svg").read_bytes())):
        yield _make_static_page(f"assets/{name}", content)
    for kind in ("agreement", "organization"):
        yield _make_static_page(f"schemas/{kind}.schema.json", schema_text(kind))
    # With this file, GitHub Pages also publishes folders whose names start with '_', such as the pages of a list.
    yield Page(".nojekyll", "", lambda: b"")


def _make_static_page(path: str, content: str | bytes) -> Page:
    return Page(path, key_of(content), lambda: content)
