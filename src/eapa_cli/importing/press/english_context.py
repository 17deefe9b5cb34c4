"""The word class of an English word that its neighbours decide: "signing", "May", "He", fields of a ministry."""

from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.importing.press.english_words import (
    BECAME,
    BEFORE_POSITIONS,
    BEFORE_SIGNING,
    DONE,
    LEADS,
    MONTH_NAMES,
    PUT,
    SCHOLARS,
    WITH_FIELDS,
)
from eapa_cli.importing.press.tokens import Token

_MIN_CAPITALS: Final = 4


class Row:
    """The tokens of a sentence and their letters, which the rules change from left to right."""

    def __init__(self, tokens: Sequence[Token], letters: list[str]) -> None:
        self.tokens = tokens
        self.letters = letters

    def word(self, number: int) -> str:
        """Return a word in lower case; an empty text outside the sentence."""
        return self.tokens[number].text.lower() if 0 <= number < len(self.tokens) else ""

    def words(self, start: int, end: int) -> list[str]:
        """Return some words in lower case."""
        return [token.text.lower() for token in self.tokens[max(0, start) : end]]

    def letter(self, number: int) -> str:
        """Return the letter of a token; an empty text outside the sentence."""
        return self.letters[number] if 0 <= number < len(self.letters) else ""


def adjust(tokens: Sequence[Token], letters: list[str]) -> str:
    """Return the letters of a sentence after all rules."""
    row = Row(tokens, letters)
    for number in range(len(tokens)):
        for rule in _RULES:
            rule(row, number)
    return "".join(row.letters)


def _mark_modifier(row: Row, number: int) -> None:
    """Mark "Country" in "Country Director" as a part of the position."""
    if row.word(number) not in BEFORE_POSITIONS or row.letter(number) in "MP":
        return
    at = number + 1
    while row.word(at) in BEFORE_POSITIONS:
        at += 1
    # "Hill University Rector" has the name of a university.
    is_university = row.word(number) == "university" and row.letter(number - 1) in {*"CFgNH"}
    if row.letter(at) in {"M", "P"} and not is_university:
        row.letters[number] = "M"


def _mark_verb(row: Row, number: int) -> None:
    """Mark "put" in "put their signatures", "signing" in "by signing", and "became the signatories" as verbs."""
    word = row.word(number)
    is_put = word in PUT and any(one.startswith("signature") for one in row.words(number + 1, number + 4))
    is_signing = word == "signing" and (
        not number or row.word(number - 1) in BEFORE_SIGNING or DONE & {*row.words(number + 1, number + 3)}
    )
    if is_put or is_signing or (word == "signatories" and BECAME & {*row.words(number - 2, number)}):
        row.letters[number] = "v"


def _mark_title(row: Row, number: int) -> None:
    """Mark "He" in "He Baoxiang" as a name, "Tan" in "Tan Sri" as a title, and "Sri Lanka" as a country."""
    word, following = row.word(number), row.word(number + 1)
    if number and row.tokens[number].text == "He" and row.letter(number + 1) == "C":
        row.letters[number] = "C"
    if (word, following) == ("tan", "sri"):
        row.letters[number] = "T"
    if (word, following) == ("sri", "lanka"):
        row.letters[number : number + 2] = "gg"


def _mark_post(row: Row, number: int) -> None:
    """Mark "professor of arts" as a position, and "who heads" as the link of a person with an organization."""
    if row.word(number) == "who" and row.word(number + 1) in LEADS:
        row.letters[number : number + 2] = "xV"
    if row.word(number) in SCHOLARS and row.letter(number + 1) == "o":
        row.letters[number] = "P"
    if row.word(number) in WITH_FIELDS and row.letter(number + 1) in {"o", "f"}:
        _mark_fields(row, number + 1)


def _mark_fields(row: Row, at: int) -> None:
    """Mark the single words of a list after "Ministry of" as fields: "Forestry and Food"."""
    while at + 1 < len(row.letters):
        while row.letter(at) in {*"ofa,t"}:
            at += 1
        following = row.letter(at + 1)
        if row.letter(at) not in {"C", "F"} or following in {*"CNIGFT"}:
            return
        row.letters[at] = "F"
        is_last = following not in {",", "a"} or "H" in row.letters[at + 2 : at + 4] or row.letter(at + 2) == "t"
        if is_last:
            return
        at += 1


def _mark_month(row: Row, number: int) -> None:
    """Mark "Jan" in "Jan Novak" as a name; "Jan 5" and "April 2021" are dates."""
    around = {row.letter(number - 1), row.letter(number + 1)}
    if row.letter(number) == "m" and row.word(number) in MONTH_NAMES and "d" not in around and "C" in around:
        row.letters[number] = "N"


def _mark_capitals(row: Row, number: int) -> None:
    """Mark a family name in capitals, which looks like an acronym: "Jean DUPONT"."""
    text = row.tokens[number].text
    if row.letter(number) != "A" or not number or len(text) < _MIN_CAPITALS or not text.isalpha():
        return
    before = "".join(row.letters[max(0, number - 3) : number])
    is_given = before.endswith("C") and (before[-2:-1] in {"P", "T", "b"} or before == "T.C")
    if before[-1] in "NIPT" or before.endswith("T.") or is_given:
        row.letters[number] = "C"


_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    _mark_modifier,
    _mark_verb,
    _mark_title,
    _mark_post,
    _mark_month,
    _mark_capitals,
)
