"""Dates as people write them, in any language, turned into the form in which a register keeps them.

What can mean two days is refused: a date that was guessed looks like one that was known.
"""

import re
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.model.dates import MONTHS, EdtfDate
from eapa_cli.text.fold import fold
from eapa_cli.text.months import months_called
from eapa_cli.text.relative_dates import named_day

# Marks between numbers and words; a hyphen is one too, so that '24-sentabr' and '24-го' come apart.
_TOKEN: Final = re.compile(r"\d+|[^\d\s.,;:/()‐‑–—-]+")
_TIME: Final = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*Z?$")
_DOTTED: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\D*")
# What stands between two dates of which one is meant; a plain hyphen needs blanks, for it also stands inside dates.
_BETWEEN: Final = re.compile(r"\s*[–—]\s*|\s+(?:-|or|или|yoki)\s+")
_EDTF_SIGNS: Final = re.compile(r"[-.?~%/]*|[0-9]{4}[0-9?~%-]*/[0-9]{4}[0-9?~%-]*")
_MARKS: Final = re.compile(r"^[~≈]\s*|\s*[?~%]+$")

# Compared by fold, so one spelling serves both scripts of a language where they fold to the same.
_MEANINGLESS: Final = frozenset(
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
        *(
            "около",
            "ок",
            "примерно",
            "приблизительно",
            "прибл",
            "taxminan",
            "тахминан",
            "шамамен",
            "vers",
            "um",
            "etwa",
        ),
    )
)
_PERHAPS: Final = frozenset(
    fold(word)
    for word in (
        *("perhaps", "possibly", "probably", "maybe", "presumably"),
        *("возможно", "вероятно", "предположительно", "видимо", "ehtimol", "эҳтимол"),
    )
)
_SAYING_NOTHING: Final = _MEANINGLESS | _ABOUT | _PERHAPS
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
# What is longer is no date, in words or in EDTF.
_LONGEST: Final = 64
_YEAR_DIGITS: Final = 4
_MONTHS_IN_YEAR: Final = 12


class _Parts(NamedTuple):
    """What a text says of a date; each part may be unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def read_date(text: str, today: date | None = None) -> EdtfDate:
    """The date that a text writes, as a person or as EDTF would.

    `today` is the day on which it is written; without one, `yesterday` is no date.

    `24 September 2021`, `24.09.2021`, `сентябрь 2021`, `2021 yil 24 sentabr`, `c. 2021` and `23 or 24 May 2019`
    become `2021-09-24`, `2021-09-24`, `2021-09`, `2021-09-24`, `2021~` and `2019-05-23/2019-05-24`; a day without a
    year, `24 September`, becomes `XXXX-09-24`.

    Raises:
        ValueError: it writes none, or could write several; the message is a sentence for the one who wrote it.
    """
    written = text.strip()
    if today and (named := named_day(written, today)):
        return EdtfDate.between(named, named)
    try:
        return EdtfDate.parse(written)
    except ValueError:
        # Of what is EDTF but for its sense, EDTF's reader says what is wrong.
        if _EDTF_SIGNS.fullmatch(written) or len(written) > _LONGEST:
            raise
    plain, qualifier = _qualified(_TIME.sub("", written))
    first, *others = _BETWEEN.split(plain)
    if len(others) > 1:
        raise _unread(text)
    last = _parts(others[0] if others else first, text)
    if not others:
        return EdtfDate.parse(_edtf(last, text) + qualifier, written=written)
    start = _completed(_parts(first, text), last)
    return EdtfDate.parse(f"{_edtf(start, text)}{qualifier}/{_edtf(last, text)}{qualifier}", written=written)


def read_end(text: str, today: date | None = None) -> EdtfDate:
    """The end of a term that a text writes: a date, or that there is none (`..`, `open`, `бессрочно`).

    Raises:
        ValueError: as `read_date`.
    """
    return EdtfDate.parse_end("..") if text.strip() == ".." or fold(text) in _OPEN else read_date(text, today)


def _qualified(text: str) -> tuple[str, str]:
    """A text without what says how sure it is, and the sign that EDTF has for that."""
    marks = "".join(_MARKS.findall(text))
    words = {fold(token) for token in _TOKEN.findall(text)}
    about = bool(words & _ABOUT) or any(mark in marks for mark in "~≈%")
    perhaps = bool(words & _PERHAPS) or any(mark in marks for mark in "?%")
    return _MARKS.sub("", text), {(False, False): "", (True, False): "~", (False, True): "?"}.get((about, perhaps), "%")


def _parts(text: str, whole: str) -> _Parts:
    tokens = _TOKEN.findall(text)
    numbers = [token for token in tokens if token.isdecimal()]
    words = [token for token in tokens if not token.isdecimal() and fold(token) not in _SAYING_NOTHING]
    if _SEASONS & set(map(fold, words)):
        raise ValueError(
            f"'{whole}' names a season, and its months differ from place to place: "
            "write the first and the last month, such as '2021-09/2021-11'"
        )
    if not words:
        return _of_numbers(numbers, whole, dotted=bool(_DOTTED.fullmatch(text.strip())))
    return _with_month(numbers, _month(" ".join(words), whole), whole)


def _month(name: str, whole: str) -> int:
    match sorted(months_called(name)):
        case []:
            raise _unread(whole)
        case [month]:
            return month
        case several:
            meanings = " or ".join(MONTHS[month - 1] for month in several)
            raise ValueError(f"'{whole}' can mean {meanings}: write the month as a number, as in '24.09.2021'")


def _with_month(numbers: list[str], month: int, whole: str) -> _Parts:
    years = [int(number) for number in numbers if len(number) == _YEAR_DIGITS]
    days = [int(number) for number in numbers if len(number) < _YEAR_DIGITS - 1]
    if len(days) > 1 and not years:
        raise _short_year(whole)
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) < len(numbers):
        raise _unread(whole)
    return _Parts(years[0] if years else None, month, days[0] if days else None)


def _of_numbers(numbers: list[str], whole: str, *, dotted: bool) -> _Parts:
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
            return _day_and_month(values, whole, dotted=dotted)
        case [False] if len(numbers[0]) < _YEAR_DIGITS - 1:
            return _Parts(day=values[0])
        case [False, False, False] if all(len(number) < _YEAR_DIGITS - 1 for number in numbers):
            raise _short_year(whole)
        case _:
            raise _unread(whole)


def _day_and_month(values: list[int], whole: str, *, dotted: bool) -> _Parts:
    first, second, year = values
    # Where dots part the numbers, the day stands first; strokes and hyphens are read either way.
    if dotted or first == second or first > _MONTHS_IN_YEAR:
        return _Parts(year, second, first)
    if second > _MONTHS_IN_YEAR:
        return _Parts(year, first, second)
    raise ValueError(
        f"'{whole}' can be two days: write '{year:04}-{second:02}-{first:02}' or '{year:04}-{first:02}-{second:02}'"
    )


def _completed(start: _Parts, last: _Parts) -> _Parts:
    """The first of two dates, with what it leaves to the second to say."""
    month = start.month if start.month is not None else last.month if start.year is None else None
    return _Parts(last.year if start.year is None else start.year, month, start.day)


def _edtf(parts: _Parts, whole: str) -> str:
    if parts.month is None and (parts.year is None or parts.day is not None):
        raise _unread(whole)
    year = "XXXX" if parts.year is None else f"{parts.year:04}"
    return "-".join([year, *(f"{part:02}" for part in (parts.month, parts.day) if part is not None)])


def _short_year(whole: str) -> ValueError:
    return ValueError(f"'{whole}' has no year of four digits: write it in full, as in '24.09.2021'")


def _unread(whole: str) -> ValueError:
    return ValueError(
        f"'{whole}' cannot be read as a date: write '24 September 2021', '24.09.2021', '2021-09-24', "
        "'September 2021' or '2021', with 'about' before it if it is approximate"
    )
