"""The links and ids in the pages of a site, and the search for broken links."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    """The addresses and ids in a page, and its forbidden attributes: those that run a script or set a style."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.forbidden_attributes: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on") or name == "style":
                self.forbidden_attributes.append(f"{tag} {name}")


def list_pages(site: Path) -> list[Path]:
    """Return the HTML files of a site."""
    return sorted(site.rglob("*.html"))


def find_broken_links(site: Path) -> Iterator[str]:
    """Yield each address, except those on the web, that does not lead to a file of the site."""
    ids = {page: set(Links(page).ids) for page in list_pages(site)}
    for page in ids:
        for address in Links(page).addresses:
            if urlsplit(address).scheme not in {"http", "https"} and not _leads_to_file(address, page, site, ids):
                yield f"{page.relative_to(site)}: {address}"


def _leads_to_file(address: str, page: Path, site: Path, ids: Mapping[Path, set[str]]) -> bool:
    """Return whether an address in a page is relative, and leads to a file of the site and to an id in this file."""
    parts = urlsplit(address)
    target = page.parent / unquote(parts.path) if parts.path else page
    if parts.path.endswith("/") or target.is_dir():
        target /= "index.html"
    file = target.resolve()
    has_id = not parts.fragment or file not in ids or parts.fragment in ids[file]
    return not parts.scheme and file.is_file() and file.is_relative_to(site.resolve()) and has_id
