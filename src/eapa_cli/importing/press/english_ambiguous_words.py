"""The word class of an English word that its neighbours decide: "signing", "Country Director", fields of a ministry."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.importing.press.english_ambiguous_names import NAME_RULES
from eapa_cli.importing.press.english_words import (
    BECAME,
    BEFORE_POSITIONS,
    BEFORE_SIGNING,
    COMPLETED,
    DONE,
    FIELDS,
    PARTS_OF_THE_WORLD,
    PUT,
    SHARED_NOUNS,
    TIES,
    WITH_FIELDS,
    WITNESSES,
)
from eapa_cli.importing.press.tokens import Token
from eapa_cli.importing.press.word_row import Row
from eapa_cli.matching.places_in_text import country_phrases

# "A and B regions"; "ministries of culture of C"
_BEFORE_SHARED: Final = re.compile(r"[CN][CNF]*,?at?[CN][CNF]*\Z")
_FIELD_OF_SHARED: Final = re.compile(r"o[xF]{1,2}(?:a[xF])?(?=ot?[CgN])")


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


def _mark_country(row: Row, number: int) -> None:
    """Mark the words of "Russian Federation" and "United Kingdom" as a country."""
    for length in (2, 3, 4):
        words = tuple(token.text for token in row.tokens[number : number + length])
        if words in country_phrases("en") or words in PARTS_OF_THE_WORLD:
            row.letters[number : number + len(words)] = "g" * len(words)


def _mark_ministry(row: Row, number: int) -> None:
    """Mark the fields of a ministry or a department."""
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


def _mark_lower_fields(row: Row, number: int) -> None:
    """Mark the fields of "Institute for strategic studies", which are written in lower case."""
    is_head = row.letter(number) == "H" or (row.letter(number) == "h" and row.letter(number - 1) in {*"Cg"})
    at = number + 2
    while is_head and row.letter(number + 1) in {*"of"} and row.letter(at) in {*"xj"} and row.word(at) in FIELDS:
        row.letters[at] = "F"
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


_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    _mark_country,
    _mark_modifier,
    _mark_verb,
    _mark_other_signature,
    _mark_ties,
    _mark_ministry,
    _mark_lower_fields,
    _mark_shared_noun,
    *NAME_RULES,
)
