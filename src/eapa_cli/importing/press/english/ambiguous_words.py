"""The word class of an English word that its neighbours decide: "signing", "Country Director", fields of a ministry."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.importing.press.english.ambiguous_fields import FIELD_RULES
from eapa_cli.importing.press.english.ambiguous_names import NAME_RULES
from eapa_cli.importing.press.english.and_in_names import mark_and
from eapa_cli.importing.press.english.plurals import SINGULARS
from eapa_cli.importing.press.english.posts import POST_RULES
from eapa_cli.importing.press.english.words import (
    BECAME,
    BEFORE_SIGNING,
    COMPLETED,
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
# "A and B regions"; "ministries of culture of C"
_BEFORE_SHARED: Final = re.compile(r"[CN][CNF]*,?at?[CN][CNF]*\Z")
# "Asian and European States", "the Middle East and North Africa": not two countries, which can be of two parties.
_PAIR_OF_PARTS: Final = re.compile(
    rf"(?:the )?(?:{NATIONS.pattern}) and (?:the )?(?:{NATIONS.pattern})\b(?: [A-Z]\w+s\b)?"
)
# "Hill University", "Lake Centre of Arts"; not "Hill" alone, which can be the name of the event.
_NAME_OF_SUBJECT: Final = re.compile("[CAgN]{1,3}H|A[av]")
_FIELD_OF_SHARED: Final = re.compile(r"o[xF]{1,2}(?:a[xF])?(?=ot?[CgN])")


def adjust(tokens: Sequence[Token], letters: list[str]) -> str:
    """Return the letters of a sentence after all rules, which are applied token by token from left to right.

    What is next to "and" must have its class before the rule for "and".
    """
    row = Row(tokens, letters)
    for number in range(len(tokens)):
        for rule in _RULES:
            rule(row, number)
    mark_and(row)
    return "".join(row.letters)


def _mark_verb(row: Row, number: int) -> None:
    """Mark "put" in "put their signatures", "signing" in "by signing", and similar words as verbs of signing."""
    if any(is_verb(row, number) for is_verb in (_is_put, _is_exchanged, _is_signing, _is_completed, _is_signatories)):
        row.letters[number] = WordClass.SIGNED


def _is_put(row: Row, number: int) -> bool:
    """Return whether a word is the verb of "put their signatures", "put pen to paper" or "did so on behalf of"."""
    if row.words(number, number + 2) == ["did", "so"]:
        return row.word(number + 2) in {"for", "on"}
    if row.word(number) not in PUT:
        return False
    has_signature = any(word.startswith("signature") for word in row.words(number - 7, number + 4))
    has_name = not {"name", "names"}.isdisjoint(row.words(number + 1, number + 4))
    return has_signature or has_name or row.words(number, number + 4) == ["put", "pen", "to", "paper"]


def _is_exchanged(row: Row, number: int) -> bool:
    """Return whether a word is the verb of "exchanged the signed memorandum", also in the passive."""
    is_passive = row.word(number + 1) == "by" and WordClass.DOCUMENT in row.letters[:number]
    return row.word(number) == "exchanged" and (is_passive or _is_before_document(row, number))


def _is_signing(row: Row, number: int) -> bool:
    """Return whether a word is the verb of "by signing", "the signing was done by X" or a caption.

    A caption is "Ann Berg and Bo Lee signing the agreement".
    """
    if row.word(number) != "signing":
        return False
    is_done = not DONE.isdisjoint(row.words(number + 1, number + 3))
    is_caption = row.letter(number - 1) in _END_OF_NAME and _is_before_document(row, number)
    return not number or row.word(number - 1) in BEFORE_SIGNING or is_done or is_caption


def _is_completed(row: Row, number: int) -> bool:
    """Return whether a word is the verb of "the signing, which was completed by X".

    The same is "represented" in "X represented the institute in signing the agreement".
    """
    if row.word(number) == "represented":
        return "by" not in row.words(number, number + 8) and "signing" in row.words(number, number + 12)
    return row.word(number) in COMPLETED and "signing" in row.words(number - 12, number)


def _is_signatories(row: Row, number: int) -> bool:
    """Return whether a word is the noun of "became the signatories"."""
    return row.word(number) == "signatories" and not BECAME.isdisjoint(row.words(number - 2, number))


def _is_before_document(row: Row, number: int) -> bool:
    return WordClass.DOCUMENT in row.letters[number + 1 : number + 4]


def _mark_other_signature(row: Row, number: int) -> None:
    """Mark "signed as witnesses" and "signed the guest book" as other words: they do not sign an agreement."""
    if row.letter(number) != WordClass.SIGNED:
        return
    words = row.words(number + 1, number + 5)
    is_witness = words[:1] == ["as"] and bool(WITNESSES & {*words})
    if is_witness or "book" in words:
        row.letters[number] = WordClass.OTHER


def _mark_country(row: Row, number: int) -> None:
    """Mark the words of "Russian Federation" and "United Kingdom" as a country."""
    for length in range(2, _MAX_WORDS_OF_COUNTRY + 1):
        words = tuple(token.text for token in row.tokens[number : number + length])
        is_field = row.letter(number) == WordClass.FIELD
        if not is_field and (words in country_phrases("en") or words in PARTS_OF_THE_WORLD):
            row.letters[number : number + len(words)] = [WordClass.COUNTRY] * len(words)
    # "Sultanate of Oman"
    is_state = row.word(number) in {"state", "sultanate"} and row.tokens[number].text[0].isupper()
    if is_state and row.word(number + 1) == "of" and row.letter(number + 2) == WordClass.COUNTRY:
        row.letters[number : number + 2] = [WordClass.COUNTRY] * 2


def _mark_parts_of_the_world(row: Row, number: int) -> None:
    """Mark "Asian and European States" and "Europe and Central Asia" after a preposition as fields."""
    if row.letter(number) not in {WordClass.OF, WordClass.FOR}:
        return
    text = " ".join(token.text for token in row.tokens[number + 1 : number + 9])
    if match := _PAIR_OF_PARTS.match(text):
        for at in range(number + 1, number + 1 + len(match[0].split())):
            if row.letter(at) not in {WordClass.AND, WordClass.ARTICLE}:
                row.letters[at] = WordClass.FIELD


def _mark_shared_noun(row: Row, number: int) -> None:
    """Mark "ministries" in "ministries of culture of A and B", and "regions" in "A and B regions", as a head noun."""
    if row.word(number) not in SINGULARS:
        return
    if _BEFORE_SHARED.search("".join(row.letters[max(0, number - 8) : number])):
        row.letters[number] = WordClass.HEAD_NOUN
    field = _FIELD_OF_SHARED.match("".join(row.letters[number + 1 : number + 8]))
    if field:
        row.letters[number : number + 1 + field.end()] = [
            WordClass.HEAD_NOUN,
            *field[0].replace(WordClass.OTHER, WordClass.FIELD),
        ]


def _mark_sister_city(row: Row, number: int) -> None:
    """Mark "Sister City" in "a Sister City agreement" as other words."""
    is_city = row.word(number) in {"friendship", "partner", "sister", "twin"} and row.word(number + 1) == "city"
    if is_city and row.letter(number + 2) == WordClass.DOCUMENT:
        row.letters[number : number + 2] = [WordClass.OTHER] * 2


def _mark_based(row: Row, number: int) -> None:
    """Mark "Varna (Bulgaria)-based" in "Varna (Bulgaria)-based Lake University" as an adjective."""
    is_after_place = row.letters[max(0, number - 3) : number] == [
        WordClass.CAPITALISED,
        WordClass.BRACKET,
        WordClass.DASH,
    ]
    if row.word(number) == "based" and is_after_place:
        row.letters[number - 3 : number + 1] = [WordClass.ADJECTIVE] * 4


def _mark_support(row: Row, number: int) -> None:
    """Mark "to" in "Support to NGOs", "with" in "Ties with Foreign Countries", and "among", as inside a name."""
    before = row.word(number - 1)
    is_support = row.word(number) == "to" and before in SUPPORT
    is_abroad = row.words(number, number + 2) == ["with", "foreign"] and row.letter(number - 1) == WordClass.FIELD
    is_among = row.word(number) == "among" and row.letter(number - 1) == WordClass.FIELD
    if (is_support or is_abroad or is_among) and row.tokens[number - 1].text[0].isupper():
        row.letters[number] = WordClass.FOR


def _mark_subject(row: Row, number: int) -> None:
    """Mark "on" in "agreement of the Government of Peru on Cooperation" as outside of the name."""
    subjects = {"cooperation", "friendship", "mutual", "partnership", "twinning"}
    if row.word(number) == "on" and row.word(number + 1) in subjects:
        row.letters[number] = WordClass.OTHER


def _mark_members(row: Row, number: int) -> None:
    """Mark "Ministers" in "Cabinet of Ministers" and "directors" in "board of directors" as a part of the name."""
    if row.letter(number) not in {WordClass.PLURAL_LEAD, WordClass.POST} or row.letter(number - 1) != WordClass.OF:
        return
    is_of_unit = row.letter(number - 2) == WordClass.UNIT
    is_of_named = row.letter(number - 2) == WordClass.HEAD_NOUN and row.tokens[number].text.istitle()
    if is_of_unit or is_of_named or row.word(number - 2) == "cabinet":
        row.letters[number] = WordClass.UNIT if is_of_unit else WordClass.FIELD


def _mark_event(row: Row, number: int) -> None:
    """Mark "forum" in "at the forum Hill University signed it" as another word, and not as a part of the name."""
    is_event = row.word(number) in EVENTS or row.letter(number - 2) in {WordClass.AT, WordClass.IN}
    is_noun = row.letter(number) == WordClass.LOWER_HEAD_NOUN and row.letter(number - 1) == WordClass.ARTICLE
    following = "".join(row.letters[number + 1 : number + 6])
    if is_event and is_noun and _NAME_OF_SUBJECT.match(following):
        row.letters[number] = WordClass.OTHER


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
    _mark_shared_noun,
    _mark_event,
    *NAME_RULES,
)
