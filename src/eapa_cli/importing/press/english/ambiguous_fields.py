"""Rules for fields of work in names and posts: "Ministry of Forestry and Food", "Culture and Tourism Minister".

A rule gets a row and the index of a token in it, as in `ambiguous_names`.
"""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english.words import BEFORE_POSITIONS, FIELDS, WITH_FIELDS
from eapa_cli.importing.press.words.word_classes import PERSON_NAME, WordClass
from eapa_cli.importing.press.words.word_row import Row

_BETWEEN_FIELDS: Final = frozenset({WordClass.OF, WordClass.FOR, WordClass.AND, WordClass.COMMA, WordClass.ARTICLE})
# "Hill State University"
_ORGANIZATION: Final = re.compile("[CFNg]{0,3}H")
# "labour, culture and" before "tourism minister": `f` is a field, `a` is "and".
_LIST_OF_FIELDS: Final = re.compile(r"(?:f+,)*f+,?af+\Z")
_FIELDS_OF_MINISTRY: Final = re.compile(r"(?:(?:f+,)*f+,?a)?f+\Z")
_MAX_WORDS_OF_LIST: Final = 12
_LETTER_IN_LIST: Final = {",": ",", "and": "a", "&": "a"}
_FIELDS: Final = FIELDS | BEFORE_POSITIONS | {"service", "supplies"}


def mark_list_of_fields(row: Row, number: int) -> None:
    """Mark "Labour, Culture and" in "Labour, Culture and Tourism Minister" as a part of the post.

    In "the culture and sport ministry", the fields and the noun become a name.
    """
    word = row.word(number).removesuffix("'s")
    if word not in {"minister", "secretary", "ministry"} or row.letter(number) == WordClass.HEAD_NOUN:
        return
    end = number
    while end and word != "ministry" and row.letter(end - 1) == WordClass.MODIFIER and row.word(end - 1) not in _FIELDS:
        end -= 1
    marks = "".join(
        _LETTER_IN_LIST.get(one, "f" if one in _FIELDS else "x") for one in row.words(end - _MAX_WORDS_OF_LIST, end)
    )
    # "the agriculture ministry's secretary"
    pattern = _FIELDS_OF_MINISTRY if row.letter(number) == WordClass.POSSESSIVE else _LIST_OF_FIELDS
    listed = pattern.search(marks)
    if not listed or row.letter(end - len(listed[0]) - 1) in {WordClass.OF, WordClass.FOR}:
        return
    letter = WordClass.FIELD if word == "ministry" else WordClass.MODIFIER
    row.letters[end - len(listed[0]) : end] = [letter] * len(listed[0])
    if word == "ministry" and row.letter(number) == WordClass.LOWER_HEAD_NOUN:
        row.letters[number] = WordClass.HEAD_NOUN


def mark_ministry(row: Row, number: int) -> None:
    """Mark the fields in "Ministry of Forestry and Food" and "Department for Sport"."""
    if row.word(number) in WITH_FIELDS and row.letter(number + 1) in {WordClass.OF, WordClass.FOR}:
        _mark_fields(row, number + 1)


def _mark_fields(row: Row, at: int) -> None:
    """Mark the single words of a list after "Ministry of" as fields: "Forestry and Food"."""
    while True:
        while row.letter(at) in _BETWEEN_FIELDS:
            at += 1
        following = row.letter(at + 1)
        # Two capitalised words are a name, as in "Ministry of Health and Ann Berg".
        is_one_word = following not in PERSON_NAME | {WordClass.FIELD, WordClass.TITLE}
        if row.letter(at) not in {WordClass.CAPITALISED, WordClass.FIELD} or not is_one_word:
            return
        row.letters[at] = WordClass.FIELD
        # "Ministry of Health and Hill University", "Ministry of Health and the Fund"
        is_before_organization = (
            _ORGANIZATION.match("".join(row.letters[at + 2 : at + 6])) or row.letter(at + 2) == WordClass.ARTICLE
        )
        if following not in {WordClass.COMMA, WordClass.AND} or is_before_organization:
            return
        at += 1


def mark_lower_fields(row: Row, number: int) -> None:
    """Mark the fields of "Institute for strategic studies", which are written in lower case."""
    is_lower_head_noun = row.letter(number) == WordClass.LOWER_HEAD_NOUN
    before = {WordClass.CAPITALISED, WordClass.COUNTRY, WordClass.FIELD}
    is_named = is_lower_head_noun and row.letter(number - 1) in before
    if not (row.letter(number) == WordClass.HEAD_NOUN or is_named):
        return
    if row.letter(number + 1) not in {WordClass.OF, WordClass.FOR}:
        return
    at = number + 2
    while row.letter(at) in {WordClass.OTHER, WordClass.ADJECTIVE} and row.word(at) in FIELDS:
        row.letters[at] = WordClass.FIELD
        at += 1


def mark_inner_field(row: Row, number: int) -> None:
    """Mark "planning" in "Lakeside planning region" as a field, although it is written in lower case."""
    is_between = row.letter(number - 1) in {WordClass.CAPITALISED, WordClass.COUNTRY} and (
        row.letter(number + 1) == WordClass.LOWER_HEAD_NOUN
    )
    if is_between and row.letter(number) == WordClass.OTHER and row.word(number) in FIELDS:
        row.letters[number] = WordClass.FIELD


def mark_service(row: Row, number: int) -> None:
    """Mark "Service" in "Institute of Trade and Service" as a field."""
    before = row.letters[max(0, number - 2) : number]
    if row.word(number) == "service" and before == [WordClass.FIELD, WordClass.AND]:
        row.letters[number] = WordClass.FIELD


FIELD_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_list_of_fields,
    mark_ministry,
    mark_lower_fields,
    mark_inner_field,
    mark_service,
)
