"""The dates that a text prints, as days: in words and in digits, with the year of the stamp if they have none."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.publication_stamps import Stamp, month_of_page, numeric_date, valid_day
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import Basis

# A date without a year is at most so many days after the stamp: a page can announce a day after its publication.
_DAYS_AHEAD: Final = 7
# If it is more days before that limit, it gets no year: the stamp can be the day on which the page was read.
_MAX_DAYS_BEFORE_LIMIT: Final = 120
_MAX_DAYS_IN_MONTH: Final = 31
LEAP_YEAR: Final = 2000
"""A year for a date without one, in which 29 February is valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date in EDTF with the basis on which it is known."""

    edtf: str
    basis: Basis


def date_in_words(match: re.Match[str], span: Span, layout: Layout, language: Language) -> Found[DateFound] | None:
    """Return the date of a match of `Dates.day_month` in a sentence; None for "31 June"."""
    month, day = language.dates.month_and_day(match)
    year = match["year"] or match["year2"]
    words = Span(span.start + match.start(), span.start + match.end())
    return _make_date(day, month, int(year) if year else None, words, layout)


def _make_date(day: int, month: int, year: int | None, span: Span, layout: Layout) -> Found[DateFound] | None:
    """Return a date. Without a year, it gets the year of the stamp if it is near, else none ("XXXX-10-07")."""
    if year:
        valid = valid_day(year, month, day)
        return Found(value=DateFound(edtf=valid.isoformat(), basis=Basis.STATED), span=span) if valid else None
    if not valid_day(LEAP_YEAR, month, day):
        return None
    if layout.stamp:
        near = _day_near(day, month, layout.stamp)
        words = layout.text(layout.stamp.span) or str(layout.stamp.day)
    else:
        of_page = month_of_page(layout.plain)
        near = valid_day(of_page.year, month, day) if of_page and of_page.month == month else None
        words = f"{near:%Y-%m}" if near else ""
    if near:
        reason = Message("year %(year)d from the stamp %(words)s", year=near.year, words=words)
        return Found(value=DateFound(edtf=near.isoformat(), basis=Basis.DATELINE), span=span, reason=reason)
    return Found(value=DateFound(edtf=f"XXXX-{month:02}-{day:02}", basis=Basis.STATED), span=span)


def _day_near(day: int, month: int, stamp: Stamp) -> date | None:
    """Return the last such day that is before the stamp, or just after it; None if it is long before."""
    limit = max(stamp.day, stamp.other or stamp.day) + timedelta(days=_DAYS_AHEAD)
    for year in (limit.year, limit.year - 1):
        found = valid_day(year, month, day)
        if found and found <= limit:
            return found if (limit - found).days <= _MAX_DAYS_BEFORE_LIMIT else None
    return None


def date_in_digits(match: re.Match[str], layout: Layout, language: Language) -> Found[DateFound] | None:
    """Return the date of digits. If it can mean two days, it is the one in the month before the stamp."""
    day, other = numeric_date(match, day_first=language.dates.day_first)
    span = Span(match.start(), match.end())
    if day and other:
        near = [one for one in (day, other) if layout.stamp and is_before_stamp(layout.stamp, one)]
        day = near[0] if len(near) == 1 else None
    return Found(value=DateFound(edtf=day.isoformat(), basis=Basis.STATED), span=span) if day else None


def is_before_stamp(stamp: Stamp, day: date) -> bool:
    """Return whether a day is not after the publication of a page, and at most a month before it."""
    return 0 <= (stamp.day - day).days <= _MAX_DAYS_IN_MONTH
