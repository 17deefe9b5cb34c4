"""Durations of calendar time: the subset of ISO 8601 that a register uses."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from eapa_cli.model.message import InvalidValueError, Message

# A duration in years, months and days such as 'P1Y6M', or in weeks such as 'P2W'. 'P' alone is not a duration.
_DURATION: Final = re.compile(r"P(?=[0-9])(?:(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?|([0-9]{1,5})W)")
_MAX_LENGTH: Final = 64
"""The maximum number of characters. The longest duration has 19."""
_LONGEST_MONTH: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A calendar duration in ISO 8601: P5Y, P1Y6M, P2W, P90D."""

    months: int
    """The number of months, including twelve for each year."""
    days: int
    """The number of days, including seven for each week."""
    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a duration in ISO 8601.

        Raises:
            InvalidValueError: the text is not a duration. The message is a sentence for the user.
        """
        if len(text) > _MAX_LENGTH:
            message = Message(
                "a duration has at most %(max)d characters, and this one has %(num)d", max=_MAX_LENGTH, num=len(text)
            )
            raise InvalidValueError(message)
        match = _DURATION.fullmatch(text)
        if not match:
            advice = Message(
                "write 'P5Y' for five years, "
                "'P6M' for six months, 'P2W' for two weeks, 'P90D' for ninety days, or 'P1Y6M'"
            )
            raise InvalidValueError(Message("'%(text)s' is not a duration in ISO 8601", text=text), advice)
        years, months, days, weeks = (int(part or 0) for part in match.groups())
        if not (years or months or days or weeks):
            advice = Message("write at least one day, such as 'P1D', or omit the duration if it is not known")
            raise InvalidValueError(Message("'%(text)s' is an empty duration", text=text), advice)
        return cls(months=12 * years + months, days=7 * weeks + days, text=text)

    def add_to(self, day: date) -> date:
        """Return a day plus this duration, but not a day after the last day of the calendar.

        Months are added before days. If the resulting month is shorter, its last day is used. This follows the
        European Convention on the Calculation of Time-Limits (Basel, 16 May 1972), article 4.
        """
        return self._add(day, 1, day.day)

    def subtract_from(self, day: date) -> date:
        """Return a day minus this duration, but not a day before the first day of the calendar.

        The day of the month is chosen as in `add_to`.
        """
        return self._add(day, -1, day.day)

    def extend(self, last: date, times: int = 1) -> date:
        """Return the last day of a period after `times` extensions by this duration, within the calendar.

        If the period ends on the last day of a month, an extension by months also ends on the last day of a month.
        """
        is_month_end = last.day == month_length(last.year, last.month)
        return self._add(last, times, _LONGEST_MONTH if is_month_end else last.day)

    def _add(self, day: date, times: int, day_of_month: int) -> date:
        """Return a day plus `times` durations; beyond the calendar, its first or last day.

        If the duration has months, the result has the given day of the month, unless the month is shorter. Days are
        added after that. A negative number of durations is subtracted in the same way.
        """
        try:
            if self.months:
                year, month = divmod(12 * day.year + day.month - 1 + times * self.months, 12)
                month += 1
                day = date(year, month, min(day_of_month, month_length(year, month)))
            return day + timedelta(days=times * self.days)
        except (ValueError, OverflowError):
            return date.max if times > 0 else date.min

    @property
    def amounts(self) -> list[tuple[int, str]]:
        """The numbers other than 0 with their units, such as 1 and 'Y', 6 and 'M' for P1Y6M."""
        amounts = re.findall("([0-9]+)([YMWD])", self.text)
        return [(int(number), unit) for number, unit in amounts if int(number)]

    def __str__(self) -> str:
        return self.text


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    # An import of `calendar` would make every command slower.
    if month == 2:  # noqa: PLR2004
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31
