"""The word class of an English word that its neighbours decide: "signing", "May", "He", fields of a ministry."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.importing.press.english_words import (
    BECAME,
    BEFORE_POSITIONS,
    BEFORE_SIGNING,
    CLERGY,
    COLLEAGUES,
    COMPLETED,
    DONE,
    FIELDS,
    LEADS,
    MONTH_NAMES,
    PARTS_OF_THE_WORLD,
    POSTS_AND_NAMES,
    PUT,
    SCHOLARS,
    SHARED_NOUNS,
    TIES,
    WITH_FIELDS,
    WITNESSES,
)
from eapa_cli.importing.press.tokens import Token
from eapa_cli.matching.places_in_text import country_phrases

# "A and B regions"; "ministries of culture of C"
_BEFORE_SHARED: Final = re.compile(r"[CN][CNF]*,?at?[CN][CNF]*\Z")
_FIELD_OF_SHARED: Final = re.compile(r"o[xF]{1,2}(?:a[xF])?(?=ot?[CgN])")
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
    is_put = word in PUT and any(one.startswith("signature") for one in row.words(number - 7, number + 4))
    is_exchanged = word == "exchanged" and "D" in row.letters[number + 1 : number + 4]
    is_put = is_put or (word in PUT and bool({"name", "names"} & {*row.words(number + 1, number + 4)}))
    is_put = is_put or is_exchanged or row.words(number, number + 4) == ["put", "pen", "to", "paper"]
    is_signing = word == "signing" and (
        not number or row.word(number - 1) in BEFORE_SIGNING or DONE & {*row.words(number + 1, number + 3)}
    )
    # "the signing, which was completed by X", "X represented the institute in signing the agreement"
    is_completed = word in COMPLETED and "signing" in row.words(number - 12, number)
    is_represented = word == "represented" and "by" not in row.words(number, number + 8)
    is_completed = is_completed or (is_represented and "signing" in row.words(number, number + 12))
    # "Ann Berg and Bo Lee signing the agreement": a caption
    is_caption = (
        word == "signing" and row.letter(number - 1) in {*"CNZA"} and "D" in row.letters[number + 1 : number + 4]
    )
    if (
        is_put
        or is_signing
        or is_completed
        or is_caption
        or (word == "signatories" and BECAME & {*row.words(number - 2, number)})
    ):
        row.letters[number] = "v"


def _mark_other_signature(row: Row, number: int) -> None:
    """Mark "signed as witnesses" and "signed the guest book" as verbs that sign no agreement."""
    if row.letter(number) != "v":
        return
    words = row.words(number + 1, number + 5)
    is_witness = words[:1] == ["as"] and bool(WITNESSES & {*words})
    if is_witness or "book" in words:
        row.letters[number] = "x"


def _mark_ties(row: Row, number: int) -> None:
    """Mark "with" in "Society of Friendship with Foreign Countries" as a part of the name."""
    is_name = row.word(number - 1) in TIES and row.tokens[number - 1].text[0].isupper()
    if row.word(number) == "with" and number and is_name and "D" not in row.letters[max(0, number - 6) : number]:
        row.letters[number] = "o"


def _mark_title(row: Row, number: int) -> None:
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


def _mark_country(row: Row, number: int) -> None:
    """Mark the words of "Russian Federation" and "United Kingdom" as a country."""
    for length in (2, 3, 4):
        words = tuple(token.text for token in row.tokens[number : number + length])
        if words in country_phrases("en") or words in PARTS_OF_THE_WORLD:
            row.letters[number : number + len(words)] = "g" * len(words)


def _mark_post(row: Row, number: int) -> None:
    """Mark "professor of arts" as a position, and "who heads" as the link of a person with an organization."""
    if row.word(number) == "who" and row.word(number + 1) in LEADS:
        row.letters[number : number + 2] = "xV"
    if row.word(number) in SCHOLARS and row.letter(number + 1) == "o":
        row.letters[number] = "P"
    if row.word(number) in WITH_FIELDS and row.letter(number + 1) in {"o", "f"}:
        _mark_fields(row, number + 1)


def _mark_given_name(row: Row, number: int) -> None:
    """Mark "Wali" in "Abdul Wali Khan" and "Dean" in "James Dean Hill" as a name."""
    is_between = row.letter(number - 1) == "N" and row.letter(number + 1) in {*"CNP"}
    if row.word(number) in POSTS_AND_NAMES and row.tokens[number].text[0].isupper() and is_between:
        row.letters[number] = "C"


def _mark_clergy(row: Row, number: int) -> None:
    """Mark "Mark" in "Metropolitan Mark" as a whole name."""
    if row.word(number) in CLERGY and row.letter(number + 1) in {*"CN"} and row.letter(number + 2) not in {*"CNIH"}:
        row.letters[number + 1] = "X"


def _mark_colleague(row: Row, number: int) -> None:
    """Mark "Georgian colleague," before a name as a title."""
    if row.word(number) not in COLLEAGUES:
        return
    row.letters[number] = "T"
    if row.letter(number - 1) == "g":
        row.letters[number - 1] = "j"
    if row.letter(number + 1) in {*",-"}:
        row.letters[number + 1] = "T"


def _mark_ambassador(row: Row, number: int) -> None:
    """Mark "Ambassador" as a title if another post follows the name: "Ambassador Ann Berg, Director of"."""
    following = "".join(row.letters[number + 1 : number + 10])
    if row.word(number) == "ambassador" and re.match("[CNI]{2,4},t?[Mj]*P(?![CNI])", following):
        row.letters[number] = "T"


def _mark_lower_fields(row: Row, number: int) -> None:
    """Mark the fields of "Institute for strategic studies", which are written in lower case."""
    is_head = row.letter(number) == "H" or (row.letter(number) == "h" and row.letter(number - 1) in {*"Cg"})
    at = number + 2
    while is_head and row.letter(number + 1) in {*"of"} and row.letter(at) in {*"xj"} and row.word(at) in FIELDS:
        row.letters[at] = "F"
        at += 1


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


def _mark_shared_noun(row: Row, number: int) -> None:
    """Mark "ministries" in "ministries of culture of A and B", and "regions" in "A and B regions", as a head noun."""
    if row.word(number) not in SHARED_NOUNS:
        return
    if _BEFORE_SHARED.search("".join(row.letters[max(0, number - 8) : number])):
        row.letters[number] = "H"
    field = _FIELD_OF_SHARED.match("".join(row.letters[number + 1 : number + 8]))
    if field:
        row.letters[number : number + 1 + field.end()] = "H" + field[0].replace("x", "F")


def _mark_month(row: Row, number: int) -> None:
    """Mark "Jan" in "Jan Novak" as a name; "Jan 5" and "April 2021" are dates."""
    around = {row.letter(number - 1), row.letter(number + 1)}
    is_named = bool(around & {"C", "N", "T"}) or row.letters[max(0, number - 2) : number] == ["T", "."]
    if row.letter(number) == "m" and row.word(number) in MONTH_NAMES and "d" not in around and is_named:
        row.letters[number] = "N"
    # "Vila do Mar": the short form of a month is next to a day or a year.
    if row.letter(number) == "m" and row.letter(number - 1) in {*"p"} and "d" not in around:
        row.letters[number] = "C"


def _mark_capitals(row: Row, number: int) -> None:
    """Mark a family name in capitals, which looks like an acronym: "Jean DUPONT"."""
    text = row.tokens[number].text
    if row.letter(number) != "A" or not number or len(text) < _MIN_CAPITALS or not text.isalpha():
        return
    before = "".join(row.letters[max(0, number - 3) : number])
    is_given = before.endswith("C") and (before[-2:-1] in {"P", "T", "b"} or before == "T.C")
    is_acronym = row.letter(number + 1) == "," and row.letter(number + 2) == "T"  # "the Rector HSU, Prof. Ann Berg"
    if not is_acronym and (before[-1] in "NIPT" or before.endswith("T.") or is_given):
        row.letters[number] = "C"


_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    _mark_country,
    _mark_modifier,
    _mark_verb,
    _mark_other_signature,
    _mark_ties,
    _mark_title,
    _mark_post,
    _mark_given_name,
    _mark_ambassador,
    _mark_clergy,
    _mark_colleague,
    _mark_lower_fields,
    _mark_shared_noun,
    _mark_month,
    _mark_capitals,
)
