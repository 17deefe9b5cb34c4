"""Words for bounds and ranges of dates: 'not later than ...', 'from ... to ...', '20-21 September'."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from eapa_cli.text.months import find_months

# The last day of a period, such as 'valid until ...'; of an event they mean that day or an earlier one.
_UNTIL: Final = (
    *("until", "till", "up to", "through", "by", "to", "до", "по", "вплоть до"),
    *("valid until", "in force until", "expires on", "действует до", "действует по", "действительно до"),
    *("bis", "bis zum", "hasta", "hasta el", "jusqu'au", "jusqu’au", "jusqu'en"),
)
_UNTIL_AFTER: Final = ("gacha", "гача", "дейін", "чейин", "tarihine kadar", "inclusive", "включительно")
_BEFORE: Final = (
    *("before", "prior to", "earlier than", "not later than", "no later than", "not after", "on or before"),
    *("не позднее", "не позже", "ранее", "раньше", "перед", "не после"),
    *("vor", "vor dem", "spätestens", "spätestens am", "nicht später als", "antes de", "antes del", "a más tardar el"),
    *("avant", "avant le", "au plus tard le"),
)
_BEFORE_AFTER: Final = (
    *("or earlier", "or before", "and earlier", "at the latest", "или ранее", "или раньше", "и ранее", "и раньше"),
    *("dan oldin", "дан олдин", "dan kechiktirmay", "oder früher", "o antes", "ou avant"),
)
# The first day of a period, such as 'in force from ...'; of an event they mean that day or a later one.
_FROM: Final = (
    *("from", "since", "starting from", "starting on", "as from", "с", "со", "начиная с"),
    *("ab", "ab dem", "seit", "vom", "desde", "desde el", "a partir de", "a partir del", "depuis", "à partir du"),
)
_FROM_AFTER: Final = ("dan boshlab", "дан бошлаб", "onwards", "onward")
_AFTER: Final = (
    *("after", "later than", "not earlier than", "no earlier than", "not before", "on or after"),
    *("после", "не ранее", "не раньше", "позднее", "позже"),
    *("nach", "nach dem", "frühestens", "frühestens am", "nicht vor", "después de", "después del", "après", "après le"),
)
_AFTER_AFTER: Final = (
    *("or later", "or after", "and later", "или позже", "или позднее", "и позже", "и позднее"),
    *("dan keyin", "дан кейин", "oder später", "o después", "ou après"),
)
_SEPARATORS: Final = (
    *("-", "–", "—", "or", "and", "to", "till", "until", "through", "или", "и", "по", "до", "yoki", "va", "ёки", "ва"),
    *("oder", "und", "bis", "bis zum", "o", "y", "hasta", "hasta el", "al", "ou", "et", "au"),
)
_OPENING: Final = (*_FROM, "between", "между", "zwischen", "entre", "del", "du")


class Bound(NamedTuple):
    """A bound that words set to a date: the earliest or the latest day, and the text without these words.

    `of_period` is true if the words can also name the first or the last day of a period.
    """

    is_latest: bool
    of_period: bool
    rest: str


def _any(phrases: Iterable[str]) -> str:
    by_length = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in by_length)


_BOUNDS: Final = tuple(
    (is_latest, of_period, re.compile(pattern, re.IGNORECASE))
    for is_latest, of_period, prefixes, suffixes in (
        (True, False, _BEFORE, _BEFORE_AFTER),
        (False, False, _AFTER, _AFTER_AFTER),
        (True, True, _UNTIL, _UNTIL_AFTER),
        (False, True, _FROM, _FROM_AFTER),
    )
    for pattern in (
        rf"(?:{_any(prefixes)})(?:,?\s+(?:чем|als|que))?\s+(?P<rest>.+)",
        rf"(?P<rest>.+?)[\s-]+(?:{_any(suffixes)})",
    )
)
_OPENS: Final = re.compile(rf"(?:{_any(_OPENING)})\s+(?=.)", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\s+(?:{_any(_SEPARATORS)})\s+|\s*[–—]\s*", re.IGNORECASE)
# Two days of one month: '20-21 September 2025', 'September 20-21, 2025', '20-21.09.2025'.
_DAYS: Final = re.compile(
    rf"(?<![\d.,/:-])(\d{{1,2}})(?:\s*[-–—/]\s*|\s+(?:{_any(_SEPARATORS)})\s+)(\d{{1,2}})(?![\d/:-])", re.IGNORECASE
)
_MONTH_IN_DIGITS: Final = re.compile(r"\.\s?\d{1,2}\.\s?\d{4}")
_WORD: Final = re.compile(r"[^\W\d_]+")
# A hyphen without spaces between two dates; in most places it is part of one date.
_TIGHT: Final = re.compile(
    r"(?<=\.\d{4})-(?=\d)|(?<=\.\d\d)-(?=\d{1,2}\.\d{1,2}\.)|(?<=[^\W\d_])-(?=[^\W\d_])"
    r"|(?<=[^\W\d_])-(?=\d{1,2}\s+[^\W\d_])|(?<=\d{4})-(?=\d{4})"
)
_WORD_BEFORE: Final = re.compile(rf"{_WORD.pattern}\Z")


def find_bound(text: str) -> Bound | None:
    """Return the bound that the words of a text set, or None."""
    for is_latest, of_period, pattern in _BOUNDS:
        if match := pattern.fullmatch(text):
            return Bound(is_latest, of_period, match["rest"])
    return None


def split_range(text: str) -> list[str]:
    """Split a text at the words or signs between two dates; the result has one item if there are none."""
    plain = _OPENS.sub("", text, count=1) if _OPENS.match(text) else text
    days = _DAYS.search(plain)
    if days and _has_month(plain, days):
        return [f"{plain[: days.start()]}{day}{plain[days.end() :]}" for day in days.groups()]
    parts = _BETWEEN.split(plain)
    if len(parts) == 1:
        parts = next((_cut(plain, hyphen) for hyphen in _TIGHT.finditer(plain) if _is_between(plain, hyphen)), parts)
    return parts if len(parts) > 1 else [text]


def _has_month(text: str, days: re.Match[str]) -> bool:
    """Return whether the numbers next to each other are days: 9-10 in '09-10 2021' can be a day and a month."""
    before, after = text[: days.start()], text[days.end() :]
    return bool(_MONTH_IN_DIGITS.match(after) or any(map(find_months, _WORD.findall(f"{after} {before}"))))


def _cut(text: str, at: re.Match[str]) -> list[str]:
    return [text[: at.start()], text[at.end() :]]


def _is_between(text: str, hyphen: re.Match[str]) -> bool:
    """Return whether a hyphen is between two dates: next to words, only if both of these are months."""
    before, after = _cut(text, hyphen)
    one, other = _WORD_BEFORE.search(before), _WORD.match(after)
    return not (one and other) or bool(find_months(one[0]) and find_months(other[0]))
