"""Dates, durations and counts in words, in the language of the interface."""

from __future__ import annotations

from functools import cache, reduce
from typing import TYPE_CHECKING

from eapa_cli.model import english_dates as english
from eapa_cli.model.dates import MONTHS
from eapa_cli.text.interface_language import ENGLISH, gettext, interface_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eapa_cli.model.dates import EdtfDate
    from eapa_cli.model.durations import Duration
    from eapa_cli.text.cldr_names import CldrNames
    from eapa_cli.text.date_wording import DateWording


def date_in_words(day: EdtfDate) -> str:
    """Return a date in words: `24 September 2021`."""
    return wording.date(day) if (wording := _wording()) else english.date_in_words(day)


def date_in_column(day: EdtfDate) -> str:
    """Return a date in words for a narrow column; in Russian, the word for 'year' is omitted."""
    language = interface_language()
    return english.date_in_words(day) if language == ENGLISH else _column_wording_in(language).date(day)


def day_in_words(day: date) -> str:
    """Return a day in words."""
    return wording.day(day) if (wording := _wording()) else english.day_in_words(day)


def month_in_words(month: int) -> str:
    """Return the name of a month."""
    return wording.month(month) if (wording := _wording()) else MONTHS[month - 1]


def day_of_month_in_words(day: int, month: int) -> str:
    """Return a day without its year in words: `24 September`."""
    return wording.day_of_month(day, month) if (wording := _wording()) else f"{day} {MONTHS[month - 1]}"


def date_phrase(day: EdtfDate) -> str:
    """Return a date for the field `on_date` of a message; in English, with its preposition: `on 24 September 2021`."""
    return wording.date(day) if (wording := _wording()) else english.date_phrase(day)


def period_in_words(first: EdtfDate | None, last: EdtfDate | None) -> str:
    """Return a period in words: `May 2019 to 2021`; an empty string if neither date is known."""
    if wording := _wording():
        return wording.period(first, last)
    if last:
        return f"{english.date_in_words(first) if first else '…'} to {english.date_in_words(last)}"
    return f"since {english.date_in_words(first)}" if first else ""


def duration_in_words(duration: Duration) -> str:
    """Return a duration in words: `three years`."""
    return wording.duration(duration) if (wording := _wording()) else english.duration_in_words(duration)


def length_in_words(duration: Duration) -> str:
    """Return a duration in the grammatical case that it has after `for`: `three years`."""
    return wording.length(duration) if (wording := _wording()) else english.duration_in_words(duration)


def repetition_in_words(duration: Duration) -> str:
    """Return a repetition in words: `every three years`."""
    return wording.repetition(duration) if (wording := _wording()) else english.repetition_in_words(duration)


def times_in_words(number: int) -> str:
    """Return a number of times in words: `twice`."""
    return wording.times(number) if (wording := _wording()) else english.times_in_words(number)


def at_most_in_words(number: int) -> str:
    """Return a limit: `at most twice`."""
    return wording.at_most(number) if (wording := _wording()) else f"at most {english.times_in_words(number)}"


def group_digits(number: int) -> str:
    """Return a number with its digits grouped: `10,000`."""
    return f"{number:,}" if interface_language() == ENGLISH else names().number(number)


def quote(words: object) -> str:
    """Return words in quotes."""
    return gettext("'%(words)s'") % {"words": words}


def join_with_and(parts: Iterable[str]) -> str:
    """Return parts with `and` between them."""
    return reduce(lambda one, other: gettext("%(one)s and %(other)s") % {"one": one, "other": other}, parts)


def names() -> CldrNames:
    """Return the names of countries and languages, and the formats of numbers, in the language of the interface."""
    return _names_in(interface_language())


@cache
def _names_in(language: str) -> CldrNames:
    from eapa_cli.text.cldr_names import CldrNames

    return CldrNames(language)


def _wording() -> DateWording | None:
    language = interface_language()
    return None if language == ENGLISH else _wording_in(language)


@cache
def _wording_in(language: str) -> DateWording:
    from eapa_cli.text.catalogues import catalogue
    from eapa_cli.text.date_wording import ShortDateWording

    return ShortDateWording(catalogue(language), _names_in(language))


@cache
def _column_wording_in(language: str) -> DateWording:
    from eapa_cli.text.catalogues import catalogue
    from eapa_cli.text.date_wording import ColumnDateWording

    return ColumnDateWording(catalogue(language), _names_in(language))
