"""Stamps: the dates of publication that a page shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eapa_cli.importing.press.evidence import Span

_NUMERIC_DATE: Final = re.compile(
    r"(?<![\d./-])(?:(?P<iso>(?:19|20)\d\d-\d{2}-\d{2})"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d))(?![\d/-]|\.\d)"
)

_HEADER: Final = re.compile(
    r"\W*(?:(?:date|published(?: on)?|posted(?: on)?|updated|дата(?: публикации)?|опубликовано)\b\s?:?"
    r"\s*(?P<date>\d\S+)\s*|(?P<bare>\d\S+)\s\s+)",
    re.IGNORECASE,
)

_WORDS_OF_STAMP: Final = re.compile(
    r"(?P<day>\d{1,2})\s(?P<month>[A-Za-zА-Яа-я]{3,9})\.?,?\s(?P<year>(?:19|20)\d\d)|(?P<month2>[A-Z][a-z]{2,8})\.?\s(?P<day2>\d{1,2}),\s(?P<year2>(?:19|20)\d\d)"
)

# A label makes a longer line a stamp: the number of views can follow.
_LABELLED: Final = re.compile(r"\A\W*(?:published|posted|updated|опубликован|дата публикации)", re.IGNORECASE)
# Day, month and year in three lines of a decorated page.
_IN_LINES: Final = re.compile(
    r"^\W*(?P<day>\d{1,2})\W+(?P<month>[A-Za-zА-Яа-я]{3,9})\W+(?P<year>(?:19|20)\d\d)(?P<month2>)\W*$", re.MULTILINE
)
_MAX_STAMP: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The date of publication that a page shows; the day can be unknown if the order of day and month is."""

    day: date | None
    other: date | None
    span: Span

    @property
    def year(self) -> int | None:
        """The year, which is known even if day and month are ambiguous."""
        return self.day.year if self.day else None


def find_stamp(plain: str, lines: Sequence[Span], published: str) -> Stamp | None:
    """Return the date of publication: a labelled one, a line of its own, or that of the file."""
    for line in lines[:12]:
        header = (
            _HEADER.match(plain, line.start, line.end)
            if line == lines[0] or line.end - line.start < _MAX_STAMP
            else None
        )
        match = header and _NUMERIC_DATE.match(plain, max(header.start("date"), header.start("bare")))
        if match:
            return _stamp(match)
    if lines and (found := _IN_LINES.search(plain, 0, lines[:5][-1].end)) and "\n" in found[0].strip():
        return _stamp_in_words(found)
    for line in (*lines[:12], *lines[12:][-2:]):
        text = plain[line.start : line.end]
        match = _NUMERIC_DATE.search(plain, line.start, line.end)
        words = _WORDS_OF_STAMP.search(plain, line.start, line.end)
        if match and (is_stamp(text) or match.end() == line.end):
            return _stamp(match)
        is_short = len(text.split()) < 8 or (_LABELLED.match(text) and len(text) < _MAX_STAMP)  # noqa: PLR2004
        if words and is_short and not re.sub(r"\s(?:г|года)\.?\Z", "", text).endswith("."):
            return _stamp_in_words(words)
    try:
        return Stamp(day=date.fromisoformat(published[:10]), other=None, span=Span(0, 0)) if published else None
    except ValueError:
        return None


def numeric_date(match: re.Match[str]) -> tuple[date | None, date | None]:
    """Return the day of a date in digits, and the other day that it can mean."""
    if match["iso"]:
        return _day(*map(int, match["iso"].split("-"))), None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first and month_first and day_first != month_first and match["mark"] != ".":
        return day_first, month_first
    return day_first or month_first, None


def numeric_dates(plain: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the dates in digits of a slice."""
    return _NUMERIC_DATE.finditer(plain, span.start, span.end)


def is_stamp(text: str) -> bool:
    """Return whether a line is hardly more than a date."""
    return bool(_NUMERIC_DATE.search(text)) and len(text.split()) < 7  # noqa: PLR2004


def _stamp(match: re.Match[str]) -> Stamp:
    day, other = numeric_date(match)
    return Stamp(day=day, other=other, span=Span(match.start(), match.end()))


def _stamp_in_words(match: re.Match[str]) -> Stamp | None:
    from eapa_cli.text.months import find_months

    months = find_months(match["month"] or match["month2"])
    day = (
        _day(int(match["year"] or match["year2"]), min(months), int(match["day"] or match["day2"])) if months else None
    )
    return Stamp(day=day, other=None, span=Span(match.start(), match.end())) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_stamp(plain: str, line: Span) -> Span:
    """Return the first line of a page without the date of publication in front of it."""
    header = _HEADER.match(plain, line.start, line.end)
    is_date = header and _NUMERIC_DATE.match(plain, max(header.start("date"), header.start("bare")))
    return Span(header.end(), line.end) if header and is_date else line
