"""Numbers in words, in English and Russian, as they occur before units of time."""

import re
from typing import Final

_ENGLISH: Final = "one two three four five six seven eight nine ten eleven twelve"
# The forms of each number in the nominative, genitive and dative.
_RUSSIAN: Final = (
    "один одного одному одну одна одной", "два двух двум две", "три трех трем", "четыре четырех четырем",
    "пять пяти", "шесть шести", "семь семи", "восемь восьми", "девять девяти", "десять десяти",
    "одиннадцать одиннадцати", "двенадцать двенадцати",
)  # fmt: skip
_OTHER_NUMBERS: Final = {
    "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90, "a": 1, "an": 1,
    "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30,
    "шестьдесят": 60, "шестидесяти": 60, "девяносто": 90, "девяноста": 90,
}  # fmt: skip
_NUMBERS: Final = {
    **_OTHER_NUMBERS,
    **{word: number for number, word in enumerate(_ENGLISH.split(), start=1)},
    **{word: number for number, words in enumerate(_RUSSIAN, start=1) for word in words.split()},
}
# A unit of time after a number, or the word 'calendar' before the unit.
_UNIT: Final = r"(?=[\s-]+(?:year|month|week|day|год|лет|месяц|недел|дн|день|calendar|календарн))"
_WORD: Final = re.compile(rf"\b({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b{_UNIT}", re.IGNORECASE)
# A number in digits and in words: '5 (пять)', 'five (5)'.
_NUMBER_TWICE: Final = re.compile(r"(\d+)\s*\([^()\d]*\)|\b[^\W\d_]+\s*\((\d+)\)")


def write_digits(text: str) -> str:
    """Return a text in which numbers before units of time are in digits: `5 years` for `five years`.

    A number that is repeated in brackets is written once: `5 лет` for `5 (пять) лет`.
    """
    plain = _NUMBER_TWICE.sub(lambda match: match[1] or match[2], text.replace("ё", "е"))
    return _WORD.sub(lambda match: str(_NUMBERS[match[1].lower()]), plain)
