"""The word class of an English word that its neighbours decide: "signing", "Country Director", fields of a ministry.

The patterns use the letters A acronym, C capitalised, F field, H head noun, N given name, g country, x other word, t
article, and the small words a "and", o "of".
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.importing.press.english.ambiguous_fields import FIELD_RULES
from eapa_cli.importing.press.english.ambiguous_names import NAME_RULES
from eapa_cli.importing.press.english.ambiguous_posts import POST_RULES
from eapa_cli.importing.press.english.and_in_names import mark_and
from eapa_cli.importing.press.english.plurals import SINGULARS
from eapa_cli.importing.press.english.words import (
    BECAME,
    BEFORE_SIGNING,
    DONE,
    EVENTS,
    NATIONS,
    PARTS_OF_THE_WORLD,
    PUT,
    SUPPORT,
    WITNESSES,
)
from eapa_cli.importing.press.words.tokens import Token
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.importing.press.words.word_row import Row
from eapa_cli.matching.places_in_text import country_phrases

# "Saint Vincent and the Grenadines"
_MAX_WORDS_OF_COUNTRY: Final = 5
_END_OF_NAME: Final = frozenset({WordClass.CAPITALISED, WordClass.GIVEN_NAME, WordClass.DEGREE, WordClass.ACRONYM})
# "Varna and Burgas" = CaC, "Varna, and the Lake Arts" = C,atCF before "regions"
_BEFORE_SHARED: Final = re.compile(r"[CN][CNF]*,?at?[CN][CNF]*\Z")
# "Asian and European States", "the Middle East and North Africa": not two countries, which can be of two parties.
_PAIR_OF_PARTS: Final = re.compile(
    rf"(?:the )?(?:{NATIONS.pattern}) and (?:the )?(?:{NATIONS.pattern})\b(?: [A-Z]\w+s\b)?"
)
# "Hill University" = CH; not "Hill" alone, which can be the name of the event.
_NAME_OF_SUBJECT: Final = re.compile("[CAgN]{1,3}H")
# "of culture and sport" = oxax before "of Peru" = og
_FIELD_OF_SHARED: Final = re.compile(r"o[xF]{1,2}(?:a[xF])?(?=ot?[CgN])")


def adjust(tokens: Sequence[Token], letters: list[str]) -> str:
    """Return the letters of a sentence after all rules, which are applied token by token from left to right.

    The rule for "and" is the last: it reads the classes of the words on both sides.
    """
    row = Row(tokens, letters)
    for index in range(len(tokens)):
        for rule in _RULES:
            rule(row, index)
    mark_and(row)
    return "".join(row.letters)


def _mark_verb(row: Row, index: int) -> None:
    """Mark "put" in "put their signatures", "signing" in "by signing", and similar words as verbs of signing."""
    if any(is_verb(row, index) for is_verb in (_is_put, _is_exchanged, _is_signing, _is_signatories)):
        row.letters[index] = WordClass.SIGNED


def _is_put(row: Row, index: int) -> bool:
    """Return whether a word is the verb of "put their signatures", "put pen to paper" or "did so on behalf of"."""
    if row.words(index, index + 2) == ["did", "so"]:
        return row.word(index + 2) in {"for", "on"}
    if row.word(index) not in PUT:
        return False
    # "their signatures were put", "put their names"
    has_signature = any(word.startswith("signature") for word in row.words(index - 7, index + 4))
    has_name = not {"name", "names"}.isdisjoint(row.words(index + 1, index + 4))
    return has_signature or has_name or row.words(index, index + 4) == ["put", "pen", "to", "paper"]


def _is_exchanged(row: Row, index: int) -> bool:
    """Return whether a word is the verb of "exchanged the memorandum" or "the memorandum was exchanged by A and B"."""
    is_passive = row.word(index + 1) == "by" and WordClass.DOCUMENT in row.letters[:index]
    return row.word(index) == "exchanged" and (is_passive or _is_before_document(row, index))


def _is_signing(row: Row, index: int) -> bool:
    """Return whether "signing" is a verb: at the start, in "by signing" or in "the signing was done by X".

    It is also one in a caption: "Ann Berg and Bo Lee signing the agreement".
    """
    if row.word(index) != "signing":
        return False
    is_done = not DONE.isdisjoint(row.words(index + 1, index + 3))
    is_caption = row.letter(index - 1) in _END_OF_NAME and _is_before_document(row, index)
    return index == 0 or row.word(index - 1) in BEFORE_SIGNING or is_done or is_caption


def _is_signatories(row: Row, index: int) -> bool:
    """Return whether a word is the noun of "became the signatories"."""
    return row.word(index) == "signatories" and not BECAME.isdisjoint(row.words(index - 2, index))


def _is_before_document(row: Row, index: int) -> bool:
    """Return whether a document is one of the next three words."""
    return WordClass.DOCUMENT in row.letters[index + 1 : index + 4]


def _mark_other_signature(row: Row, index: int) -> None:
    """Mark "signed as witnesses" and "signed the guest book" as other words: they do not sign an agreement."""
    if row.letter(index) != WordClass.SIGNED:
        return
    words = row.words(index + 1, index + 5)
    is_witness = words[:1] == ["as"] and bool(WITNESSES & {*words})
    if is_witness or "book" in words:
        row.letters[index] = WordClass.OTHER


def _mark_country(row: Row, index: int) -> None:
    """Mark the words of "Russian Federation", "Central Asia" and "Sultanate of Oman" as a country."""
    # `_mark_parts_of_the_world` has marked the words of "Europe and Central Asia" before.
    is_field = row.letter(index) == WordClass.FIELD
    for length in range(2, _MAX_WORDS_OF_COUNTRY + 1):
        words = tuple(token.text for token in row.tokens[index : index + length])
        if not is_field and (words in country_phrases("en") or words in PARTS_OF_THE_WORLD):
            row.letters[index : index + len(words)] = [WordClass.COUNTRY] * len(words)
    is_state = row.word(index) in {"state", "sultanate"} and row.tokens[index].text[0].isupper()
    if is_state and row.word(index + 1) == "of" and row.letter(index + 2) == WordClass.COUNTRY:
        row.letters[index : index + 2] = [WordClass.COUNTRY] * 2


def _mark_parts_of_the_world(row: Row, index: int) -> None:
    """Mark "Asian and European States" and "Europe and Central Asia" after a preposition as fields."""
    if row.letter(index) not in {WordClass.OF, WordClass.FOR}:
        return
    text = " ".join(token.text for token in row.tokens[index + 1 : index + 9])
    if match := _PAIR_OF_PARTS.match(text):
        for at in range(index + 1, index + 1 + len(match[0].split())):
            if row.letter(at) not in {WordClass.AND, WordClass.ARTICLE}:
                row.letters[at] = WordClass.FIELD


def _mark_shared_noun(row: Row, index: int) -> None:
    """Mark a noun in the plural that two names share as a head noun.

    It is "regions" in "Varna and Burgas regions" and "ministries" in "ministries of culture of Peru and Kenya", where
    "culture" becomes a field.
    """
    if row.word(index) not in SINGULARS:
        return
    if _BEFORE_SHARED.search("".join(row.letters[max(0, index - 8) : index])):
        row.letters[index] = WordClass.HEAD_NOUN
    if field := _FIELD_OF_SHARED.match("".join(row.letters[index + 1 : index + 8])):
        row.letters[index : index + 1 + field.end()] = [
            WordClass.HEAD_NOUN,
            *field[0].replace(WordClass.OTHER, WordClass.FIELD),
        ]


def _mark_sister_city(row: Row, index: int) -> None:
    """Mark "Sister City" in "a Sister City agreement" as other words."""
    is_city = row.word(index) in {"friendship", "partner", "sister", "twin"} and row.word(index + 1) == "city"
    if is_city and row.letter(index + 2) == WordClass.DOCUMENT:
        row.letters[index : index + 2] = [WordClass.OTHER] * 2


def _mark_based(row: Row, index: int) -> None:
    """Mark "Varna (Bulgaria)-based" in "Varna (Bulgaria)-based Lake University" as an adjective."""
    is_after_place = row.letters[max(0, index - 3) : index] == [
        WordClass.CAPITALISED,
        WordClass.BRACKET,
        WordClass.DASH,
    ]
    if row.word(index) == "based" and is_after_place:
        row.letters[index - 3 : index + 1] = [WordClass.ADJECTIVE] * 4


def _mark_support(row: Row, index: int) -> None:
    """Mark "to" in "Support to NGOs", "with" in "Ties with Foreign Countries" and "among" as "for", inside a name."""
    before = row.word(index - 1)
    is_support = row.word(index) == "to" and before in SUPPORT
    is_abroad = row.words(index, index + 2) == ["with", "foreign"] and row.letter(index - 1) == WordClass.FIELD
    is_among = row.word(index) == "among" and row.letter(index - 1) == WordClass.FIELD
    if (is_support or is_abroad or is_among) and row.tokens[index - 1].text[0].isupper():
        row.letters[index] = WordClass.FOR


def _mark_as_well_as(row: Row, index: int) -> None:
    """Mark the first word of "as well as" as "and"."""
    if row.words(index, index + 3) == ["as", "well", "as"]:
        row.letters[index] = WordClass.AND


def _mark_subject(row: Row, index: int) -> None:
    """Mark "on" in "agreement of the Government of Peru on Cooperation" as outside of the name."""
    subjects = {"cooperation", "friendship", "mutual", "partnership", "twinning"}
    if row.word(index) == "on" and row.word(index + 1) in subjects:
        row.letters[index] = WordClass.OTHER


def _mark_members(row: Row, index: int) -> None:
    """Mark "Ministers" in "Cabinet of Ministers" and "directors" in "board of directors" as a part of the name."""
    if row.letter(index) not in {WordClass.PLURAL_LEAD, WordClass.POST} or row.letter(index - 1) != WordClass.OF:
        return
    if row.letter(index - 2) == WordClass.UNIT:
        row.letters[index] = WordClass.UNIT
    # "Assembly of Rectors", but not "the city of mayors"
    is_of_organization = row.letter(index - 2) == WordClass.HEAD_NOUN and row.tokens[index].text.istitle()
    if is_of_organization or row.word(index - 2) == "cabinet":
        row.letters[index] = WordClass.FIELD


def _mark_event(row: Row, index: int) -> None:
    """Mark "congress" in "at the congress Hill University signed it" as outside of the name after it."""
    is_event = row.word(index) in EVENTS or row.letter(index - 2) in {WordClass.AT, WordClass.IN}
    is_noun = row.letter(index) == WordClass.LOWER_HEAD_NOUN and row.letter(index - 1) == WordClass.ARTICLE
    following = "".join(row.letters[index + 1 : index + 6])
    if is_event and is_noun and _NAME_OF_SUBJECT.match(following):
        row.letters[index] = WordClass.OTHER


_RULES: Final[tuple[Callable[[Row, int], None], ...]] = (
    _mark_country,
    _mark_members,
    _mark_subject,
    *POST_RULES,
    _mark_verb,
    _mark_other_signature,
    _mark_parts_of_the_world,
    *FIELD_RULES,
    _mark_sister_city,
    _mark_based,
    _mark_support,
    _mark_as_well_as,
    _mark_shared_noun,
    _mark_event,
    *NAME_RULES,
)
