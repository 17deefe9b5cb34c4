"""Parts of records as a person reads them, in the languages of the register."""

from collections.abc import Iterator, Sequence

from eapa_cli.model.date_phrases import in_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import LocalText, in_language
from eapa_cli.model.records import Figure, Place, Signatory, Source
from eapa_cli.render.rows import Cell

Line = tuple[str, Cell]
"""A field of a page and its value; a field without a name goes on with the one above."""

Section = tuple[str, list[Line]]
"""A section of a page: its title and its lines."""


class Phrases:
    """Words for parts of records, in the first of some languages that they have."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def local(self, text: LocalText | None) -> str | None:
        """A text in one language."""
        return in_language(text, self.languages) if text else None

    def place(self, place: Place | None) -> str | None:
        """A place from the house to the country."""
        if place is None:
            return None
        return ", ".join(part for part in (self.local(place.name), self.local(place.city), place.country) if part)

    def signatory(self, person: Signatory) -> str:
        """A person in all spellings, with the position and in which capacity it was signed."""
        names = " / ".join(person.name.values())
        also = f" (also {', '.join(person.also)})" if person.also else ""
        position = f", {self.local(person.position)}" if person.position else ""
        note = f". {person.note}" if person.note else ""
        return f"{names}{also}{position}{f' [{person.capacity}]' if person.capacity else ''}{note}"


def figure_of(figure: Figure, sources: Sequence[Source]) -> str:
    """A count with its date, and the number of the source that states it."""
    values = (("", figure.exactly), ("about ", figure.about), ("more than ", figure.more_than))
    value = next((f"{word}{number}" for word, number in values if number is not None), "")
    known = figure.source is not None and 0 < figure.source <= len(sources)
    source = f" [{figure.source}]" if known else ""
    return f"{value} as of {in_words(figure.as_of)}{source}{f'. {figure.note}' if figure.note else ''}"


def sources_of(sources: Sequence[Source]) -> Iterator[Line]:
    """The sources, numbered."""
    for number, source in enumerate(sources, 1):
        dates = [f"published {in_words(source.published)}"] if source.published else []
        dates += [f"seen {in_words(source.accessed)}"] if source.accessed else []
        parts = [source.title, source.url, ", ".join(dates), source.note]
        yield str(number), "; ".join(part for part in parts if part)


def text_of(date_: EdtfDate | None) -> str | None:
    """A date as it is written."""
    return str(date_) if date_ else None


def while_(begun: EdtfDate | None, ended: EdtfDate | None) -> str:
    """From when to when something was so, in brackets; nothing if neither is known."""
    first, last = (date and in_words(date) for date in (begun, ended))
    if last:
        return f" ({first or '…'} to {last})"
    return f" (since {first})" if first else ""
