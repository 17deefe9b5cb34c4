"""Footnotes of a report: the sources of its records. A source that several records name is one footnote."""

from collections.abc import Iterable

from eapa_cli.model.records import Source
from eapa_cli.publishing.page_parts import PageParts, web_address_or_none
from eapa_cli.publishing.report.report_model import Note
from eapa_cli.render.clean import clean

_MAX_ADDRESS_LENGTH = 300
"""The characters of an address that a footnote shows."""
_MAX_LINK_LENGTH = 8000
"""The greatest length in bytes of an address that Typst takes. A footnote with a longer address is not a link."""


class Footnotes:
    """The sources of a report, numbered in the order of their first mention."""

    def __init__(self, parts: PageParts) -> None:
        self._parts = parts
        self._numbers: dict[tuple[str, str | None], int] = {}

    def numbers(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Return the numbers of the footnotes of some sources."""
        notes = (self._note(source) for source in sources)
        return tuple(dict.fromkeys(self._numbers.setdefault(note, len(self._numbers) + 1) for note in notes))

    def _note(self, source: Source) -> tuple[str, str | None]:
        dates = self._parts.source(source).dates
        archive = ", ".join(filter(None, (source.reference, source.archive)))
        text = ". ".join(filter(None, (source.title, archive, _shorten_address(source.url or ""))))
        text = f"{text} ({dates})" if dates else text
        url = web_address_or_none(source.url)
        return clean(" ".join(text.split())), url if url and len(url.encode()) <= _MAX_LINK_LENGTH else None

    @property
    def notes(self) -> list[Note]:
        """The footnotes in the order of their numbers."""
        return [Note(number=number, text=text, url=url) for (text, url), number in self._numbers.items()]


def _shorten_address(url: str) -> str:
    """Return an address for print, without `https://` and `www.`. The end of a long address is omitted."""
    from urllib.parse import unquote

    try:
        readable = unquote(url, errors="strict")
    except UnicodeDecodeError:  # the characters are in another encoding
        readable = url
    bare = readable.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return bare if len(bare) <= _MAX_ADDRESS_LENGTH else f"{bare[:_MAX_ADDRESS_LENGTH]}…"
