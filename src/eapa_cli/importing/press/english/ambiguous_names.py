"""Rules for English words next to a name of a person: titles, posts, months, and names that are also other words.

A rule gets a row and the index of a token in it. It reads the word classes of the token and its neighbours, and may
change them: `row.letters` has one letter of `WordClass` for each token. The patterns use the letters A acronym,
B brackets, C capitalised, H head noun, I initials, M modifier of a post, N given name, P post, T title, j adjective,
p particle, t article, and the small words a "and", b "by", o "of", v "signed", w "with", = "between".
"""

import re
from collections.abc import Callable
from typing import Final

from eapa_cli.importing.press.english.ambiguous_capitals import CAPITALS_RULES, NEXT_NAME, is_after_title
from eapa_cli.importing.press.english.words import (
    BEFORE_MONTHS,
    BRANCHES,
    CLERGY,
    COLLEAGUES,
    COUNTRIES_AND_NAMES,
    FAMILY_NAMES,
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

_ROMAN: Final = re.compile("I{1,3}|IV|VI{0,3}")
# After "Ambassador": "Ann van Berg, the deputy director" = NpC,tMP, "(Peru) Ann Berg, Director" = BNC,P. The post
# belongs to the next person in "Ann Berg, Director Bo Lee" = NC,PCC and "Ann Berg, Director of Hill Club Jean Lee" =
# NC,PoCHNC.
_NAME_AND_POST: Final = re.compile("B?[CNI](?:p?[CNI]){1,3},t?[Mj]*P(?![CNI]|o[^,av]{1,6}HN[CN])")
# "by Siti" = bN, "with Siti Nor" = wNC; not "University of Hilltown" = HoC
_START_OF_NAME: Final = re.compile(r"[Ttab,.P=w][CN]{1,3}\Z")
# "Dr. Hale" = T.C, "Rector Ann Hale" = PNC, "Ann Hale" = NC
_FULL_NAME_BEFORE: Final = re.compile(r"(?:T\.?|P)[CNI]{1,3}\Z|N[CN]{1,2}\Z")
_AFTER_NAME: Final = frozenset(
    {"", WordClass.AND, WordClass.SIGNED, WordClass.COMMA, WordClass.STOP, WordClass.AUXILIARY}
)
# "the Deputy Rector" = tMP
_POST_AFTER_AS: Final = re.compile("t?[Mj]{0,2}P")
# "Director HSU" = PA, "Director General HSU" = PMA
_POST_AND_ACRONYM: Final = re.compile("PM*A\\Z")
# "Rector Ann" = PN, "Dr. Ann" = T.N, "Rector Ann B." = PNI
_BEFORE_COMMON_NAME: Final = re.compile(r"[PT]\.?[CNg]I?\Z")
# "Ann B." = NI
_INITIALS_BEFORE: Final = re.compile(r"[CN]I\Z")
# The given name of a person at the start, "Rich" = C, or after "by" or "and": "by Rich" = bC
_AT_START: Final = re.compile(r"(?:\A|[ab.])[CNg]\Z")
# ", the Deputy Rector of" = ,tMPo
_POST_OF_AFTER: Final = re.compile(",t?[Mj]*P[MP]*o")
_AFTER_FAMILY_NAME: Final = PERSON_NAME | {WordClass.ACRONYM, WordClass.COMMA, WordClass.AND, WordClass.SIGNED}


def mark_family_name(row: Row, index: int) -> None:
    """Mark "He" in "Governor He Baoxiang", and "Park" in "Dr. Park Chan" and "Ms. Park", as a name."""
    # Not at the start of a sentence, where it is a pronoun.
    if index and row.tokens[index].text == "He" and row.letter(index + 1) == WordClass.CAPITALISED:
        row.letters[index] = WordClass.CAPITALISED
    # "park" is also the noun of an organization.
    is_noun = row.letter(index) == WordClass.HEAD_NOUN
    if is_noun and is_after_title(row, index) and row.letter(index + 1) in _AFTER_FAMILY_NAME:
        row.letters[index] = WordClass.CAPITALISED


def mark_common_family_name(row: Row, index: int) -> None:
    """Mark "Young" in "Rector Ann Young signed" and "Ann B. Young" as a family name, and "Georgia" as a given name."""
    if not row.tokens[index].text.istitle() or row.letter(index + 1) not in _AFTER_NAME:
        return
    before, after = "".join(row.letters[:index]), "".join(row.letters[index + 1 : index + 8])
    has_post = _BEFORE_COMMON_NAME.search(before) or (_POST_OF_AFTER.match(after) and _AT_START.search(before))
    if row.word(index) in FAMILY_NAMES and (has_post or _INITIALS_BEFORE.search(before)):
        row.letters[index] = WordClass.CAPITALISED
    if has_post and row.word(index - 1) in COUNTRIES_AND_NAMES and row.letter(index) == WordClass.CAPITALISED:
        row.letters[index - 1] = WordClass.GIVEN_NAME


def mark_sri(row: Row, index: int) -> None:
    """Mark "Tan" in "Tan Sri" as a title, and "Sri Lanka" as a country."""
    word, following = row.word(index), row.word(index + 1)
    if (word, following) == ("tan", "sri"):
        row.letters[index] = WordClass.TITLE
    if (word, following) == ("sri", "lanka"):
        row.letters[index : index + 2] = [WordClass.COUNTRY] * 2


def mark_post(row: Row, index: int) -> None:
    """Mark "professor" in "professor of arts", "chief doctor" and "Human Rights Defender" as posts.

    "heads" in "who heads" becomes the verb of a post.
    """
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
    if is_title and after in NEXT_NAME and _START_OF_NAME.search("".join(row.letters[max(0, index - 4) : index])):
        row.letters[index] = WordClass.CAPITALISED
    # "James Dean Hill", and "Abdul Wali Khan", where "Khan" is a post too
    is_inside_name = before == WordClass.GIVEN_NAME and after in NEXT_NAME | {WordClass.POST}
    # "Rector Dean Hale signed"
    is_inside_name |= before == WordClass.POST and after in NEXT_NAME and row.letter(index + 2) in _AFTER_NAME
    if row.word(index) in POSTS_AND_NAMES and row.tokens[index].text[0].isupper() and is_inside_name:
        row.letters[index] = WordClass.CAPITALISED


def mark_nation_in_name(row: Row, index: int) -> None:
    """Mark "Iraqi" in "Dr. Hale Iraqi" as a family name: a country is never after a name and before a verb or "and"."""
    is_adjective = row.letter(index) == WordClass.COUNTRY and NATIONS.fullmatch(row.tokens[index].text)
    if is_adjective and _FULL_NAME_BEFORE.search("".join(row.letters[:index])) and row.letter(index + 1) in _AFTER_NAME:
        row.letters[index] = WordClass.CAPITALISED


def mark_deputy(row: Row, index: int) -> None:
    """Mark "deputy" in "his deputy Ann Berg" as a post; else it is a modifier of one."""
    is_after_determiner = row.letter(index - 1) == WordClass.ARTICLE
    if row.word(index) == "deputy" and is_after_determiner and row.letter(index + 1) in NEXT_NAME:
        row.letters[index] = WordClass.POST


def mark_clergy(row: Row, index: int) -> None:
    """Mark the name "Tikhon" in "Metropolitan Tikhon" as the only name of a clergyman."""
    is_only_name = row.letter(index + 2) not in PERSON_NAME | {WordClass.HEAD_NOUN}
    if row.word(index) in CLERGY and row.letter(index + 1) in NEXT_NAME and is_only_name:
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
    has_other_post = _NAME_AND_POST.match(following) or _POST_AND_ACRONYM.search(before)
    # "Rector Chief Ann Berg"
    is_second = row.word(index) == "chief" and before.endswith(WordClass.POST) and row.letter(index + 1) in NEXT_NAME
    if row.word(index) in RANKS and (has_other_post or is_second):
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


def mark_letters_after_name(row: Row, index: int) -> None:
    """Mark "MP" in "Hon. Ann Berg MP" as a degree."""
    if row.word(index) in LETTERS_AFTER_NAMES and row.letter(index - 1) in PERSON_NAME:
        row.letters[index] = WordClass.DEGREE


def mark_ordinal(row: Row, index: int) -> None:
    """Mark the number in "Vice Rector IV for Research" as a part of the post."""
    if row.letter(index - 1) == WordClass.POST and _ROMAN.fullmatch(row.tokens[index].text):
        row.letters[index] = WordClass.MODIFIER


def mark_month(row: Row, index: int) -> None:
    """Mark "Jan" in "Jan Novak" and "Mar" in "Vila do Mar" as names."""
    neighbours = {row.letter(index - 1), row.letter(index + 1)}
    # "Jan 5", "April 2021", "In June Hill University signed"
    is_date = WordClass.NUMBER in neighbours or row.word(index - 1) in BEFORE_MONTHS
    if row.letter(index) != WordClass.MONTH or is_date:
        return
    # "Dr. Jan", "Jan Novak", "Ann May"
    is_next_to_name = is_after_title(row, index) or neighbours & (NEXT_NAME | {WordClass.TITLE})
    if row.word(index) in MONTH_NAMES and is_next_to_name:
        row.letters[index] = WordClass.GIVEN_NAME
    elif row.letter(index - 1) == WordClass.PARTICLE:
        row.letters[index] = WordClass.CAPITALISED


def mark_as(row: Row, index: int) -> None:
    """Mark "as" in "Ann Berg as the Rector" and "Ann Berg, as the Rector" as if the text had "Ann Berg, the Rector".

    Without a comma, "as" becomes one. After a comma it becomes a degree, which the patterns allow there.
    """
    is_after_name = row.letter(index - 1) in PERSON_NAME | {WordClass.DEGREE, WordClass.COMMA}
    if row.word(index) == "as" and is_after_name and _POST_AFTER_AS.match("".join(row.letters[index + 1 : index + 6])):
        row.letters[index] = WordClass.DEGREE if row.letter(index - 1) == WordClass.COMMA else WordClass.COMMA


def mark_the(row: Row, index: int) -> None:
    """Mark "The" in "the newspaper The Nation" as the first word of a name."""
    is_inside = row.letter(index - 1) == WordClass.LOWER_HEAD_NOUN and row.letter(index + 1) in NEXT_NAME
    if row.tokens[index].text == "The" and is_inside:
        row.letters[index] = WordClass.CAPITALISED


NAME_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    mark_family_name,
    mark_common_family_name,
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
    mark_letters_after_name,
    mark_ordinal,
    mark_month,
    mark_as,
    mark_the,
    *CAPITALS_RULES,
)
