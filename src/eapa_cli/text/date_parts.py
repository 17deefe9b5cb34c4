"""The parts of a date in words or numbers: year, month and day."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from eapa_cli.model.dates import EdtfDate
from eapa_cli.text.date_words import DECADE_ENDINGS, IGNORED_WORDS, ORDINAL_ENDINGS, SEASON_WORDS, YEAR_WORDS
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_in_words, day_of_month_in_words, month_in_words
from eapa_cli.text.months import find_months

TOKEN: Final = re.compile(r"\d+|[^\d\s.,;:/()‐‑–—-]+")
"""A number or a word in a date. Hyphens separate tokens, so '24-sentabr' and '24-го' are two tokens each."""

# A date with dots, perhaps before a word such as 'г.': '24.09.2021'.
_DOTTED: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\D*")
_YEAR_DIGITS: Final = 4
_MAX_DAY_DIGITS: Final = 2
_MONTHS_IN_YEAR: Final = 12
_DAYS_IN_MONTH: Final = 31
_CENTURY: Final = 2000
"""The century that a message suggests for a year of two digits."""


class DateParts(NamedTuple):
    """The parts of a date that a text states."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def parse_parts(text: str, whole: str) -> DateParts:
    """Return the parts of a date that a text states.

    Raises:
        ValueError: the text is not a date. The message quotes `whole`, the text that contains it.
    """
    tokens = TOKEN.findall(text)
    numbers = [token for token in tokens if token.isdecimal()]
    words = [token for token in tokens if not token.isdecimal() and fold(token) not in IGNORED_WORDS]
    if SEASON_WORDS & set(map(fold, words)):
        message = _(
            "'%(text)s' names a season, whose months depend on the region: "
            "write the first and the last month, such as '2021-09/2021-11'"
        )
        raise ValueError(message % {"text": whole})
    if any(len(number) == _YEAR_DIGITS and fold(ending) in DECADE_ENDINGS for number, ending in pairwise(tokens)):
        message = _("'%(text)s' names a decade: write its first and its last year, such as '1990/1999'")
        raise ValueError(message % {"text": whole})
    if not words:
        return _parse_numbers(numbers, whole, dotted=bool(_DOTTED.fullmatch(text.strip())))
    return _parse_with_month(tokens, _parse_month(" ".join(words), whole), whole)


def _parse_month(name: str, whole: str) -> int:
    """Return the number of the month with a name.

    Raises:
        ValueError: no month has the name, or several months have it in different languages.
    """
    match sorted(find_months(name)):
        case []:
            raise make_not_a_date_error(whole)
        case [month]:
            return month
        case several:
            *others, last = map(month_in_words, several)
            months = _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
            message = _("'%(text)s' can mean %(months)s: write the month as a number, as in '24.09.2021'")
            raise ValueError(message % {"text": whole, "months": months})


def _parse_with_month(tokens: list[str], month: int, whole: str) -> DateParts:
    numbers = [token for token in tokens if token.isdecimal()]
    years = [int(number) for number in numbers if len(number) == _YEAR_DIGITS]
    days = [int(number) for number in numbers if len(number) <= _MAX_DAY_DIGITS]
    if not years and (len(days) > 1 or any(day > _DAYS_IN_MONTH for day in days)):
        raise _make_short_year_error(whole)
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) < len(numbers):
        raise make_not_a_date_error(whole)
    if days and not years:
        _refuse_year_of_two_digits(tokens, month, days[0], whole)
    return DateParts(years[0] if years else None, month, days[0] if days else None)


def _refuse_year_of_two_digits(tokens: list[str], month: int, day: int, whole: str) -> None:
    """Refuse a number that can be a day or a year, as in 'Sep-21', which spreadsheets write for September 2021."""
    index = next(index for index, token in enumerate(tokens) if token.isdecimal())
    next_token = fold(tokens[index + 1]) if index + 1 < len(tokens) else ""
    if next_token in YEAR_WORDS:
        raise _make_short_year_error(whole)
    if next_token not in ORDINAL_ENDINGS and any(fold(token) not in IGNORED_WORDS for token in tokens[:index]):
        fields = {
            "text": whole,
            "day": day_of_month_in_words(day, month),
            "month": date_in_words(EdtfDate.parse(f"{_CENTURY + day}-{month:02}")),
        }
        raise ValueError(_("'%(text)s' can mean a day or a year: write '%(day)s' or '%(month)s'") % fields)


def _parse_numbers(numbers: list[str], whole: str, *, dotted: bool) -> DateParts:
    values = [int(number) for number in numbers]
    # Each item of the pattern tells whether a number has four digits, as a year does.
    match [len(number) == _YEAR_DIGITS for number in numbers]:
        case [True]:
            return DateParts(values[0])
        case [True, False]:
            return DateParts(values[0], values[1])
        case [False, True]:
            return DateParts(values[1], values[0])
        case [True, False, False]:  # the year, the month and the day
            return DateParts(*values)
        case [False, False, True]:
            return _parse_day_and_month(values, whole, dotted=dotted)
        case [False] if len(numbers[0]) <= _MAX_DAY_DIGITS:
            return DateParts(day=values[0])
        case [False, False, False] if all(len(number) <= _MAX_DAY_DIGITS for number in numbers):
            raise _make_short_year_error(whole)
        case _:
            raise make_not_a_date_error(whole)


def _parse_day_and_month(values: list[int], whole: str, *, dotted: bool) -> DateParts:
    first, second, year = values
    # In a date with dots, the day is first. With slashes or hyphens, the order depends on the country.
    if dotted or first == second or first > _MONTHS_IN_YEAR:
        return DateParts(year, second, first)
    if second > _MONTHS_IN_YEAR:
        return DateParts(year, first, second)
    one, other = f"{year:04}-{second:02}-{first:02}", f"{year:04}-{first:02}-{second:02}"
    message = _("'%(text)s' is ambiguous: write '%(one)s' or '%(other)s'")
    raise ValueError(message % {"text": whole, "one": one, "other": other})


def complete_range(start: DateParts, last: DateParts) -> tuple[DateParts, DateParts]:
    """Return the two dates of a range.

    A year that only one date states is added to the other. A day without a month gets the month of the other date.
    """
    if start.month is None and start.day is not None:
        start = start._replace(month=last.month)
    if last.month is None and last.day is not None:
        last = last._replace(month=start.month)
    year = start.year if last.year is None else last.year
    return start._replace(year=year if start.year is None else start.year), last._replace(year=year)


def write_edtf(parts: DateParts, whole: str) -> str:
    """Return a date in EDTF.

    Raises:
        ValueError: the parts do not make a date.
    """
    if parts.month is None and (parts.year is None or parts.day is not None):
        raise make_not_a_date_error(whole)
    year = "XXXX" if parts.year is None else f"{parts.year:04}"
    return "-".join([year, *(f"{part:02}" for part in (parts.month, parts.day) if part is not None)])


def _make_short_year_error(whole: str) -> ValueError:
    message = _("'%(text)s' has no year of four digits: write it in full, as in '24.09.2021'")
    return ValueError(message % {"text": whole})


def make_not_a_date_error(whole: str) -> ValueError:
    """Return the error for a text that is not a date, with examples."""
    message = _(
        "'%(text)s' cannot be read as a date: write '24 September 2021', '24.09.2021', '2021-09-24', "
        "'September 2021' or '2021', with 'about' before it if it is approximate"
    )
    return ValueError(message % {"text": whole})
