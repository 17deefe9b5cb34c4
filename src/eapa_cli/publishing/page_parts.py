"""Parts of pages: texts with their language, links, fields, and entries of timelines."""

import re
from typing import Final, NamedTuple

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import LocalText
from eapa_cli.model.records import Source
from eapa_cli.publishing.wording import Wording

_MAX_TEXT_LENGTH: Final = 300
"""The greatest number of characters of a text in a list or a link."""
# Other addresses, such as `javascript:`, are shown as text.
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)


class Text(NamedTuple):
    """A text and the tag of its language; the tag is empty if the language is not recorded."""

    value: str
    lang: str

    def __bool__(self) -> bool:
        return bool(self.value)

    def shortened(self) -> "Text":
        """Return the text for lists and links. The end of a long text is replaced by an ellipsis."""
        if len(self.value) <= _MAX_TEXT_LENGTH:
            return self
        return self._replace(value=f"{self.value[:_MAX_TEXT_LENGTH]}…")


class Link(NamedTuple):
    """A text with the address of a page, in the site or elsewhere; without an address, only the text."""

    text: Text
    address: str | None


class Field(NamedTuple):
    """A label and its values."""

    label: str
    values: tuple[Text | Link, ...]


class TimelineEntry(NamedTuple):
    """An event of an agreement."""

    day: str
    """The day in words; for a relation that an unsigned agreement states, its stage."""
    text: str
    link: Link | None = None
    """A link to the related agreement, if the event is about one."""
    machine_day: str | None = None
    """The day in ISO 8601, if it is known exactly."""


class SourceView(NamedTuple):
    """A source as a page shows it."""

    title: str
    """The title; without one, the same text as `place`."""
    url: str | None
    """The address, if a browser may follow it."""
    place: str
    """The host of the address, and the reference and archive of a source on paper."""
    dates: str
    """The days on which it was published and consulted, in words."""
    note: str


class PageParts:
    """A maker of texts, links and fields for the pages in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def text(self, local: LocalText | None) -> Text:
        """Return a text of a record in the preferred available language, with that language."""
        if not local:
            return self.page_text("")
        return Text(self.wording.local(local), self.wording.language_of(local))

    def page_text(self, value: str) -> Text:
        """Return a text in the language of the page."""
        return Text(value, self.wording.language)

    def text_in_unknown_language(self, value: str) -> Text:
        """Return a text whose language is not recorded."""
        return Text(value, "")

    def field(self, label: str, *values: Text | Link | str | None) -> Field:
        """Return a field; empty values are omitted."""
        return Field(
            label, tuple(self.page_text(value) if isinstance(value, str) else value for value in values if value)
        )

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
        return SourceView(
            title=source.title or place,
            url=web_address_or_none(source.url),
            place=place,
            dates="; ".join(dates),
            note=source.note or "",
        )


def machine_day(date: EdtfDate) -> str | None:
    """Return a day in ISO 8601; None for a date that is uncertain, or that can mean several days."""
    return date.text if date.text == date.earliest.isoformat() else None


def web_address_or_none(url: str | None) -> str | None:
    """Return an address that a browser may follow, or None."""
    return url if url and url.isprintable() and _WEB_ADDRESS.fullmatch(url) else None


def host_of(url: str) -> str:
    """Return the host of an address without `www.`; the address itself if it has no host."""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")
