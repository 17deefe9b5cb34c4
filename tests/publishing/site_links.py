"""Reads the pages of a site as a crawler does."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    """The addresses that a page names, its ids, and what would run."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")


def list_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def find_broken_links(site: Path) -> Iterator[str]:
    """Yield each address in a page that leads to no file of the site, and each that a browser would run."""
    ids = {page: set(Links(page).ids) for page in list_pages(site)}
    for page in ids:
        for address in Links(page).addresses:
            parts = urlsplit(address)
            if parts.scheme in {"http", "https"}:
                continue
            target = page.parent / unquote(parts.path) if parts.path else page
            target = target / "index.html" if parts.path.endswith("/") or target.is_dir() else target
            found = target.resolve()
            if (
                parts.scheme
                or not found.is_file()
                or not found.is_relative_to(site.resolve())
                or (parts.fragment and found in ids and parts.fragment not in ids[found])
            ):
                yield f"{page.relative_to(site)}: {address}"
