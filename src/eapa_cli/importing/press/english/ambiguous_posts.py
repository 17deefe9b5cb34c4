"""Rules for English words inside of posts: "Country Director", "Party Committee Secretary", "Minister of State".

A rule gets a row and the index of a token in it, and may change the word classes of the row.
"""

from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english.words import BEFORE_POSITIONS
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.importing.press.words.word_row import Row

_NAME_OF_ORGANIZATION: Final = frozenset(
    {
        WordClass.CAPITALISED,
        WordClass.FIELD,
        WordClass.COUNTRY,
        WordClass.GIVEN_NAME,
        WordClass.HEAD_NOUN,
        WordClass.ACRONYM,
    }
)


def mark_modifier(row: Row, index: int) -> None:
    """Mark "Country" in "Country Director" as a part of the position."""
    words_of_post = {WordClass.MODIFIER, WordClass.POST}
    if row.word(index) not in BEFORE_POSITIONS or row.letter(index) in words_of_post:
        return
    at = index + 1
    while row.word(at) in BEFORE_POSITIONS:
        at += 1
    # "Hill Chamber of Trade President" has the field of a chamber, and "Hill Bank Group CEO" the name of a group.
    is_of_chamber = row.letters[max(0, index - 2) : index] == [WordClass.HEAD_NOUN, WordClass.OF]
    is_group = row.word(index) == "group" and row.letter(index - 1) in _NAME_OF_ORGANIZATION
    if (is_of_chamber or is_group) and row.letter(at) == WordClass.POST:
        return
    # "Hill State University Rector" has the name of a university.
    is_university = "university" in row.words(index, at) and row.letter(index - 1) in _NAME_OF_ORGANIZATION
    if row.letter(at) in words_of_post and not is_university:
        row.letters[index] = WordClass.MODIFIER


def mark_party_secretary(row: Row, index: int) -> None:
    """Mark "Party Committee" in "Party Committee Secretary" as a part of the post."""
    if row.words(index, index + 2) == ["party", "committee"] and row.letter(index + 2) == WordClass.POST:
        row.letters[index : index + 2] = [WordClass.MODIFIER] * 2


def mark_minister_of_state(row: Row, index: int) -> None:
    """Mark "of State" in "Minister of State" and "Secretary of State" as a part of the post."""
    if row.word(index) in {"minister", "secretary"} and row.words(index + 1, index + 3) == ["of", "state"]:
        row.letters[index + 1 : index + 3] = [WordClass.MODIFIER] * 2


def mark_plenipotentiary(row: Row, index: int) -> None:
    """Mark "and" in "Ambassador Extraordinary and Plenipotentiary" as a part of the post."""
    if row.words(index - 1, index + 2) == ["extraordinary", "and", "plenipotentiary"]:
        row.letters[index] = WordClass.MODIFIER


def mark_justice(row: Row, index: int) -> None:
    """Mark "Justice" in "Minister of Justice Ann Berg" as a field, and not as the title of a judge."""
    if row.word(index) == "justice" and row.letter(index - 1) in {WordClass.OF, WordClass.FOR, WordClass.AND}:
        row.letters[index] = WordClass.FIELD


def mark_charge_daffaires(row: Row, index: int) -> None:
    """Mark "Chargé d'Affaires a.i." and "Chargé d'Affaires ad interim" as a post."""
    if row.word(index) not in {"charge", "chargé"} or row.word(index + 1) not in {"d'affaires", "d'affaire"}:
        return
    row.letters[index : index + 2] = [WordClass.POST, WordClass.MODIFIER]
    for interim in (["a.i."], ["a.i"], ["ad", "interim"]):
        end = index + 2 + len(interim)
        if row.words(index + 2, end) == interim:
            row.letters[index + 2 : end] = [WordClass.MODIFIER] * len(interim)


POST_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_minister_of_state,
    mark_modifier,
    mark_party_secretary,
    mark_plenipotentiary,
    mark_justice,
    mark_charge_daffaires,
)
