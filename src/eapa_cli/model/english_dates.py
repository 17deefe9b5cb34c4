"""Dates, durations and small numbers in English words, for tables, pages and sentences."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.model.dates import MONTHS, PARTS, POINT, EdtfDate
from eapa_cli.model.durations import Duration

_QUALIFIERS: Final = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
# The start of an interval with two bounds in words. `date_phrase` omits it, since 'between' is a preposition.
_A_DAY: Final = "a day "
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_NUMBER_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class DateInWords(NamedTuple):
    """A date in words, as the field of a message."""

    date: EdtfDate

    def __str__(self) -> str:
        return date_in_words(self.date)


class DayInWords(NamedTuple):
    """A day in words, as the field of a message."""

    day: date

    def __str__(self) -> str:
        return day_in_words(self.day)


class DurationInWords(NamedTuple):
    """A duration in words, as the field of a message."""

    duration: Duration

    def __str__(self) -> str:
        return duration_in_words(self.duration)


class DatePhrase(NamedTuple):
    """A date with its preposition, as the field of a message."""

    date: EdtfDate

    def __str__(self) -> str:
        return date_phrase(self.date)


def date_in_words(day: EdtfDate) -> str:
    """Return a date in words: `24 September 2021`, `September 2021`, `a day between 2019 and 2021`, `2019 or later`.

    If only the year, or the year and month, have a qualifier, the year comes last: `24 May, year uncertain (2021)`.
    """
    first, between, last = day.text.partition("/")
    if not between:
        return _point_in_words(first)
    if first == "..":
        return f"{_point_in_words(last)} or earlier"
    if last == "..":
        return f"{_point_in_words(first)} or later"
    return f"{_A_DAY}between {_point_in_words(first)} and {_point_in_words(last)}"


def date_phrase(day: EdtfDate) -> str:
    """Return a date with its preposition: `on 24 September 2021`, `in May 2021`, `between 2019 and 2021`."""
    words = date_in_words(day)
    if words.startswith(_A_DAY):
        return words.removeprefix(_A_DAY)
    match = POINT.search(day.text)
    has_day = match is not None and match["day"] is not None
    return f"{'on' if has_day else 'in'} {words}"


def day_in_words(day: date) -> str:
    """Return a day in words: `24 September 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def duration_in_words(duration: Duration) -> str:
    """Return a duration in words: `three years`, `one year and six months`, `90 days`."""
    *others, last = [_amount_in_words(number, unit) for number, unit in duration.amounts]
    return f"{', '.join(others)} and {last}" if others else last


def repetition_in_words(period: Duration) -> str:
    """Return a repetition in words: `every year`, `every two years`, `every one year and six months`."""
    match period.amounts:
        case [(1, unit)]:
            return f"every {_UNITS[unit]}"
        case _:
            return f"every {duration_in_words(period)}"


def times_in_words(number: int) -> str:
    """Return a number of times in words: `once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(number) or f"{number_in_words(number)} times"


def number_in_words(number: int) -> str:
    """Return a number up to ten in words, and a larger number in digits."""
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)


def _amount_in_words(number: int, unit: str) -> str:
    return f"{number_in_words(number)} {_UNITS[unit]}{'' if number == 1 else 's'}"


def _point_in_words(text: str) -> str:
    """Return one year, month or day in words, with its qualifiers."""
    match = POINT.fullmatch(text)
    assert match, "a parsed date and the bounds of an interval have this form"
    year, month, day = match.group(*PARTS)
    words = " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1]) if part)
    qualifications = list(_qualifications(match))
    if year is None:
        return _with_qualifications(f"{words} of an unknown year", qualifications)
    has_year_last = len(qualifications) == 1 and qualifications[0].startswith("year ")
    if words and has_year_last:
        return f"{words}, {qualifications[0]} ({year})"
    return _with_qualifications(f"{words} {year}".strip(), qualifications)


def _with_qualifications(words: str, qualifications: list[str]) -> str:
    return f"{words} ({', '.join(qualifications)})" if qualifications else words


def _qualifications(match: re.Match[str]) -> Iterator[str]:
    """Yield the qualifiers in words. Each applies to the part before it and to all earlier parts (EDTF level 2)."""
    last = next(part for part in reversed(PARTS) if match[part])
    for number, part in enumerate(PARTS, 1):
        sign = match[f"{part}_sign"]
        if sign and part == last:
            yield _QUALIFIERS[sign]
        elif sign:
            yield f"{' and '.join(PARTS[:number])} {_QUALIFIERS[sign]}"
