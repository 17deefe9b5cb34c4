"""Values of records in words for people and in codes for programs."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.names import LocalText, text_in_language
from eapa_cli.model.records import Figure, Place, Signatory, Source
from eapa_cli.model.vocabulary import Capacity
from eapa_cli.render.rows import Cell, CodedText
from eapa_cli.text import code_formatters, interface_phrases
from eapa_cli.text.interface_language import gettext, pgettext

Line = tuple[str, Cell]
"""The name of a field and its value. The name is empty if the line has none, or belongs to the line above."""

Section = tuple[str, list[Line]]
"""A section of a page: its title and its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStyle:
    """The functions that format values: `CODES` for programs, `WORDS` for people."""

    date: Callable[[EdtfDate], str]
    date_phrase: Callable[[EdtfDate], str]
    """Formats a date for the field `on_date` of a message, which is, in English, `on 24 September 2021`."""
    day: Callable[[dt.date], str]
    duration: Callable[[Duration], str]
    length: Callable[[Duration], str]
    """Formats a duration in the grammatical case that it has after `for`."""
    period: Callable[[EdtfDate | None, EdtfDate | None], str]
    country: Callable[[str], str]
    language: Callable[[str], str]
    label: Callable[[type[StrEnum], str], str]
    gettext: Callable[[str], str]


def _language(tag: str) -> str:
    from eapa_cli.text.languages import language_name  # Babel takes 27 ms to import

    return language_name(tag)


def _label(vocabulary: type[StrEnum], code: str) -> str:
    return code_formatters.label_formatter(vocabulary)(code)


def _period_in_codes(first: EdtfDate | None, last: EdtfDate | None) -> str:
    if last:
        return f"{first or '…'} to {last}"
    return f"since {first}" if first else ""


CODES: Final = ValueStyle(
    date=str,
    date_phrase=str,
    day=str,
    duration=str,
    length=str,
    period=_period_in_codes,
    country=str,
    language=str,
    label=lambda _, code: str(code),
    gettext=lambda message: message,
)
"""The style for programs, which is the same in all languages of the interface."""
WORDS: Final = ValueStyle(
    date=interface_phrases.date_in_words,
    date_phrase=interface_phrases.date_phrase,
    day=interface_phrases.day_in_words,
    duration=interface_phrases.duration_in_words,
    length=interface_phrases.length_in_words,
    period=interface_phrases.period_in_words,
    country=code_formatters.format_country,
    language=_language,
    label=_label,
    gettext=gettext,
)
"""The style for people, in the language of the interface."""


def page_label(words: str, *, code: str | None = None) -> CodedText:
    """Return the name of a section or a field of a page; `code` is its name for programs, if that differs."""
    return CodedText(code or words, partial(pgettext, "page", words))


def in_both_styles(format_value: Callable[[ValueStyle], str]) -> CodedText:
    """Return a cell with the result of a function in codes for programs, and in words for people."""
    return CodedText(format_value(CODES), partial(format_value, WORDS))


def sentence(text: str, **fields: str) -> CodedText:
    """Return a cell with a message: in English for programs, in the language of the interface for people."""
    return CodedText(text % fields, lambda: gettext(text) % fields)


class Phrases:
    """The phrases for parts of records. Each text is in the first language of `languages` in which it exists."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def local(self, text: LocalText | None) -> str | None:
        """Return a text in the first language in which it exists; None if there is no text."""
        return text_in_language(text, self.languages) if text else None

    def place(self, place: Place | None) -> CodedText | None:
        """Return a place: venue, city and country."""
        if place is None:
            return None
        parts = [part for part in (self.local(place.name), self.local(place.city)) if part]
        return in_both_styles(
            lambda style: ", ".join([*parts, *([style.country(place.country)] if place.country else [])])
        )

    def signatory(self, person: Signatory) -> CodedText:
        """Return a person with all spellings, the position, the capacity and the note."""
        return in_both_styles(partial(self._describe_signatory, person))

    def _describe_signatory(self, person: Signatory, style: ValueStyle) -> str:
        names = " / ".join(person.name.values())
        if person.also:
            names = style.gettext("%(names)s (also %(others)s)") % {"names": names, "others": ", ".join(person.also)}
        position = f", {self.local(person.position)}" if person.position else ""
        capacity = f" [{style.label(Capacity, person.capacity)}]" if person.capacity else ""
        return f"{names}{position}{capacity}{f'. {person.note}' if person.note else ''}"


def label_cell(code: StrEnum) -> CodedText:
    """Return a cell with a code of a vocabulary and its label."""
    return in_both_styles(lambda style: style.label(type(code), code))


def language_cell(tag: str) -> CodedText:
    """Return a cell with a language tag and the name of the language."""
    return in_both_styles(lambda style: style.language(tag))


def figure_cell(figure: Figure, sources: Sequence[Source]) -> CodedText:
    """Return a cell with a count, its date, the number of its source, and the note."""
    has_source = figure.source is not None and 0 < figure.source <= len(sources)
    source = f" [{figure.source}]" if has_source else ""
    note = f". {figure.note}" if figure.note else ""
    return in_both_styles(lambda style: f"{_describe_figure(figure, style)}{source}{note}")


def _describe_figure(figure: Figure, style: ValueStyle) -> str:
    _ = style.gettext
    if figure.exactly is not None:
        text = _("%(number)d as of %(date)s")
    elif figure.about is not None:
        text = _("about %(number)d as of %(date)s")
    else:
        text = _("more than %(number)d as of %(date)s")
    return text % {"number": figure.number, "date": style.date(figure.as_of)}


def source_lines(sources: Sequence[Source]) -> Iterator[Line]:
    """Yield a numbered line for each source."""
    for number, source in enumerate(sources, 1):
        yield str(number), in_both_styles(partial(_describe_source, source))


def _describe_source(source: Source, style: ValueStyle) -> str:
    _ = style.gettext
    dates = [_("published %(date)s") % {"date": style.date(source.published)}] if source.published else []
    dates += [_("seen %(date)s") % {"date": style.date(source.accessed)}] if source.accessed else []
    parts = [source.title, source.url, source.reference, source.archive, ", ".join(dates), source.note]
    return "; ".join(part for part in parts if part)


def date_cell(date: EdtfDate | None) -> CodedText | None:
    """Return a cell with a date; None without a date."""
    return in_both_styles(lambda style: style.date(date)) if date else None


def period_in_parentheses(first: EdtfDate | None, last: EdtfDate | None, style: ValueStyle) -> str:
    """Return a period in parentheses after a space; an empty text if neither date is known."""
    period = style.period(first, last)
    return f" ({period})" if period else ""
