"""A parser for dates as people write them, in any language, whose result is EDTF.

Ambiguous dates are refused, since a guess would later look like a known date.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from eapa_cli.model.dates import MONTHS, EdtfDate
from eapa_cli.text.fold import fold
from eapa_cli.text.months import find_months

# Tokens are separated by punctuation, including hyphens, so that '24-sentabr' and '24-го' are two tokens each.
_TOKEN: Final = re.compile(r"\d+|[^\d\s.,;:/()‐‑–—-]+")
_TIME: Final = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*Z?$")
_DOTTED: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\D*")
# Separators of two dates; a plain hyphen needs spaces around it, since dates also contain hyphens.
_RANGE_SEPARATOR: Final = re.compile(r"\s*[–—]\s*|\s+(?:-|or|или|yoki)\s+")
_EDTF_SIGNS: Final = re.compile(r"[-.?~%/]*|[0-9]{4}[0-9?~%-]*/[0-9]{4}[0-9?~%-]*")
_MARKS: Final = re.compile(r"^[~≈]\s*|\s*[?~%]+$")

# Words are compared by fold, so one spelling is enough where two scripts of a language have the same fold.
_FILLERS: Final = frozenset(
    fold(word)
    for word in (
        *("year", "of", "the", "on", "in", "st", "nd", "rd", "th"),
        *("г", "гг", "год", "года", "году", "в", "го", "е", "й", "ого"),
        *("yil", "yili", "yilning", "йил", "йили", "жыл", "жылы", "жылғы", "жылдын", "соли", "il", "ili"),
        *("de", "del", "le", "el", "den", "der", "am", "er", "año", "ano", "yılı", "年", "月", "日", "년", "월", "일"),
    )
)
_ABOUT: Final = frozenset(
    fold(word)
    for word in (
        *("c", "ca", "circa", "about", "around", "approx", "approximately"),
        *("около", "ок", "примерно", "приблизительно", "прибл", "taxminan", "тахминан", "шамамен"),
        *("vers", "um", "etwa"),
    )
)
_PERHAPS: Final = frozenset(
    fold(word)
    for word in (
        *("perhaps", "possibly", "probably", "maybe", "presumably"),
        *("возможно", "вероятно", "предположительно", "видимо", "ehtimol", "эҳтимол"),
    )
)
_IGNORED: Final = _FILLERS | _ABOUT | _PERHAPS
_SEASONS: Final = frozenset(
    fold(word)
    for word in (
        *("spring", "summer", "autumn", "fall", "winter"),
        *("весна", "весной", "весны", "лето", "летом", "лета", "осень", "осенью", "осени", "зима", "зимой", "зимы"),
        *("bahor", "yoz", "kuz", "qish"),
    )
)
_OPEN: Final = frozenset(
    fold(word)
    for word in (
        *("open", "open-ended", "no end", "none", "without end", "indefinite", "indefinitely", "unlimited"),
        *("бессрочно", "бессрочный", "без срока", "не ограничен", "неограниченно", "muddatsiz"),
    )
)
_RELATIVE_DAYS: Final[Mapping[str, int]] = {
    fold(word): days
    for days, words in {
        -1: ("yesterday", "вчера", "kecha", "кеше", "кечээ", "дирӯз"),
        0: ("today", "сегодня", "bugun", "бүгін", "бүгүн", "имрӯз"),
        1: ("tomorrow", "завтра", "ertaga", "ертең", "эртең", "фардо"),
    }.items()
    for word in words
}
# No date is longer, in words or in EDTF.
_MAX_LENGTH: Final = 64
_YEAR_DIGITS: Final = 4
_MONTHS_IN_YEAR: Final = 12


class _Parts(NamedTuple):
    """The parts of a date that a text states."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def read_date(text: str, today: date | None = None) -> EdtfDate:
    """Parse a date in words, in numbers or in EDTF.

    Words such as `yesterday` are relative to `today`, and are refused without it.

    `24 September 2021`, `24.09.2021`, `сентябрь 2021`, `2021 yil 24 sentabr`, `c. 2021` and `23 or 24 May 2019`
    become `2021-09-24`, `2021-09-24`, `2021-09`, `2021-09-24`, `2021~` and `2019-05-23/2019-05-24`; a day without a
    year, `24 September`, becomes `XXXX-09-24`.

    Raises:
        ValueError: the text is not a date, or it is ambiguous; the message is a sentence for its author.
    """
    written = text.strip()
    if today and (distance := _RELATIVE_DAYS.get(fold(written))) is not None:
        day = today + timedelta(days=distance)
        return EdtfDate.between(day, day)
    try:
        return EdtfDate.parse(written)
    except ValueError:
        # If the text has the form of EDTF, the error of the EDTF parser is the better one.
        if _EDTF_SIGNS.fullmatch(written) or len(written) > _MAX_LENGTH:
            raise
    plain, qualifier = _split_qualifier(_TIME.sub("", written))
    first, *others = _RANGE_SEPARATOR.split(plain)
    if len(others) > 1:
        raise _not_a_date(text)
    last = _parse_parts(others[0] if others else first, text)
    if not others:
        return EdtfDate.parse(_format_edtf(last, text) + qualifier, written=written)
    start = _complete_start(_parse_parts(first, text), last)
    return EdtfDate.parse(
        f"{_format_edtf(start, text)}{qualifier}/{_format_edtf(last, text)}{qualifier}", written=written
    )


def read_end(text: str, today: date | None = None) -> EdtfDate:
    """Parse the end of a term: a date, or an open end (`..`, `open`, `бессрочно`).

    Raises:
        ValueError: as for `read_date`.
    """
    return EdtfDate.parse_end("..") if text.strip() == ".." or fold(text) in _OPEN else read_date(text, today)


def _split_qualifier(text: str) -> tuple[str, str]:
    """Return a text without qualifier marks, and its qualifier in EDTF."""
    marks = "".join(_MARKS.findall(text))
    words = {fold(token) for token in _TOKEN.findall(text)}
    about = bool(words & _ABOUT) or any(mark in marks for mark in "~≈%")
    perhaps = bool(words & _PERHAPS) or any(mark in marks for mark in "?%")
    return _MARKS.sub("", text), {(False, False): "", (True, False): "~", (False, True): "?"}.get((about, perhaps), "%")


def _parse_parts(text: str, whole: str) -> _Parts:
    tokens = _TOKEN.findall(text)
    numbers = [token for token in tokens if token.isdecimal()]
    words = [token for token in tokens if not token.isdecimal() and fold(token) not in _IGNORED]
    if _SEASONS & set(map(fold, words)):
        raise ValueError(
            f"'{whole}' names a season, whose months depend on the region: "
            "write the first and the last month, such as '2021-09/2021-11'"
        )
    if not words:
        return _parse_numbers(numbers, whole, dotted=bool(_DOTTED.fullmatch(text.strip())))
    return _parse_with_month(numbers, _parse_month(" ".join(words), whole), whole)


def _parse_month(name: str, whole: str) -> int:
    match sorted(find_months(name)):
        case []:
            raise _not_a_date(whole)
        case [month]:
            return month
        case several:
            meanings = " or ".join(MONTHS[month - 1] for month in several)
            raise ValueError(f"'{whole}' can mean {meanings}: write the month as a number, as in '24.09.2021'")


def _parse_with_month(numbers: list[str], month: int, whole: str) -> _Parts:
    years = [int(number) for number in numbers if len(number) == _YEAR_DIGITS]
    days = [int(number) for number in numbers if len(number) < _YEAR_DIGITS - 1]
    if len(days) > 1 and not years:
        raise _short_year(whole)
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) < len(numbers):
        raise _not_a_date(whole)
    return _Parts(years[0] if years else None, month, days[0] if days else None)


def _parse_numbers(numbers: list[str], whole: str, *, dotted: bool) -> _Parts:
    values = [int(number) for number in numbers]
    match [len(number) == _YEAR_DIGITS for number in numbers]:
        case [True]:
            return _Parts(values[0])
        case [True, False]:
            return _Parts(values[0], values[1])
        case [False, True]:
            return _Parts(values[1], values[0])
        case [True, False, False]:
            return _Parts(*values)
        case [False, False, True]:
            return _parse_day_and_month(values, whole, dotted=dotted)
        case [False] if len(numbers[0]) < _YEAR_DIGITS - 1:
            return _Parts(day=values[0])
        case [False, False, False] if all(len(number) < _YEAR_DIGITS - 1 for number in numbers):
            raise _short_year(whole)
        case _:
            raise _not_a_date(whole)


def _parse_day_and_month(values: list[int], whole: str, *, dotted: bool) -> _Parts:
    first, second, year = values
    # With dots the day comes first; with slashes and hyphens the order depends on the country.
    if dotted or first == second or first > _MONTHS_IN_YEAR:
        return _Parts(year, second, first)
    if second > _MONTHS_IN_YEAR:
        return _Parts(year, first, second)
    raise ValueError(
        f"'{whole}' is ambiguous: write '{year:04}-{second:02}-{first:02}' or '{year:04}-{first:02}-{second:02}'"
    )


def _complete_start(start: _Parts, last: _Parts) -> _Parts:
    """Return the first date of a range, with the parts that only the last date states."""
    month = start.month if start.month is not None else last.month if start.year is None else None
    return _Parts(last.year if start.year is None else start.year, month, start.day)


def _format_edtf(parts: _Parts, whole: str) -> str:
    if parts.month is None and (parts.year is None or parts.day is not None):
        raise _not_a_date(whole)
    year = "XXXX" if parts.year is None else f"{parts.year:04}"
    return "-".join([year, *(f"{part:02}" for part in (parts.month, parts.day) if part is not None)])


def _short_year(whole: str) -> ValueError:
    return ValueError(f"'{whole}' has no year of four digits: write it in full, as in '24.09.2021'")


def _not_a_date(whole: str) -> ValueError:
    return ValueError(
        f"'{whole}' cannot be read as a date: write '24 September 2021', '24.09.2021', '2021-09-24', "
        "'September 2021' or '2021', with 'about' before it if it is approximate"
    )
