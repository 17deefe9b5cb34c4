"""Rules for English words in capitals next to a post or title: an acronym, initials or a family name.

"Rector HSU Ann Berg" has an organization, "President PC Berg" initials, and "Dr. Jean DUPONT" a family name. A rule
gets a row and the index of a token in it, as in `ambiguous_names`. The patterns use the letters A acronym,
C capitalised, I initials, M modifier of a post, N given name, P post, T title, j adjective, t article, b "by".
"""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.words.word_classes import PERSON_NAME, WordClass
from eapa_cli.importing.press.words.word_row import Row

NEXT_NAME: Final = frozenset({WordClass.CAPITALISED, WordClass.GIVEN_NAME})
"""The classes of a word of a name that follows a title, a post or initials."""
_MIN_FAMILY_NAME: Final = 4
"""The letters of a word in capitals that can be a family name without a post after it: "Ann BERG"."""
_LENGTH_OF_INITIALS: Final = 2
# "M. D.", which can also be the title "Doctor of Medicine"
_INITIALS_LIKE_TITLE: Final = re.compile(r"M\.\s?D\.")
# Before a family name in capitals: "Jean" = N, "A." = I, "Rector" = P, "Dr" = T, "Dr." = T., "Rector Pema" = PC,
# "Dr Pema" = TC, "by Pema" = bC; and "Dr. Pema" = T.C at the start.
_BEFORE_FAMILY_NAME: Final = re.compile(r"(?:[NIPT]|T\.|[PTb]C|^T\.C)\Z")
# "Prof. Jean" = T.N, "Prof Pema" = TC
_TITLE_AND_NAME: Final = re.compile(r"T\.?[CN]\Z")
# ", rector" = ,P, ", the deputy general director" = ,tMMP
_POST_AFTER_NAME: Final = re.compile(",t?[Mj]*P")
# ", Prof" = ,T
_COMMA_AND_TITLE: Final = re.compile(",?T")
# "Ann Berg, Vice Rector" = NC,MP
_NAME_AND_POST_BEFORE: Final = re.compile("[CNI]{2},t?M*PM*\\Z")
_END_OF_LONGER_NAME: Final = frozenset({WordClass.HEAD_NOUN, WordClass.FIELD, WordClass.UNIT, WordClass.POST})
# "Rector", "Director General" = PM
_POST_BEFORE: Final = re.compile("PM*\\Z")
# "NRTC" without a vowel, "KPITB" with a first pair of letters that no family name has
_UNPRONOUNCEABLE: Final = re.compile("[^AEIOUY]+|[^AEIOUYMNS][BCDFGPQTX].*")
# "Ivanovich", "Mammadogli": what follows a family name in "Rector BERG Ivan Ivanovich"
_PATRONYMIC: Final = re.compile(r"\w+(?:ovich|evich|ovna|evna|og(?:ly|li|lu)|uulu|kyzy|qizi)", re.IGNORECASE)


def is_after_title(row: Row, index: int) -> bool:
    """Return whether "Dr" or "Dr." is before a token."""
    before = row.letters[max(0, index - 2) : index]
    return before[-1:] == [WordClass.TITLE] or before == [WordClass.TITLE, WordClass.STOP]


def mark_initials(row: Row, index: int) -> None:
    """Mark "PC" in "Prof PC Berg" and "President PC Berg", and "M. D." in "M. D. Berg", as initials."""
    text = row.tokens[index].text
    is_before_family_name = row.letter(index + 1) in NEXT_NAME and row.letter(index + 2) not in PERSON_NAME
    if _INITIALS_LIKE_TITLE.fullmatch(text) and is_before_family_name:
        row.letters[index] = WordClass.INITIALS
    is_short = row.letter(index) == WordClass.ACRONYM and len(text) == _LENGTH_OF_INITIALS and text.isalpha()
    # "President PC Berg", but not "President HU Ann Berg" and "President HU Hill Club"
    is_before_one_word = row.letter(index + 2) not in PERSON_NAME | {WordClass.HEAD_NOUN}
    is_after_post = row.letter(index - 1) == WordClass.POST and is_before_one_word
    if is_short and (is_after_title(row, index) or is_after_post) and row.letter(index + 1) in NEXT_NAME:
        row.letters[index] = WordClass.INITIALS


def mark_given_name_after_acronym(row: Row, index: int) -> None:
    """Mark "Pema" in "Rector KPITB Pema Hill" and "HSU's Pema Hill" as a given name: "KPITB" is not a family name."""
    text = row.tokens[index].text
    is_acronym = row.letter(index) == WordClass.ACRONYM and _UNPRONOUNCEABLE.fullmatch(text)
    is_owner = row.letter(index) == WordClass.POSSESSIVE and text[:-2].isupper()
    # "Pema Hill", but not "Pema Hill Club"
    names = row.letters[index + 1 : index + 3]
    is_before_name = len(names) > 1 and {*names} <= NEXT_NAME and row.letter(index + 3) not in _END_OF_LONGER_NAME
    if is_before_name and (is_owner or (is_acronym and _is_after_post(row, index))):
        row.letters[index + 1] = WordClass.GIVEN_NAME


def _is_after_post(row: Row, index: int) -> bool:
    """Return whether "Rector" or "Director General" is before a token."""
    return _POST_BEFORE.search("".join(row.letters[max(0, index - 3) : index])) is not None


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
    is_word = row.letter(index) == WordClass.ACRONYM and len(text) > _LENGTH_OF_INITIALS and text.isalpha()
    if not is_word or _is_acronym_before_name(row, index):
        return
    before = "".join(row.letters[max(0, index - 3) : index])
    # "ROY" in "Prof. Jean ROY, rector": a short word is surely a name only between a title and a post.
    is_between = _TITLE_AND_NAME.search(before) and _POST_AFTER_NAME.match("".join(row.letters[index + 1 : index + 6]))
    if len(text) < _MIN_FAMILY_NAME and not is_between:
        return
    # "the Rector HSUC, Prof. Ann Berg", "Ann Berg, Rector HSUC"
    is_before_title = _COMMA_AND_TITLE.match("".join(row.letters[index + 1 : index + 3]))
    is_of_name_before = _NAME_AND_POST_BEFORE.search("".join(row.letters[:index]))
    is_acronym = is_before_title or is_of_name_before
    if is_between or (not is_acronym and _BEFORE_FAMILY_NAME.search(before)):
        row.letters[index] = WordClass.CAPITALISED


CAPITALS_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_initials,
    mark_given_name_after_acronym,
    mark_capitals,
)
