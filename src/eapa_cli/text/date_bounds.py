"""Words for bounds and ranges of dates: 'not later than ...', 'from ... to ...', '20-21 September'."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from eapa_cli.model.dates import MAX_LENGTH
from eapa_cli.text.months import find_months

# Words before the last day of a period, as in 'valid until ...'. For an event they mean this day or an earlier one.
# The constants named `..._SUFFIXES` have words with the same meaning that follow a date.
_UNTIL: Final = (
    "until", "till", "up to", "through", "by", "to", "до", "по", "вплоть до",
    "valid until", "in force until", "expires on", "действует до", "действует по", "действительно до",
    "bis", "bis zum", "hasta", "hasta el", "jusqu'au", "jusqu’au", "jusqu'en",
)  # fmt: skip
_UNTIL_SUFFIXES: Final = ("gacha", "гача", "дейін", "чейин", "tarihine kadar")
_BEFORE: Final = (
    "before", "prior to", "earlier than", "not later than", "no later than", "not after", "on or before",
    "не позднее", "не позже", "ранее", "раньше", "перед", "не после",
    "vor", "vor dem", "spätestens", "spätestens am", "nicht später als", "antes de", "antes del", "a más tardar el",
    "avant", "avant le", "au plus tard le",
)  # fmt: skip
_BEFORE_SUFFIXES: Final = (
    "or earlier", "or before", "and earlier", "at the latest", "или ранее", "или раньше", "и ранее", "и раньше",
    "dan oldin", "дан олдин", "dan kechiktirmay", "oder früher", "o antes", "ou avant",
)  # fmt: skip
# Words before the first day of a period, as in 'in force from ...'. For an event they mean this day or a later one.
_FROM: Final = (
    "from", "since", "starting from", "starting on", "as from", "с", "со", "начиная с",
    "ab", "ab dem", "seit", "vom", "desde", "desde el", "a partir de", "a partir del", "depuis", "à partir du",
)  # fmt: skip
_FROM_SUFFIXES: Final = ("dan boshlab", "дан бошлаб", "onwards", "onward")
_AFTER: Final = (
    "after", "later than", "not earlier than", "no earlier than", "not before", "on or after",
    "после", "не ранее", "не раньше", "позднее", "позже",
    "nach", "nach dem", "frühestens", "frühestens am", "nicht vor", "después de", "después del", "après", "après le",
)  # fmt: skip
_AFTER_SUFFIXES: Final = (
    "or later", "or after", "and later", "или позже", "или позднее", "и позже", "и позднее",
    "dan keyin", "дан кейин", "oder später", "o después", "ou après",
)  # fmt: skip
_SEPARATORS: Final = (
    "-", "–", "—", "or", "and", "to", "till", "until", "through", "или", "и", "по", "до", "yoki", "va", "ёки", "ва",
    "oder", "und", "bis", "bis zum", "o", "y", "hasta", "hasta el", "al", "ou", "et", "au",
)  # fmt: skip
# Words before the first of two dates.
_OPENING: Final = (*_FROM, "between", "между", "zwischen", "entre", "del", "du")


class Bound(NamedTuple):
    """The meaning of words around a date, such as 'until' or 'or later'."""

    is_latest: bool
    """Whether the date is the latest possible day; otherwise it is the earliest."""
    is_of_period: bool
    """Whether the words can also mark the last or the first day of a period."""
    date_text: str
    """The text without these words."""

    @property
    def starts_period(self) -> bool:
        """Whether the words mark the first day of a period, as `from` does."""
        return self.is_of_period and not self.is_latest


def _alternatives(phrases: Iterable[str]) -> str:
    """Return a regular expression for any of the phrases; longer phrases come first."""
    by_length = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in by_length)


# The patterns of bounds. Their words are before a date, after it, or on both sides: 'from 1 May onwards'. After those
# before a date, "than" may follow: 'не позднее, чем 24 декабря'.
_BOUNDS: Final = tuple(
    (is_latest, is_of_period, re.compile(pattern, re.IGNORECASE))
    for is_latest, is_of_period, prefixes, suffixes in (
        (True, False, _BEFORE, _BEFORE_SUFFIXES),
        (False, False, _AFTER, _AFTER_SUFFIXES),
        (True, True, _UNTIL, _UNTIL_SUFFIXES),
        (False, True, _FROM, _FROM_SUFFIXES),
    )
    for pattern in (
        rf"(?:{_alternatives(prefixes)})(?:,?\s+(?:чем|als|que))?\s+(?P<date>.+?)(?:[\s-]+(?:{_alternatives(suffixes)}))?",
        rf"(?P<date>.+?)[\s-]+(?:{_alternatives(suffixes)})",
    )
)
# A word after the last day of a period, which is part of the period also without this word: 'по 5 мая включительно'.
_INCLUSIVE: Final = re.compile(r"[\s,(]+(?:inclusive|включительно)\)?$", re.IGNORECASE)
_OPENING_WORD: Final = re.compile(rf"(?:{_alternatives(_OPENING)})\s+(?=.)", re.IGNORECASE)
_SEPARATOR: Final = re.compile(rf"\s+(?:{_alternatives(_SEPARATORS)})\s+|\s*[–—]\s*", re.IGNORECASE)
# Two days of one month: '20-21 September 2025', 'September 20-21, 2025', '20-21.09.2025'.
_TWO_DAYS: Final = re.compile(
    rf"(?<![\d.,/:-])(\d{{1,2}})(?:\s*[-–—/]\s*|\s+(?:{_alternatives(_SEPARATORS)})\s+)(\d{{1,2}})(?![\d/:-])",
    re.IGNORECASE,
)
# The rest of a date after its day: ".05.2021" of "24.05.2021".
_MONTH_IN_DIGITS: Final = re.compile(r"\.\s?\d{1,2}\.\s?\d{4}")
_WORD: Final = re.compile(r"[^\W\d_]+")
# A hyphen without spaces between two dates. In other texts, such a hyphen is part of one date.
_HYPHEN_BETWEEN_DATES: Final = re.compile(
    r"""
    (?<=\.\d{4})-(?=\d)                        # 01.09.2021-30.09.2021
    | (?<=\.\d\d)-(?=\d{1,2}\.\d{1,2}\.)      # 01.09-30.09.2021
    | (?<=[^\W\d_])-(?=[^\W\d_])              # May-June 2021
    | (?<=[^\W\d_])-(?=\d{1,2}\s+[^\W\d_])   # 20 May-15 June 2021
    | (?<=\d{4})-(?=\d{4})                     # 2019-2021
    """,
    re.VERBOSE,
)
# A Latin letter before Russian words: 'c 20.09.2025 по 21.09.2025'.
_LATIN_C: Final = re.compile("^c(?=\\s.*[а-яё])", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(rf"{_WORD.pattern}\Z")


def correct_russian_from(text: str) -> str:
    """Return a text with the Russian word 'с' (from) where the Latin letter on the same key was typed for it."""
    return _LATIN_C.sub("с", text)


def find_bound(text: str) -> Bound | None:
    """Return the bound that the words around a date set; None if the text has no such words, or is too long."""
    if len(text) > MAX_LENGTH:  # the search for words takes minutes in a text with thousands of spaces
        return None
    plain = _INCLUSIVE.sub("", correct_russian_from(text))
    for is_latest, is_of_period, pattern in _BOUNDS:
        if match := pattern.fullmatch(plain):
            return Bound(is_latest, is_of_period, match["date"])
    if _INCLUSIVE.search(text) and len(split_range(plain)) == 1:
        return Bound(is_latest=True, is_of_period=True, date_text=plain)
    return None


def split_range(text: str) -> list[str]:
    """Split a text at the words or signs between two dates. Without them, the result is the whole text.

    The text '20-21 September' becomes '20 September' and '21 September'. Text that is too long is not split.
    """
    if len(text) > MAX_LENGTH:
        return [text]
    text = _INCLUSIVE.sub("", text)
    opening = _OPENING_WORD.match(text)
    plain = text[opening.end() :] if opening else text
    days = _TWO_DAYS.search(plain)
    if days and _has_month(plain, days):
        return [f"{plain[: days.start()]}{day}{plain[days.end() :]}" for day in days.groups()]
    parts = _SEPARATOR.split(plain)
    if len(parts) > 1:
        return parts
    for hyphen in _HYPHEN_BETWEEN_DATES.finditer(plain):
        if _is_between_dates(plain, hyphen):
            return _split_at(plain, hyphen)
    return [text]


def _has_month(text: str, days: re.Match[str]) -> bool:
    """Return whether a text has a month next to two numbers. Without a month, '09-10 2021' can be a day and a month."""
    before, after = text[: days.start()], text[days.end() :]
    return bool(_MONTH_IN_DIGITS.match(after) or any(map(find_months, _WORD.findall(f"{after} {before}"))))


def _split_at(text: str, at: re.Match[str]) -> list[str]:
    return [text[: at.start()], text[at.end() :]]


def _is_between_dates(text: str, hyphen: re.Match[str]) -> bool:
    """Return whether a hyphen is between two dates. If it is between two words, both must be months."""
    before, after = _split_at(text, hyphen)
    one, other = _WORD_BEFORE.search(before), _WORD.match(after)
    return not (one and other) or bool(find_months(one[0]) and find_months(other[0]))
