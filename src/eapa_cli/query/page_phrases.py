"""Values of records in words for people and in codes for programs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from eapa_cli.model.date_phrases import day_in_words, duration_in_words, in_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.names import LocalText, in_language
from eapa_cli.model.records import Figure, Place, Signatory, Source
from eapa_cli.model.vocabulary import Capacity
from eapa_cli.render.rows import Cell, Coded
from eapa_cli.text import column_labels

Line = tuple[str, Cell]
"""A field of a page and its value; a field without a name continues the one above."""

Section = tuple[str, list[Line]]
"""A section of a page: its title and its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStyle:
    """Functions that write the values in a sentence, as codes or as words."""

    date: Callable[[EdtfDate], str]
    day: Callable[..., str]
    duration: Callable[[Duration], str]
    country: Callable[[str], str]
    language: Callable[[str], str]
    label: Callable[[type[StrEnum], str], str]


def _language(tag: str) -> str:
    from eapa_cli.text.languages import language_name  # Babel takes 27 ms to import

    return language_name(tag)


def _label(vocabulary: type[StrEnum], code: str) -> str:
    return column_labels.labels(vocabulary)(code)


CODES: Final = ValueStyle(date=str, day=str, duration=str, country=str, language=str, label=lambda _, code: str(code))
"""For programs."""
WORDS: Final = ValueStyle(
    date=in_words,
    day=day_in_words,
    duration=duration_in_words,
    country=column_labels.country,
    language=_language,
    label=_label,
)
"""For people."""


def both(sentence: Callable[[ValueStyle], str]) -> Coded:
    """Return a sentence with codes for programs, and with words for people."""
    return Coded(sentence(CODES), partial(sentence, WORDS))


class Phrases:
    """Phrases for parts of records, in the preferred language that each of them has."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def local(self, text: LocalText | None) -> str | None:
        """Return text in one language."""
        return in_language(text, self.languages) if text else None

    def place(self, place: Place | None) -> Coded | None:
        """Return a place: venue, city and country."""
        if place is None:
            return None
        parts = [part for part in (self.local(place.name), self.local(place.city)) if part]
        return both(lambda style: ", ".join([*parts, *([style.country(place.country)] if place.country else [])]))

    def signatory(self, person: Signatory) -> Coded:
        """Return a person with all spellings, the position and the capacity."""
        names = " / ".join(person.name.values())
        also = f" (also {', '.join(person.also)})" if person.also else ""
        position = f", {self.local(person.position)}" if person.position else ""
        note = f". {person.note}" if person.note else ""
        capacity = person.capacity
        return both(
            lambda style: f"{names}{also}{position}{f' [{style.label(Capacity, capacity)}]' if capacity else ''}{note}"
        )


def label_of(code: StrEnum) -> Coded:
    """Return a code of a vocabulary with its label."""
    return both(lambda style: style.label(type(code), code))


def language_of(tag: str) -> Coded:
    """Return a language tag with the name of the language."""
    return both(lambda style: style.language(tag))


def figure_of(figure: Figure, sources: Sequence[Source]) -> Coded:
    """Return a count with its date, and the number of the source that states it."""
    values = (("", figure.exactly), ("about ", figure.about), ("more than ", figure.more_than))
    value = next((f"{word}{number}" for word, number in values if number is not None), "")
    known = figure.source is not None and 0 < figure.source <= len(sources)
    source = f" [{figure.source}]" if known else ""
    note = f". {figure.note}" if figure.note else ""
    return both(lambda style: f"{value} as of {style.date(figure.as_of)}{source}{note}")


def sources_of(sources: Sequence[Source]) -> Iterator[Line]:
    """Yield the sources, numbered."""
    for number, source in enumerate(sources, 1):
        yield str(number), both(partial(_source, source))


def _source(source: Source, style: ValueStyle) -> str:
    dates = [f"published {style.date(source.published)}"] if source.published else []
    dates += [f"seen {style.date(source.accessed)}"] if source.accessed else []
    parts = [source.title, source.url, source.reference, source.archive, ", ".join(dates), source.note]
    return "; ".join(part for part in parts if part)


def date_of(date: EdtfDate | None) -> Coded | None:
    """Return a date."""
    return both(lambda style: style.date(date)) if date else None


def during(first: EdtfDate | None, last: EdtfDate | None, style: ValueStyle) -> str:
    """Return a period in parentheses, or nothing if neither date is known."""
    if last:
        return f" ({style.date(first) if first else '…'} to {style.date(last)})"
    return f" (since {style.date(first)})" if first else ""
