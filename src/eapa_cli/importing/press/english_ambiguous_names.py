"""Rules for English words next to a name of a person: titles, posts, months, and names that are also other words.

Each rule looks at the token with a number and its neighbours, and changes letters of the row.
"""

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
from eapa_cli.importing.press.word_classes import PERSON_NAME, WordClass
from eapa_cli.importing.press.word_row import Row

_MIN_CAPITALS: Final = 4
_NEXT_NAME: Final = frozenset({WordClass.CAPITALISED, WordClass.GIVEN_NAME})
_NEXT_NAME_OR_POST: Final = _NEXT_NAME | {WordClass.POST}
# "Ann Berg, Director" after "Ambassador": a name, and another post that no name follows.
_NAME_AND_POST: Final = re.compile("[CNI]{2,4},t?[Mj]*P(?![CNI])")
# A given name, initials, a post or a title; or "by Jean", "Rector Jean", "Dr. Jean".
_BEFORE_FAMILY_NAME: Final = re.compile(r"(?:[NIPT]|T\.|[PTb]C|^T\.C)\Z")
_AFTER_FAMILY_NAME: Final = PERSON_NAME | {WordClass.ACRONYM, WordClass.COMMA, WordClass.AND, WordClass.SIGNED}


def mark_title(row: Row, number: int) -> None:
    """Mark "He" in "He Baoxiang" as a name, "Tan" in "Tan Sri" as a title, and "Sri Lanka" as a country."""
    word, following = row.word(number), row.word(number + 1)
    if number and row.tokens[number].text == "He" and row.letter(number + 1) == WordClass.CAPITALISED:
        row.letters[number] = WordClass.CAPITALISED
    # "Dr. Park Chan", "Ms. Hall": a family name that is also the noun of an organization
    is_after_title = row.letter(number - 1) == WordClass.TITLE or (
        row.letters[max(0, number - 2) : number] == [WordClass.TITLE, WordClass.STOP]
    )
    if row.letter(number) == WordClass.HEAD and is_after_title and row.letter(number + 1) in _AFTER_FAMILY_NAME:
        row.letters[number] = WordClass.CAPITALISED
    if (word, following) == ("tan", "sri"):
        row.letters[number] = WordClass.TITLE
    if (word, following) == ("sri", "lanka"):
        row.letters[number : number + 2] = [WordClass.COUNTRY] * 2


def mark_post(row: Row, number: int) -> None:
    """Mark "professor" in "professor of arts" as a post, and "heads" in "who heads the institute" as leading."""
    if row.word(number) == "who" and row.word(number + 1) in LEADS:
        row.letters[number : number + 2] = [WordClass.OTHER, WordClass.LEADS]
    if row.word(number) in SCHOLARS and row.letter(number + 1) == WordClass.OF:
        row.letters[number] = WordClass.POST


def mark_given_name(row: Row, number: int) -> None:
    """Mark "Wali" in "Abdul Wali Khan" and "Dean" in "James Dean Hill" as a name."""
    before, after = row.letter(number - 1), row.letter(number + 1)
    is_inside_name = before == WordClass.GIVEN_NAME and after in _NEXT_NAME_OR_POST
    if row.word(number) in POSTS_AND_NAMES and row.tokens[number].text[0].isupper() and is_inside_name:
        row.letters[number] = WordClass.CAPITALISED


def mark_deputy(row: Row, number: int) -> None:
    """Mark "deputy" in "his deputy Ann Berg" as a position."""
    is_after_article = row.letter(number - 1) == WordClass.ARTICLE
    if row.word(number) == "deputy" and is_after_article and row.letter(number + 1) in _NEXT_NAME:
        row.letters[number] = WordClass.POST


def mark_clergy(row: Row, number: int) -> None:
    """Mark the name "Mark" in "Metropolitan Mark" as the only name of a clergyman."""
    is_last_name = row.letter(number + 2) not in PERSON_NAME | {WordClass.HEAD}
    if row.word(number) in CLERGY and row.letter(number + 1) in _NEXT_NAME and is_last_name:
        row.letters[number + 1] = WordClass.CLERGY_NAME


def mark_colleague(row: Row, number: int) -> None:
    """Mark "Georgian colleague," before a name as a title."""
    if row.word(number) not in COLLEAGUES:
        return
    row.letters[number] = WordClass.TITLE
    if row.letter(number - 1) == WordClass.COUNTRY:
        row.letters[number - 1] = WordClass.ADJECTIVE
    if row.letter(number + 1) in {WordClass.COMMA, WordClass.DASH}:
        row.letters[number + 1] = WordClass.TITLE


def mark_ambassador(row: Row, number: int) -> None:
    """Mark "Ambassador" as a title if another post follows the name: "Ambassador Ann Berg, Director of"."""
    following = "".join(row.letters[number + 1 : number + 10])
    if row.word(number) == "ambassador" and _NAME_AND_POST.match(following):
        row.letters[number] = WordClass.TITLE


def mark_month(row: Row, number: int) -> None:
    """Mark "Jan" in "Jan Novak" and "Mar" in "Vila do Mar" as names; "Jan 5" and "April 2021" are dates."""
    neighbours = {row.letter(number - 1), row.letter(number + 1)}
    if row.letter(number) != WordClass.MONTH or WordClass.NUMBER in neighbours:
        return
    is_after_title = row.letters[max(0, number - 2) : number] == [WordClass.TITLE, WordClass.STOP]
    if row.word(number) in MONTH_NAMES and (is_after_title or neighbours & (_NEXT_NAME | {WordClass.TITLE})):
        row.letters[number] = WordClass.GIVEN_NAME
    elif row.letter(number - 1) == WordClass.PARTICLE:
        row.letters[number] = WordClass.CAPITALISED


def mark_capitals(row: Row, number: int) -> None:
    """Mark a family name in capitals, which looks like an acronym: "Jean DUPONT"."""
    text = row.tokens[number].text
    if row.letter(number) != WordClass.ACRONYM or not number or len(text) < _MIN_CAPITALS or not text.isalpha():
        return
    before = "".join(row.letters[max(0, number - 3) : number])
    # "the Rector HSU, Prof. Ann Berg"
    is_acronym = row.letters[number + 1 : number + 3] == [WordClass.COMMA, WordClass.TITLE]
    if not is_acronym and _BEFORE_FAMILY_NAME.search(before):
        row.letters[number] = WordClass.CAPITALISED


NAME_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_title,
    mark_post,
    mark_given_name,
    mark_deputy,
    mark_clergy,
    mark_colleague,
    mark_ambassador,
    mark_month,
    mark_capitals,
)
