"""Dates in sentences: days in ISO 8601, and the qualifiers and intervals of EDTF in words."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.model.dates import MONTHS, EdtfDate

_POINT: Final = re.compile(r"(\d{4}|XXXX)([?~%]?)(?:-(\d\d)([?~%]?)(?:-(\d\d)([?~%]?))?)?", re.ASCII)
_PARTS: Final = ("year", "month", "day")
_QUALIFIERS: Final = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_SOME_DAY: Final = "a day "


def in_words(date: EdtfDate) -> str:
    """Return a date in words, such as `2021-09-24 (year uncertain)` or `a day between 2019 and 2021`."""
    first, between, last = date.text.partition("/")
    if not between:
        return _point(first)
    if first == "..":
        return f"{_point(last)} or earlier"
    if last == "..":
        return f"{_point(first)} or later"
    return f"{_SOME_DAY}between {_point(first)} and {_point(last)}"


def dated(date: EdtfDate) -> str:
    """Return a date with its preposition, such as `on 2021-09-24`, `in 2021-05` or `between 2019 and 2021`."""
    words = in_words(date)
    if words.startswith(_SOME_DAY):
        return words.removeprefix(_SOME_DAY)
    match = _POINT.search(date.text)
    return f"{'on' if match and match[5] else 'in'} {words}"


def _point(text: str) -> str:
    """Return one year, month or day in words."""
    match = _POINT.fullmatch(text)
    assert match, "an interval is between points"
    year, _, month, _, day, _ = match.groups()
    words = "-".join(part for part in (year, month, day) if part)
    if year == "XXXX":
        words = f"{f'{int(day)} ' if day else ''}{MONTHS[int(month) - 1]} of an unknown year"
    doubts = ", ".join(_doubts(match))
    return f"{words} ({doubts})" if doubts else words


def _doubts(match: re.Match[str]) -> Iterator[str]:
    """Yield the doubts of a date: a qualifier applies to its part and to all parts left of it (EDTF level 2)."""
    parts = [(match[number], match[number + 1]) for number in (1, 3, 5) if match[number]]
    for number, (_, sign) in enumerate(parts, 1):
        if sign and number == len(parts):
            yield _QUALIFIERS[sign]
        elif sign:
            yield f"{' and '.join(_PARTS[:number])} {_QUALIFIERS[sign]}"
