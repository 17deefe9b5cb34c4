"""Parts of pages: texts with their language, links, fields, and entries of timelines."""

import re
from typing import Final, NamedTuple

from eapa_cli.model.names import LocalText
from eapa_cli.model.records import Source
from eapa_cli.publishing.wording import Wording

_LONGEST: Final = 300
# Other addresses, such as `javascript:`, are shown as text.
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)


class Text(NamedTuple):
    """A text and its language."""

    value: str
    lang: str

    def __bool__(self) -> bool:
        return bool(self.value)

    def shortened(self) -> "Text":
        """Return the text for lists and links, at most some hundred characters long."""
        return self if len(self.value) <= _LONGEST else self._replace(value=f"{self.value[:_LONGEST]}…")


class Link(NamedTuple):
    """A text with the address of another page of the site; without an address, only the text."""

    text: Text
    address: str | None


class Field(NamedTuple):
    """A label and its values."""

    label: str
    values: tuple[Text | Link, ...]


class TimelineEntry(NamedTuple):
    """A day and what happens on it."""

    day: str
    text: str
    link: Link | None = None
    machine_day: str | None = None


class SourceView(NamedTuple):
    """A source: its title, its host or its place on paper, remarks, and its address if a browser may follow it."""

    title: str
    url: str | None
    host: str
    details: str
    note: str


class Words:
    """Parts of pages in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def text(self, local: LocalText | None) -> Text:
        """Return a text in one language, with that language."""
        if not local:
            return self.plain("")
        return Text(self.wording.local(local), self.wording.language_of(local))

    def plain(self, value: str) -> Text:
        """Return a text in the language of the page."""
        return Text(value, self.wording.language)

    def unknown(self, value: str) -> Text:
        """Return a text whose language is not recorded."""
        return Text(value, "")

    def field(self, label: str, *values: Text | Link | str | None) -> Field:
        """Return a field; values that are not known are omitted."""
        texts = (self.plain(value) if isinstance(value, str) else value for value in values if value)
        return Field(label, tuple(value for value in texts if not isinstance(value, Text) or value.value))

    def source(self, source: Source) -> SourceView:
        """Return the view of a source."""
        _ = self.wording.gettext
        dates = []
        if source.published:
            dates.append(_("published: %(date)s") % {"date": self.wording.date(source.published)})
        if source.accessed:
            dates.append(_("consulted: %(date)s") % {"date": self.wording.date(source.accessed)})
        paper = ", ".join(filter(None, (source.reference, source.archive)))
        place = ", ".join(filter(None, (host_of(source.url) if source.url else "", paper)))
        return SourceView(source.title or place, linked(source.url), place, "; ".join(dates), source.note or "")


def linked(url: str | None) -> str | None:
    """Return an address that a browser may follow, or None."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def host_of(url: str) -> str:
    """Return the host of an address; the address itself if it has none."""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")
