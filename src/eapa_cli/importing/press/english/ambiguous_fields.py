"""Rules for fields of work in names and posts: "Institute for strategic studies", "Culture and Tourism Minister".

A rule gets a row and the index of a token in it, as in `ambiguous_names`. The patterns are not over word classes, but
over marks that only this module uses for the words before a minister: f field, a "and", x any other word.
"""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english.words import BEFORE_POSITIONS, FIELDS
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.importing.press.words.word_row import Row

# "labour, culture and tourism" = f,faf before "minister"
_LIST_OF_FIELDS: Final = re.compile(r"(?:f+,)*f+,?af+\Z")
# The same, or one field, "agriculture" = f, before "ministry's"
_FIELDS_OF_MINISTRY: Final = re.compile(r"(?:(?:f+,)*f+,?a)?f+\Z")
_MAX_WORDS_OF_LIST: Final = 12
_MARKS: Final = {",": ",", "and": "a", "&": "a"}
# "service" and "supplies" are fields only in such a list.
_FIELDS: Final = FIELDS | BEFORE_POSITIONS | {"service", "supplies"}


def mark_list_of_fields(row: Row, index: int) -> None:
    """Mark "Labour, Culture and" in "Labour, Culture and Tourism Minister" as a part of the post.

    In "the culture and sport ministry", the fields and the noun become a name.
    """
    noun = row.word(index).removesuffix("'s")
    if noun not in {"minister", "secretary", "ministry"} or row.letter(index) == WordClass.HEAD_NOUN:
        return
    end = index
    # "deputy" in "culture and tourism deputy minister" is between the fields and the noun.
    while end and noun != "ministry" and row.letter(end - 1) == WordClass.MODIFIER and row.word(end - 1) not in _FIELDS:
        end -= 1
    marks = "".join(
        _MARKS.get(word, "f" if word in _FIELDS else "x") for word in row.words(end - _MAX_WORDS_OF_LIST, end)
    )
    # "the agriculture ministry's secretary"
    pattern = _FIELDS_OF_MINISTRY if row.letter(index) == WordClass.POSSESSIVE else _LIST_OF_FIELDS
    listed = pattern.search(marks)
    start = end - len(listed[0]) if listed else end
    # In "the Department of Culture and Sport Secretary Ann Berg", the list belongs to the department.
    if start == end or row.letter(start - 1) in {WordClass.OF, WordClass.FOR}:
        return
    row.letters[start:end] = [WordClass.FIELD if noun == "ministry" else WordClass.MODIFIER] * (end - start)
    if noun == "ministry" and row.letter(index) == WordClass.LOWER_HEAD_NOUN:
        row.letters[index] = WordClass.HEAD_NOUN


def mark_lower_fields(row: Row, index: int) -> None:
    """Mark "strategic studies", in lower case, in "Institute for strategic studies" and "Hill institute for ..."."""
    is_named = row.letter(index - 1) in {WordClass.CAPITALISED, WordClass.COUNTRY, WordClass.FIELD}
    is_noun = row.letter(index) == WordClass.HEAD_NOUN or (is_named and row.letter(index) == WordClass.LOWER_HEAD_NOUN)
    if not is_noun or row.letter(index + 1) not in {WordClass.OF, WordClass.FOR}:
        return
    at = index + 2
    while row.letter(at) in {WordClass.OTHER, WordClass.ADJECTIVE} and row.word(at) in FIELDS:
        row.letters[at] = WordClass.FIELD
        at += 1


def mark_inner_field(row: Row, index: int) -> None:
    """Mark "planning" in "Lakeside planning region" as a field, although it is written in lower case."""
    is_after_name = row.letter(index - 1) in {WordClass.CAPITALISED, WordClass.COUNTRY}
    is_before_noun = row.letter(index + 1) == WordClass.LOWER_HEAD_NOUN
    if is_after_name and is_before_noun and row.letter(index) == WordClass.OTHER and row.word(index) in FIELDS:
        row.letters[index] = WordClass.FIELD


def mark_service(row: Row, index: int) -> None:
    """Mark "Service" in "Institute of Trade and Service" as a field."""
    before = row.letters[max(0, index - 2) : index]
    if row.word(index) == "service" and before == [WordClass.FIELD, WordClass.AND]:
        row.letters[index] = WordClass.FIELD


FIELD_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_list_of_fields,
    mark_lower_fields,
    mark_inner_field,
    mark_service,
)
