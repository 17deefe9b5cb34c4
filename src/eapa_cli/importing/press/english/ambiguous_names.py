"""Rules for English words next to a name of a person: titles, posts, months, and names that are also other words.

A rule gets a row and the index of a token in it. It reads the word classes of the token and its neighbours, and may
change them: `row.letters` has one letter of `WordClass` for each token.
"""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english.words import (
    BEFORE_MONTHS,
    BRANCHES,
    CLERGY,
    COLLEAGUES,
    LEADS,
    LETTERS_AFTER_NAMES,
    MONTH_NAMES,
    NATIONS,
    OFFICERS,
    POSTS_AND_NAMES,
    RANKS,
    SCHOLARS,
    TITLES_AND_NAMES,
)
from eapa_cli.importing.press.words.word_classes import PERSON_NAME, WordClass
from eapa_cli.importing.press.words.word_row import Row

_MIN_CAPITALS: Final = 4
_LENGTH_OF_INITIALS: Final = 2
# Initials that look like a title, "Doctor of Medicine".
_INITIALS_LIKE_TITLE: Final = re.compile(r"M\.\s?D\.")
_ROMAN: Final = re.compile("I{1,3}|IV|VI{0,3}")
_NEXT_NAME: Final = frozenset({WordClass.CAPITALISED, WordClass.GIVEN_NAME})
_NEXT_NAME_OR_POST: Final = _NEXT_NAME | {WordClass.POST}
# The letters in the patterns are those of `WordClass`: C is a capitalised word, N a given name, I initials, t an
# article, M a modifier of a post, j an adjective, P a post, T a title, B a text in brackets, and b is "by".
# "Ann Berg, Director" after "Ambassador": a name, and another post that no name follows ("Director of A Bo Lee").
_NAME_AND_POST: Final = re.compile("B?[CNI](?:p?[CNI]){1,3},t?[Mj]*P(?![CNI]|o[^,av]{1,6}HN[CN])")
# A given name, initials, a post or a title; or "by Jean", "Rector Jean", "Dr. Jean".
_BEFORE_FAMILY_NAME: Final = re.compile(r"(?:[NIPT]|T\.|[PTb]C|^T\.C)\Z")
_TITLE_AND_NAME: Final = re.compile(r"T\.?[CN]\Z")
# The first words of a name, and not of a place: "by Siti Nor", but not "University of Hilltown".
_START_OF_NAME: Final = re.compile(r"(?:\A|[Ttab,.P=w])[CN]{1,3}\Z")
_POST_AFTER_NAME: Final = re.compile(",t?[Mj]*P")
_FULL_NAME_BEFORE: Final = re.compile(r"(?:T\.?|P)[CNI]{1,3}\Z|N[CN]{1,2}\Z")
_AFTER_NAME: Final = frozenset(
    {"", WordClass.AND, WordClass.SIGNED, WordClass.COMMA, WordClass.STOP, WordClass.AUXILIARY}
)
_POST_AFTER_AS: Final = re.compile("t?[Mj]{0,2}P")
_COMMA_AND_TITLE: Final = re.compile(",?T")
_NAME_AND_POST_BEFORE: Final = re.compile("[CNI]{2},t?M*PM*\\Z")
_POST_AND_ACRONYM: Final = re.compile("PM*A\\Z")
_END_OF_LONGER_NAME: Final = frozenset({WordClass.HEAD_NOUN, WordClass.FIELD, WordClass.UNIT, WordClass.POST})
_AFTER_POST: Final = re.compile("PM*\\Z")
# "NRTC", "KPITB": letters that no family name starts with.
_UNPRONOUNCEABLE: Final = re.compile("[^AEIOUY]+|[^AEIOUYMNS][BCDFGPQTX].*")
_PATRONYMIC: Final = re.compile(r"\w+(?:ovich|evich|ovna|evna|og(?:ly|li|lu)|uulu|kyzy|qizi)", re.IGNORECASE)
_AFTER_FAMILY_NAME: Final = PERSON_NAME | {WordClass.ACRONYM, WordClass.COMMA, WordClass.AND, WordClass.SIGNED}


def mark_family_name(row: Row, index: int) -> None:
    """Mark "He" in "He Baoxiang", and "Park" in "Dr. Park Chan", as a name."""
    if index and row.tokens[index].text == "He" and row.letter(index + 1) == WordClass.CAPITALISED:
        row.letters[index] = WordClass.CAPITALISED
    # In "Dr. Park Chan" and "Ms. Hall", the family name is also the noun of an organization.
    is_after_title = row.letter(index - 1) == WordClass.TITLE or (
        row.letters[max(0, index - 2) : index] == [WordClass.TITLE, WordClass.STOP]
    )
    if row.letter(index) == WordClass.HEAD_NOUN and is_after_title and row.letter(index + 1) in _AFTER_FAMILY_NAME:
        row.letters[index] = WordClass.CAPITALISED


def mark_sri(row: Row, index: int) -> None:
    """Mark "Tan" in "Tan Sri" as a title, and "Sri Lanka" as a country."""
    word, following = row.word(index), row.word(index + 1)
    if (word, following) == ("tan", "sri"):
        row.letters[index] = WordClass.TITLE
    if (word, following) == ("sri", "lanka"):
        row.letters[index : index + 2] = [WordClass.COUNTRY] * 2


def mark_post(row: Row, index: int) -> None:
    """Mark "professor of arts" and "Human Rights Defender" as posts, and "who heads" as leading."""
    if row.word(index) == "who" and row.word(index + 1) in LEADS:
        row.letters[index : index + 2] = [WordClass.OTHER, WordClass.LEADS]
    if row.word(index) == "doctor" and row.word(index - 1) in {"chief", "head"}:
        row.letters[index] = WordClass.POST
    if row.word(index) in SCHOLARS and row.letter(index + 1) == WordClass.OF:
        row.letters[index] = WordClass.POST
    if row.words(index, index + 2) == ["human", "rights"] and row.letter(index + 2) == WordClass.POST:
        row.letters[index : index + 2] = [WordClass.MODIFIER] * 2


def mark_given_name(row: Row, index: int) -> None:
    """Mark "Wali" in "Abdul Wali Khan", "Dean" in "James Dean Hill" and "Haji" in "Siti Haji Hale" as a name."""
    before, after = row.letter(index - 1), row.letter(index + 1)
    is_title = row.letter(index) == WordClass.TITLE and row.word(index) in TITLES_AND_NAMES
    if is_title and after in _NEXT_NAME and _START_OF_NAME.search("".join(row.letters[max(0, index - 4) : index])):
        row.letters[index] = WordClass.CAPITALISED
    is_inside_name = before == WordClass.GIVEN_NAME and after in _NEXT_NAME_OR_POST
    if row.word(index) in POSTS_AND_NAMES and row.tokens[index].text[0].isupper() and is_inside_name:
        row.letters[index] = WordClass.CAPITALISED


def mark_nation_in_name(row: Row, index: int) -> None:
    """Mark "Iraqi" in "Dr. Hale Iraqi" as a family name: a country is never after a name and before a verb or "and"."""
    is_adjective = row.letter(index) == WordClass.COUNTRY and NATIONS.fullmatch(row.tokens[index].text)
    if is_adjective and _FULL_NAME_BEFORE.search("".join(row.letters[:index])) and row.letter(index + 1) in _AFTER_NAME:
        row.letters[index] = WordClass.CAPITALISED


def mark_deputy(row: Row, index: int) -> None:
    """Mark "deputy" in "his deputy Ann Berg" as a position."""
    is_after_determiner = row.letter(index - 1) == WordClass.ARTICLE
    if row.word(index) == "deputy" and is_after_determiner and row.letter(index + 1) in _NEXT_NAME:
        row.letters[index] = WordClass.POST


def mark_clergy(row: Row, index: int) -> None:
    """Mark the name "Tikhon" in "Metropolitan Tikhon" as the only name of a clergyman."""
    is_only_name = row.letter(index + 2) not in PERSON_NAME | {WordClass.HEAD_NOUN}
    if row.word(index) in CLERGY and row.letter(index + 1) in _NEXT_NAME and is_only_name:
        row.letters[index + 1] = WordClass.CLERGY_NAME


def mark_colleague(row: Row, index: int) -> None:
    """Mark "colleague," in "his Georgian colleague, Ann Berg" as a title, and "Georgian" as an adjective."""
    if row.word(index) not in COLLEAGUES:
        return
    row.letters[index] = WordClass.TITLE
    if row.letter(index - 1) == WordClass.COUNTRY:
        row.letters[index - 1] = WordClass.ADJECTIVE
    if row.letter(index + 1) in {WordClass.COMMA, WordClass.DASH}:
        row.letters[index + 1] = WordClass.TITLE


def mark_rank(row: Row, index: int) -> None:
    """Mark "Ambassador" and "Rear Admiral" as titles if the person has another post.

    It is after the name ("Admiral Ann Berg, Director") or before the rank ("Director HSU Ambassador Ann Berg").
    """
    following = "".join(row.letters[index + 1 : index + 15])
    before = "".join(row.letters[max(0, index - 4) : index])
    if row.word(index) in RANKS and (_NAME_AND_POST.match(following) or _POST_AND_ACRONYM.search(before)):
        row.letters[index] = WordClass.TITLE
        if row.word(index - 1) in {"rear", "vice"}:
            row.letters[index - 1] = WordClass.TITLE


def mark_officer(row: Row, index: int) -> None:
    """Mark "Air Commodore" and "Wing Commander" before a name as titles."""
    is_rank = row.word(index) in OFFICERS and row.word(index - 1) in BRANCHES
    if is_rank and row.letter(index + 1) in PERSON_NAME:
        start = index - 2 if row.word(index - 2) in BRANCHES else index - 1
        row.letters[start : index + 1] = [WordClass.TITLE] * (index + 1 - start)


def mark_general(row: Row, index: int) -> None:
    """Mark "General" in "Major General Ann Berg" as a title; a post has it in front ("General Director")."""
    is_of_rank = row.word(index) == "general" and row.letter(index - 1) == WordClass.TITLE
    if is_of_rank and row.letter(index + 1) in PERSON_NAME | {WordClass.TITLE, WordClass.STOP, WordClass.BRACKET}:
        row.letters[index] = WordClass.TITLE


def mark_professor(row: Row, index: int) -> None:
    """Mark "Associate" in "Associate Professor Ann Berg" as a title, and "Major" in "Major Group" as a field."""
    if row.word(index) in {"adjunct", "assistant", "associate"} and row.word(index + 1) in {"prof", "professor"}:
        row.letters[index] = WordClass.TITLE
    if row.word(index) == "major" and row.letter(index + 1) == WordClass.HEAD_NOUN:
        row.letters[index] = WordClass.FIELD


def mark_initials(row: Row, index: int) -> None:
    """Mark "PC" in "Prof PC Berg" and "President PC Berg", and "M. D." in "M. D. Berg", as initials."""
    text = row.tokens[index].text
    is_before_family_name = row.letter(index + 1) in _NEXT_NAME and row.letter(index + 2) not in PERSON_NAME
    if _INITIALS_LIKE_TITLE.fullmatch(text) and is_before_family_name:
        row.letters[index] = WordClass.INITIALS
    is_short = row.letter(index) == WordClass.ACRONYM and len(text) == _LENGTH_OF_INITIALS and text.isalpha()
    before = row.letters[max(0, index - 2) : index]
    is_after_title = before[-1:] == [WordClass.TITLE] or before == [WordClass.TITLE, WordClass.STOP]
    is_only_name = before[-1:] == [WordClass.POST] and row.letter(index + 2) not in PERSON_NAME | {WordClass.HEAD_NOUN}
    if is_short and (is_after_title or is_only_name) and row.letter(index + 1) in _NEXT_NAME:
        row.letters[index] = WordClass.INITIALS


def mark_letters_after_name(row: Row, index: int) -> None:
    """Mark "MP" in "Hon. Ann Berg MP" as a degree."""
    if row.word(index) in LETTERS_AFTER_NAMES and row.letter(index - 1) in PERSON_NAME:
        row.letters[index] = WordClass.DEGREE


def mark_ordinal(row: Row, index: int) -> None:
    """Mark "IV" in "Vice Rector IV for Research" as a part of the post."""
    if row.letter(index - 1) == WordClass.POST and _ROMAN.fullmatch(row.tokens[index].text):
        row.letters[index] = WordClass.MODIFIER


def mark_month(row: Row, index: int) -> None:
    """Mark "Jan" in "Jan Novak" and "Mar" in "Vila do Mar" as names; "Jan 5" and "April 2021" are dates."""
    neighbours = {row.letter(index - 1), row.letter(index + 1)}
    # "In June Hill University signed"
    is_date = WordClass.NUMBER in neighbours or row.word(index - 1) in BEFORE_MONTHS
    if row.letter(index) != WordClass.MONTH or is_date:
        return
    is_after_title = row.letters[max(0, index - 2) : index] == [WordClass.TITLE, WordClass.STOP]
    if row.word(index) in MONTH_NAMES and (is_after_title or neighbours & (_NEXT_NAME | {WordClass.TITLE})):
        row.letters[index] = WordClass.GIVEN_NAME
    elif row.letter(index - 1) == WordClass.PARTICLE:
        row.letters[index] = WordClass.CAPITALISED


def mark_given_name_after_acronym(row: Row, index: int) -> None:
    """Mark "Pema" in "Rector KPITB Pema Hill" and "HSU's Pema Hill" as a given name: "KPITB" is not a family name."""
    text = row.tokens[index].text
    is_acronym = row.letter(index) == WordClass.ACRONYM and _UNPRONOUNCEABLE.fullmatch(text)
    is_owner = row.letter(index) == WordClass.POSSESSIVE and text[:-2].isupper()
    names = row.letters[index + 1 : index + 3]
    is_before_name = len(names) > 1 and {*names} <= _NEXT_NAME and row.letter(index + 3) not in _END_OF_LONGER_NAME
    if is_before_name and (is_owner or (is_acronym and _is_after_post(row, index))):
        row.letters[index + 1] = WordClass.GIVEN_NAME


def _is_after_post(row: Row, index: int) -> bool:
    return _AFTER_POST.search("".join(row.letters[max(0, index - 3) : index])) is not None


def _is_acronym_before_name(row: Row, index: int) -> bool:
    """Return whether a word in capitals is the organization of a post: "HSUC" in "Rector HSUC Ann Berg".

    In "Rector BERG Jean Marie" and "Rector BERG Ivan Ivanovich" it is a family name.
    """
    given, family = row.letter(index + 1), row.letter(index + 2)
    is_full_name = given == WordClass.GIVEN_NAME and family == WordClass.CAPITALISED
    is_patronymic = _PATRONYMIC.fullmatch(row.word(index + 2)) is not None
    return _is_after_post(row, index) and is_full_name and not is_patronymic


def mark_capitals(row: Row, index: int) -> None:
    """Mark a family name in capitals, which looks like an acronym: "Jean DUPONT"."""
    text = row.tokens[index].text
    if row.letter(index) != WordClass.ACRONYM or not index or len(text) <= _LENGTH_OF_INITIALS or not text.isalpha():
        return
    if _is_acronym_before_name(row, index):
        return
    before = "".join(row.letters[max(0, index - 3) : index])
    # "Prof. Jean ROY, rector": a short one is surely a name only between a title and a post.
    is_between = _TITLE_AND_NAME.search(before) and _POST_AFTER_NAME.match("".join(row.letters[index + 1 : index + 6]))
    if len(text) < _MIN_CAPITALS and not is_between:
        return
    # "the Rector HSU, Prof. Ann Berg", "Ann Berg, Rector HSU"
    is_acronym = _COMMA_AND_TITLE.match("".join(row.letters[index + 1 : index + 3])) or (
        _NAME_AND_POST_BEFORE.search("".join(row.letters[:index]))
    )
    if is_between or (not is_acronym and _BEFORE_FAMILY_NAME.search(before)):
        row.letters[index] = WordClass.CAPITALISED


def mark_as(row: Row, index: int) -> None:
    """Mark "as" in "Ann Berg as the Rector of the Hill University" as a comma, which can also be there."""
    is_after_name = row.letter(index - 1) in PERSON_NAME | {WordClass.DEGREE, WordClass.COMMA}
    if row.word(index) == "as" and is_after_name and _POST_AFTER_AS.match("".join(row.letters[index + 1 : index + 6])):
        row.letters[index] = WordClass.DEGREE if row.letter(index - 1) == WordClass.COMMA else WordClass.COMMA


def mark_the(row: Row, index: int) -> None:
    """Mark "The" in "the newspaper The Nation" as the first word of a name."""
    is_inside = row.letter(index - 1) == WordClass.LOWER_HEAD_NOUN and row.letter(index + 1) in _NEXT_NAME
    if row.tokens[index].text == "The" and is_inside:
        row.letters[index] = WordClass.CAPITALISED


NAME_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_family_name,
    mark_sri,
    mark_post,
    mark_given_name,
    mark_nation_in_name,
    mark_deputy,
    mark_clergy,
    mark_colleague,
    mark_rank,
    mark_officer,
    mark_general,
    mark_professor,
    mark_initials,
    mark_letters_after_name,
    mark_ordinal,
    mark_month,
    mark_as,
    mark_the,
    mark_given_name_after_acronym,
    mark_capitals,
)
