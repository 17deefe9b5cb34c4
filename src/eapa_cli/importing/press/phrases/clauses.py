"""A sentence as a row of phrases: lists of names, verbs of signing, and the words that bind the two.

"In Oslo, Hill University and UNESCO signed a memorandum, the rector said." is the row `i G , L v t D , t P W .`: a list
of names is one phrase `L` with its mentions, a city is one phrase `G`, and each other word is a phrase of its own. The
letter of another word is its `WordClass`, unless `PhraseClass` has a letter for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Mention, Sentence
from eapa_cli.importing.press.phrases.name_lists import first_person_or_organization, mentions_at
from eapa_cli.importing.press.phrases.relations import with_relation
from eapa_cli.importing.press.places.smaller_cities import find_city_after_preposition, is_adjective
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import city_at


class PhraseClass(StrEnum):
    """The letters of phrases that are not the word class of one word."""

    LIST = "L"
    """A list of names; or a plural such as "rectors" that no names follow, without mentions."""
    CITY = "G"
    """A city after "in"."""
    CONJUNCTION = "S"
    """A word that starts another clause: "who", "that"."""
    WITNESSES = "W"
    """A word next to those who did not sign: "attended", "said"."""


LIST: Final = PhraseClass.LIST
# A verb does not govern the names beyond these phrases.
END_OF_CLAUSE: Final = frozenset({WordClass.SIGNED, PhraseClass.CONJUNCTION, PhraseClass.WITNESSES, WordClass.STOP})
_START_OF_CLAUSE: Final = END_OF_CLAUSE | {WordClass.SEMICOLON}
# The words between a preposition and its list: "with the following: the", "by its Peruvian partner".
_BEFORE_LIST: Final = frozenset(
    {
        WordClass.ARTICLE,
        WordClass.OTHER,
        WordClass.COLON,
        WordClass.DASH,
        WordClass.BY,
        WordClass.ADJECTIVE,
        WordClass.COUNTRY,
    }
)
# The same after a plural: "by the heads of both chambers, X and Y"
_AFTER_PLURAL: Final = frozenset(
    {
        WordClass.ARTICLE,
        WordClass.OTHER,
        WordClass.COLON,
        WordClass.DASH,
        WordClass.PLURAL_LEAD,
        WordClass.OF,
        WordClass.LOWER_HEAD_NOUN,
        WordClass.NUMBER,
        WordClass.ADJECTIVE,
        WordClass.COMMA,
    }
)
_MAX_WORDS_BEFORE_LIST: Final = 8
# "А в присутствии Z подписал", "А при участии Z подписал": the guests are in the middle of a clause, and do not end it.
_PRESENCE: Final = frozenset({"присутствии", "участии"})
# "китайском городе" in "в китайском городе Циндао"
_BEFORE_CITY: Final = re.compile("[а-яё]+[сц]ко[мй]|городе")
# No name starts with a token of these classes.
_NEVER_STARTS_NAME: Final = frozenset(
    {
        WordClass.SIGNED,
        PhraseClass.CONJUNCTION,
        PhraseClass.WITNESSES,
        WordClass.WITH,
        WordClass.BETWEEN,
        WordClass.BY,
        WordClass.DOCUMENT,
        WordClass.REPRESENTED,
        WordClass.STOP,
        WordClass.COMMA,
        WordClass.SEMICOLON,
        WordClass.AND,
        WordClass.NUMBER,
        WordClass.OUTSIDE_NAMES,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A part of a sentence: a list of names, a city, or one word. `start` and `end` are numbers of tokens.

    `letter` is a `PhraseClass`, or else the `WordClass` of the word.
    """

    letter: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence with its phrases in order. The methods take and return numbers of phrases."""

    sentence: Sentence
    phrases: tuple[Phrase, ...]

    @property
    def verbs(self) -> list[int]:
        """The numbers of the verbs of signing."""
        return [number for number, phrase in enumerate(self.phrases) if phrase.letter == WordClass.SIGNED]

    def before(self, number: int) -> list[int]:
        """Return the phrases before a phrase, up to the start of its clause, the nearest first.

        The guests of "A в присутствии Z подписал" are omitted.
        """
        found: list[int] = []
        for at in range(number - 1, -1, -1):
            if self._starts_guests(at):
                found = [one for one in found if one != at + 1]
            elif self.phrases[at].letter in _START_OF_CLAUSE:
                break
            found.append(at)
        return found

    def after(self, number: int) -> list[int]:
        """Return the phrases after a phrase, up to the end of its clause, without guests."""
        found: list[int] = []
        for at in range(number + 1, len(self.phrases)):
            if self._starts_guests(at - 1):
                continue
            if self.phrases[at].letter in END_OF_CLAUSE and not self._starts_guests(at):
                break
            found.append(at)
        return found

    def _starts_guests(self, number: int) -> bool:
        """Return whether a phrase is "присутствии" before a list, which are the guests."""
        return self.word(number) in _PRESENCE and self.letter(number + 1) == LIST

    def letter(self, number: int) -> str:
        """Return the letter of a phrase; an empty string outside the sentence."""
        return self.phrases[number].letter if 0 <= number < len(self.phrases) else ""

    def word(self, number: int) -> str:
        """Return the first word of a phrase in lower case; an empty string outside the sentence."""
        return self.sentence.tokens[self.phrases[number].start].text.lower() if 0 <= number < len(self.phrases) else ""

    def list_after(self, number: int) -> Phrase | None:
        """Return the list that a preposition governs: only an article and a few words can be between."""
        has_plural = has_colon = False
        last = min(number + _MAX_WORDS_BEFORE_LIST, len(self.phrases) - 1)
        for at in range(number + 1, last + 1):
            phrase = self.phrases[at]
            if phrase.letter == LIST and phrase.mentions:
                return phrase
            has_plural = has_plural or self.sentence.classes[phrase.start] == WordClass.PLURAL_LEAD
            # The number of the first item, as in "между: 1. А и Б".
            is_number = has_colon and phrase.letter in {WordClass.NUMBER, WordClass.STOP}
            has_colon = has_colon or phrase.letter == WordClass.COLON
            if not is_number and phrase.letter not in (_AFTER_PLURAL if has_plural else _BEFORE_LIST):
                return None
        return None


def clause_of(sentence: Sentence, language: Language) -> Clause:
    """Return a sentence as a row of phrases."""
    phrases = list(_phrases(sentence, language))
    lists = [number for number, phrase in enumerate(phrases) if phrase.mentions]
    # The order matters: what a mention gets from the one before includes its delegation.
    for first, second in pairwise(lists):
        phrases[second] = _with_delegation(sentence, phrases[first], phrases[second], language)
    before: Mention | None = None
    for number in lists:
        mentions = []
        for mention in phrases[number].mentions:
            before = with_relation(sentence, mention, before, language)
            mentions.append(before)
        phrases[number] = replace(phrases[number], mentions=tuple(mentions))
    return Clause(sentence=sentence, phrases=tuple(phrases))


def _with_delegation(sentence: Sentence, before: Phrase, phrase: Phrase, language: Language) -> Phrase:
    """Return a list with the organization of the delegation in the list before it.

    In "The delegation of A, led by Rector X" the first person is of A; in "представители А — X и Y" all people are.
    """
    org, person, *others = before.mentions[-1], *phrase.mentions
    if org.is_person or not person.is_person or person.orgs:
        return phrase
    between = sentence.plain[sentence.tokens[before.end - 1].end : sentence.tokens[phrase.start].start + 1]
    if language.headed.match(between):
        return replace(phrase, mentions=(replace(person, orgs=org.orgs), *others))
    is_after_plural = sentence.classes[before.start] == WordClass.PLURAL_LEAD
    if not is_after_plural or sentence.classes[before.end : phrase.start] not in {WordClass.DASH, WordClass.COLON}:
        return phrase
    mentions = (replace(one, orgs=one.orgs or org.orgs) if one.name else one for one in phrase.mentions)
    return replace(phrase, mentions=tuple(mentions))


def _phrases(sentence: Sentence, language: Language) -> Iterator[Phrase]:
    at = 0
    while at < len(sentence.classes):
        phrase = _phrase_at(sentence, at, language)
        yield phrase
        at = phrase.end


def _phrase_at(sentence: Sentence, at: int, language: Language) -> Phrase:
    """Return the phrase that starts at a token."""
    letter = _letter(sentence, at, language)
    if letter in _NEVER_STARTS_NAME:
        return Phrase(letter=letter, start=at, end=at + 1)
    if end_of_city := _end_of_city(sentence, at):
        return Phrase(letter=PhraseClass.CITY, start=at, end=end_of_city)
    mentions, end = _names_at(sentence, at, language)
    if not mentions:
        return Phrase(letter=letter, start=at, end=at + 1)
    end = max(end, at + 1)
    # "on the establishment of the Hill Fund": an organization that an agreement creates does not sign.
    if language.created.search(sentence.plain[sentence.span.start : sentence.tokens[at].start]):
        return Phrase(letter=WordClass.OTHER, start=at, end=end)
    return Phrase(letter=LIST, start=at, end=end, mentions=tuple(mentions))


def _names_at(sentence: Sentence, at: int, language: Language) -> tuple[Sequence[Mention], int]:
    """Return the list of names at a token; after a preposition it is one name: "in London, the Society and ..."."""
    # The class of the word before the articles.
    before = sentence.classes[:at].rstrip(WordClass.ARTICLE)[-1:]
    if before in language.prepositions:
        return first_person_or_organization(sentence, at, language)
    return mentions_at(sentence, at, language)


def _letter(sentence: Sentence, at: int, language: Language) -> str:
    """Return the letter of a one-word phrase: its class, or a letter for conjunctions and words next to witnesses."""
    letter, text = sentence.classes[at], sentence.tokens[at].text
    # Inside a sentence "Said" is a name.
    if letter == WordClass.SIGNED or (at and text[0].isupper()):
        return letter
    if language.witnesses.fullmatch(text):
        return PhraseClass.WITNESSES
    return PhraseClass.CONJUNCTION if language.conjunctions.fullmatch(text) else letter


def _end_of_city(sentence: Sentence, at: int) -> int | None:
    """Return the token after a city that "in" precedes: "in Ankara the National Library ..."; None without a city."""
    if not at or sentence.classes[at - 1] != WordClass.IN:
        return None
    while at + 1 < len(sentence.tokens) and _BEFORE_CITY.fullmatch(sentence.tokens[at].text):
        at += 1
    start = sentence.tokens[at].start
    found = city_at(sentence.plain[start : sentence.span.end], 0, find_city_after_preposition)
    if not found or is_adjective(found[1], sentence.plain[start + len(found[1]) : sentence.span.end]):
        return None
    end = start + len(found[1])
    return next(
        (number for number in range(at + 1, len(sentence.tokens)) if sentence.tokens[number].start >= end), None
    )


def all_mentions(clause: Clause) -> Iterator[Mention]:
    """Yield the people and organizations of all phrases of a sentence."""
    yield from (mention for phrase in clause.phrases for mention in phrase.mentions)
