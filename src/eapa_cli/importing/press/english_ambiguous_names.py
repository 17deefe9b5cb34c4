"""Rules for English words next to a name of a person: titles, posts, months, and names that are also other words."""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english_words import (
    CLERGY,
    COLLEAGUES,
    LEADS,
    MONTH_NAMES,
    POSTS_AND_NAMES,
    SCHOLARS,
)
from eapa_cli.importing.press.word_row import Row

_MIN_CAPITALS: Final = 4


def mark_title(row: Row, number: int) -> None:
    """Mark "He" in "He Baoxiang" as a name, "Tan" in "Tan Sri" as a title, and "Sri Lanka" as a country."""
    word, following = row.word(number), row.word(number + 1)
    if number and row.tokens[number].text == "He" and row.letter(number + 1) == "C":
        row.letters[number] = "C"
    # "Dr. Park Chan", "Ms. Hall": a family name that is also the noun of an organization
    if row.letter(number) == "H" and "T" in (
        row.letter(number - 1),
        "".join(row.letters[max(0, number - 2) : number])[:1],
    ):
        is_dotted = row.letter(number - 1) == "T" or row.letters[number - 1] == "."
        row.letters[number] = "C" if is_dotted and row.letter(number + 1) in {*"CNAI,av"} else "H"
    if (word, following) == ("tan", "sri"):
        row.letters[number] = "T"
    if (word, following) == ("sri", "lanka"):
        row.letters[number : number + 2] = "gg"


def mark_post(row: Row, number: int) -> None:
    """Mark "professor of arts" as a position, and "who heads" as the link of a person with an organization."""
    if row.word(number) == "who" and row.word(number + 1) in LEADS:
        row.letters[number : number + 2] = "xV"
    if row.word(number) in SCHOLARS and row.letter(number + 1) == "o":
        row.letters[number] = "P"


def mark_given_name(row: Row, number: int) -> None:
    """Mark "Wali" in "Abdul Wali Khan" and "Dean" in "James Dean Hill" as a name."""
    is_between = row.letter(number - 1) == "N" and row.letter(number + 1) in {*"CNP"}
    if row.word(number) in POSTS_AND_NAMES and row.tokens[number].text[0].isupper() and is_between:
        row.letters[number] = "C"


def mark_clergy(row: Row, number: int) -> None:
    """Mark "Mark" in "Metropolitan Mark" as a whole name."""
    if row.word(number) in CLERGY and row.letter(number + 1) in {*"CN"} and row.letter(number + 2) not in {*"CNIH"}:
        row.letters[number + 1] = "X"


def mark_colleague(row: Row, number: int) -> None:
    """Mark "Georgian colleague," before a name as a title."""
    if row.word(number) not in COLLEAGUES:
        return
    row.letters[number] = "T"
    if row.letter(number - 1) == "g":
        row.letters[number - 1] = "j"
    if row.letter(number + 1) in {*",-"}:
        row.letters[number + 1] = "T"


def mark_ambassador(row: Row, number: int) -> None:
    """Mark "Ambassador" as a title if another post follows the name: "Ambassador Ann Berg, Director of"."""
    following = "".join(row.letters[number + 1 : number + 10])
    if row.word(number) == "ambassador" and re.match("[CNI]{2,4},t?[Mj]*P(?![CNI])", following):
        row.letters[number] = "T"


def mark_month(row: Row, number: int) -> None:
    """Mark "Jan" in "Jan Novak" as a name; "Jan 5" and "April 2021" are dates."""
    around = {row.letter(number - 1), row.letter(number + 1)}
    is_named = bool(around & {"C", "N", "T"}) or row.letters[max(0, number - 2) : number] == ["T", "."]
    if row.letter(number) == "m" and row.word(number) in MONTH_NAMES and "d" not in around and is_named:
        row.letters[number] = "N"
    # "Vila do Mar": the short form of a month is next to a day or a year.
    if row.letter(number) == "m" and row.letter(number - 1) in {*"p"} and "d" not in around:
        row.letters[number] = "C"


def mark_capitals(row: Row, number: int) -> None:
    """Mark a family name in capitals, which looks like an acronym: "Jean DUPONT"."""
    text = row.tokens[number].text
    if row.letter(number) != "A" or not number or len(text) < _MIN_CAPITALS or not text.isalpha():
        return
    before = "".join(row.letters[max(0, number - 3) : number])
    is_given = before.endswith("C") and (before[-2:-1] in {"P", "T", "b"} or before == "T.C")
    is_acronym = row.letter(number + 1) == "," and row.letter(number + 2) == "T"  # "the Rector HSU, Prof. Ann Berg"
    if not is_acronym and (before[-1] in "NIPT" or before.endswith("T.") or is_given):
        row.letters[number] = "C"


NAME_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_title,
    mark_post,
    mark_given_name,
    mark_clergy,
    mark_colleague,
    mark_ambassador,
    mark_month,
    mark_capitals,
)
