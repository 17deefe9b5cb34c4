"""Numbers in words up to 99, in English and Russian, as they occur before units of time."""

import re
from typing import Final

_ENGLISH: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
# The forms of each number in several cases, with е in place of ё.
_RUSSIAN: Final = (
    "один одного одному одну одна одной", "два двух двум две", "три трех трем", "четыре четырех четырем",
    "пять пяти", "шесть шести", "семь семи", "восемь восьми", "девять девяти", "десять десяти",
    "одиннадцать одиннадцати", "двенадцать двенадцати", "тринадцать тринадцати", "четырнадцать четырнадцати",
    "пятнадцать пятнадцати", "шестнадцать шестнадцати", "семнадцать семнадцати", "восемнадцать восемнадцати",
    "девятнадцать девятнадцати",
)  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40,
    "пятьдесят": 50, "пятидесяти": 50, "шестьдесят": 60, "шестидесяти": 60,
    "семьдесят": 70, "семидесяти": 70, "восемьдесят": 80, "восьмидесяти": 80, "девяносто": 90, "девяноста": 90,
}  # fmt: skip
_NUMBERS: Final = {
    **_TENS, "a": 1, "an": 1,
    **{word: number for number, word in enumerate(_ENGLISH.split(), start=1)},
    **{word: number for number, words in enumerate(_RUSSIAN, start=1) for word in words.split()},
}  # fmt: skip
# A unit of time after a number, or the word 'calendar' before the unit.
_UNIT: Final = r"(?=[\s-]+(?:year|month|week|day|год|лет|месяц|недел|дн|день|calendar|календарн))"
# A number before a unit of time: 'five', 'twenty-five'.
_WORDS: Final = re.compile(
    rf"\b(?:({'|'.join(_TENS)})[\s-]+)?({'|'.join(_NUMBERS)})\b{_UNIT}".replace("е", "[её]"), re.IGNORECASE
)
# A number in digits and in words: '5 (пять)', 'twenty-five (25)'.
_NUMBER_TWICE: Final = re.compile(
    rf"(?<!\d)(\d+)\s*\([^()\d]*\)|\b(?:(?:{'|'.join(_TENS)})[\s-]+)?[^\W\d_]+\s*\((\d+)\)", re.IGNORECASE
)


def write_digits(text: str) -> str:
    """Return a text in which numbers before units of time are in digits: `5 years` for `five years`.

    If digits and words are next to each other, one of them in brackets, only the digits stay: `5 лет` for `5 (пять)
    лет` and `5 years` for `five (5) years`.
    """
    return _WORDS.sub(_write_number, _NUMBER_TWICE.sub(lambda match: match[1] or match[2], text))


def _write_number(match: re.Match[str]) -> str:
    tens, number = ((words or "").lower().replace("ё", "е") for words in match.groups())
    return str(_TENS.get(tens, 0) + _NUMBERS[number])
