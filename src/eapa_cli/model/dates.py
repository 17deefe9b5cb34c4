"""Dates with their precision: the subset of EDTF that a register uses."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Final, Self

from eapa_cli.model.durations import month_length
from eapa_cli.model.message import InvalidValueError, Message

POINT: Final = re.compile(
    r"(?:(?P<year>[0-9]{4})(?P<year_sign>[?~%])?|XXXX(?=-))"
    r"(?:-(?P<month>[0-9]{2})(?P<month_sign>[?~%])?(?:-(?P<day>[0-9]{2})(?P<day_sign>[?~%])?)?)?"
)
"""A year, month or day, such as '2021-09', '2021~-09-24?' or 'XXXX-09-24', in which the year is unknown.

A sign qualifies the part before it: '?' for uncertain, '~' for approximate, '%' for both.
"""
PARTS: Final = ("year", "month", "day")
"""The parts of a date, which are groups of `POINT`."""

# Other notations for which a hint gives the date in EDTF, such as 2021.9.4 and 4.9.2021. The notation 09/10/2021 is not
# included, since its month is ambiguous.
_YEAR_FIRST: Final = re.compile(r"(?P<year>[0-9]{4})([-./])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?")
_YEAR_LAST: Final = re.compile(r"(?:(?P<day>[0-9]{1,2})\.)?(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")

MAX_LENGTH: Final = 64
"""The maximum length of a date. The longest one in EDTF, an interval of two days with qualifiers, has 27 characters."""
# The largest number of years from one leap year to the next, as from 1896 to 1904.
_MAX_YEARS_TO_LEAP_YEAR: Final = 8
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of the months, for messages."""


class Month(int):
    """The number of a month, as the field of a message."""

    def __str__(self) -> str:
        return MONTHS[self - 1]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EdtfDate:
    """A date in EDTF (ISO 8601-2), with the earliest and the latest day that it can mean.

    The qualifiers '?', '~' and '%' are part of the text, but do not change the two days.
    """

    earliest: date
    latest: date
    text: str

    @classmethod
    def parse(cls, text: str, *, written: str | None = None) -> Self:
        """Parse a date in EDTF.

        Raises:
            InvalidValueError: the text is not a date. The message is a sentence for the user. It quotes `written`
                instead of `text` if it is given, because the caller derived `text` from the input `written`.
        """
        if len(text) > MAX_LENGTH:
            message = Message(
                "a date has at most %(max)d characters, and this one has %(num)d", max=MAX_LENGTH, num=len(text)
            )
            raise InvalidValueError(message)
        match = POINT.fullmatch(text)
        try:
            earliest, latest = _bounds_of(match) if match else _bounds_of_interval(text)
        except InvalidValueError as error:
            if written is None:
                raise
            raise InvalidValueError(error.problem.with_fields(text=written), error.advice) from None
        return cls(earliest=earliest, latest=latest, text=text)

    @classmethod
    def parse_end(cls, text: str) -> Self:
        """Parse the end of a term: a date, or '..' for an open end.

        Raises:
            InvalidValueError: the text is neither a date nor '..'. The message is a sentence for the user.
        """
        return cls(earliest=date.min, latest=date.max, text=text) if text == ".." else cls.parse(text)

    @classmethod
    def between(cls, earliest: date, latest: date, qualifier: str = "") -> Self:
        """Return the date that means one of the days between two days, including both.

        Its text is as short as possible: `2026` or `2026-09` for a whole year or month, and `..` for a bound
        that is the first or the last day of the calendar. The qualifier is added to both bounds, but not to `..`.
        """
        bounds = [f"{text}{qualifier}" if text != ".." else text for text in _bounds_between(earliest, latest)]
        return cls(earliest=earliest, latest=latest, text="/".join(bounds))

    @property
    def is_open(self) -> bool:
        """Whether the date is '..', an open end."""
        return self.text == ".."

    @property
    def has_year(self) -> bool:
        """Whether the year is known."""
        return not self.text.startswith("XXXX")

    def is_before(self, other: "EdtfDate") -> bool:
        """Return whether this date is certainly before another one."""
        return self.latest < other.earliest

    def may_equal(self, other: "EdtfDate") -> bool:
        """Return whether two dates can be the same day, given their known parts."""
        is_overlapping = not (self.is_before(other) or other.is_before(self))
        return is_overlapping and _may_have_same_day(self, other) and _may_have_same_day(other, self)

    @property
    def qualifier(self) -> str:
        """The qualifier of the whole date: `?` uncertain, `~` approximate, `%` both, or an empty string."""
        signs = set(self.text) & set("?~%")
        return "%" if len(signs) > 1 else "".join(signs)

    def __str__(self) -> str:
        return self.text


ANY_DAY: Final = EdtfDate(earliest=date.min, latest=date.max, text="../..")
"""The date of an event whose date is unknown."""


def _bounds_between(earliest: date, latest: date) -> list[str]:
    """Return the bounds of an interval in EDTF, or a single date that means all days of the interval."""
    first, last = earliest.isoformat(), latest.isoformat()
    if first == last:
        return [first]
    if latest == date.max:
        last = ".."
    if earliest.day == 1 and latest.day == month_length(latest.year, latest.month):
        length = 4 if earliest.month == 1 and latest.month == len(MONTHS) else 7  # YYYY or YYYY-MM
        first, last = first[:length], last[:length]
    if earliest == date.min:
        first = ".."
    is_any_day = first == last == ".."  # '../..' has no shorter form
    return [first] if first == last and not is_any_day else [first, last]


def _may_have_same_day(one: EdtfDate, other: EdtfDate) -> bool:
    """Return whether the month and day of a date without a year occur in another date.

    Return true for a date with a year, whose days `EdtfDate.may_equal` compares.
    """
    if one.has_year:
        return True
    month, day = _month_and_day(one)
    if not other.has_year:
        other_month, other_day = _month_and_day(other)
        return month == other_month and (day is None or other_day is None or day == other_day)
    last_year = min(other.latest.year, other.earliest.year + _MAX_YEARS_TO_LEAP_YEAR)
    for year in range(other.earliest.year, last_year + 1):
        first, last = day or 1, day or month_length(year, month)
        has_day = last <= month_length(year, month)
        if has_day and date(year, month, first) <= other.latest and other.earliest <= date(year, month, last):
            return True
    return False


def _month_and_day(date_: EdtfDate) -> tuple[int, int | None]:
    """Return the month and, if it is known, the day of a date without a year."""
    match = POINT.fullmatch(date_.text)
    assert match, "a date without a year is one point"
    return int(match["month"]), int(match["day"]) if match["day"] else None


def _bounds_of(match: re.Match[str]) -> tuple[date, date]:
    """Return the earliest and latest day of a match of `POINT`."""
    year, month, day = match.group(*PARTS)
    if year:
        low = high = int(year)
    elif (month, day) == ("02", "29"):
        low, high = 4, 9996  # the first and the last leap year of the calendar
    else:
        low, high = MINYEAR, MAXYEAR
    last_month = int(month or 12)
    try:
        first = date(low, int(month or 1), int(day or 1))
        return first, date(high, last_month, int(day or month_length(high, last_month)))
    except ValueError:
        raise _not_in_the_calendar(match) from None


def _bounds_of_interval(text: str) -> tuple[date, date]:
    """Return the earliest and latest day of an interval such as '2021-09/2021-11' or '../2021'."""
    if text == "..":
        raise InvalidValueError(
            Message("'%(text)s' is an open date, and only the end of a term can be open", text=text)
        )
    if text == "../..":
        raise InvalidValueError(
            Message("'%(text)s' can be any day", text=text), Message("omit the date if it is not known")
        )
    start, _, end = text.partition("/")
    # A text such as '2021/09' is a month in another notation and not an interval.
    if not (start and end) or "/" in end or _correct_notation(text):
        raise _not_a_date(text)
    earliest = date.min if start == ".." else _bounds_of_point(start)[0]
    latest = date.max if end == ".." else _bounds_of_point(end)[1]
    if latest < earliest:
        raise InvalidValueError(Message("'%(text)s' ends before it starts", text=text))
    return earliest, latest


def _bounds_of_point(text: str) -> tuple[date, date]:
    match = POINT.fullmatch(text)
    if not match:
        raise _not_a_date(text)
    if not match["year"]:
        raise InvalidValueError(Message("'%(text)s' has no year, so it cannot start or end an interval", text=text))
    return _bounds_of(match)


def _not_in_the_calendar(match: re.Match[str]) -> InvalidValueError:
    year, month, day = match.group(*PARTS)
    text = match[0]
    if "00" in {month, day}:
        return InvalidValueError(
            Message("'%(text)s' has a part that is 00", text=text),
            Message("omit the parts that are not known, as in '2021-09' or '2021'"),
        )
    if year == "0000":
        message = Message("'%(text)s' is not in the calendar: years are 0001 to 9999", text=text)
    elif int(month) > len(MONTHS):
        message = Message("'%(text)s' is not in the calendar: months are 01 to 12", text=text)
    elif year:
        message = Message(
            "'%(text)s' is not a day of the calendar: %(month)s %(year)s has %(num)d days",
            text=text,
            month=Month(month),
            year=year,
            num=month_length(int(year), int(month)),
        )
    else:
        message = Message(
            "'%(text)s' is not a day of the calendar: %(month)s has %(num)d days at most",
            text=text,
            month=Month(month),
            num=month_length(4, int(month)),  # February has the 29 days of a leap year
        )
    return InvalidValueError(message)


def _not_a_date(text: str) -> InvalidValueError:
    problem = Message("'%(text)s' is not a date in EDTF", text=text)
    if corrected := _correct_notation(text):
        EdtfDate.parse(corrected, written=text)  # if the day does not exist, this raises a more specific error
        return InvalidValueError(problem, Message("write '%(value)s'", value=corrected))
    advice = Message(
        "write '2021-09-24', '2021-09' or '2021', "
        "'XXXX-09-24' if the year is not known, '2021-09/2021-11', '2021/..' or '../2021' for a day between "
        "two, with ? after a part that is uncertain and ~ after one that is approximate"
    )
    return InvalidValueError(problem, advice)


def _correct_notation(text: str) -> str | None:
    """Return the text in EDTF for a date in another notation, such as '2021-09-04' for '4.9.2021', or None."""
    match = _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    return match and "-".join(part.zfill(2) for part in match.group("year", "month", "day") if part)
