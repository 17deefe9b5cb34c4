"""A sentence as a row of phrases: lists of names, verbs of signing, and the words that bind the two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence
from eapa_cli.importing.press.name_lists import first_person_or_organization, mentions_at
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import city_at

LIST: Final = "L"
VERB: Final = "v"
# A list of names ends a part of a sentence in these places: another verb, "that", a word for witnesses, a full stop.
_BOUNDARIES: Final = "vSW."
_LISTS_AFTER: Final = "b=wq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A part of a sentence: a list of names, or one word with the letter of its class."""

    letter: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence with its phrases in order."""

    sentence: Sentence
    phrases: tuple[Phrase, ...]

    @property
    def verbs(self) -> list[int]:
        """The numbers of the verbs of signing."""
        return [number for number, phrase in enumerate(self.phrases) if phrase.letter == VERB]

    def before(self, number: int) -> list[int]:
        """Return the numbers of the phrases before one, up to a boundary, the nearest first."""
        found = []
        for at in range(number - 1, -1, -1):
            if self.phrases[at].letter in _BOUNDARIES + ";":
                break
            found.append(at)
        return found

    def after(self, number: int) -> list[int]:
        """Return the numbers of the phrases after one, up to a boundary."""
        found = []
        for at in range(number + 1, len(self.phrases)):
            if self.phrases[at].letter in _BOUNDARIES:
                break
            found.append(at)
        return found

    def letter(self, number: int) -> str:
        """Return the letter of a phrase, or an empty text outside the sentence."""
        return self.phrases[number].letter if 0 <= number < len(self.phrases) else ""

    def list_after(self, number: int) -> Phrase | None:
        """Return the list that starts after a phrase, at most an article away."""
        lead = False
        for at in range(number + 1, min(number + 9, len(self.phrases))):
            phrase = self.phrases[at]
            if phrase.letter == LIST and phrase.mentions:
                return phrase
            # "by the heads of the chambers, X and Y"
            lead = lead or self.sentence.classes[phrase.start] == "L"
            if phrase.letter not in ("tx:-Lohdj," if lead else "tx:-bjg"):
                return None
        return None


def clause_of(sentence: Sentence, language: Language) -> Clause:
    """Return a sentence as phrases."""
    phrases = list(_phrases(sentence, language))
    lists = [number for number, phrase in enumerate(phrases) if phrase.mentions]
    for first, second in pairwise(lists):
        phrases[second] = _with_delegation(sentence, phrases[first], phrases[second], language)
    return Clause(sentence=sentence, phrases=tuple(phrases))


def _with_delegation(sentence: Sentence, before: Phrase, phrase: Phrase, language: Language) -> Phrase:
    """Return a list whose first person heads a delegation with its organization: "of A, led by Rector X"."""
    org, person, *others = before.mentions[-1], *phrase.mentions
    between = sentence.plain[sentence.tokens[before.end - 1].end : sentence.tokens[phrase.start].start + 1]
    if org.is_person or not person.is_person or person.orgs or not language.headed.match(between):
        return phrase
    return replace(phrase, mentions=(replace(person, orgs=org.orgs), *others))


def _phrases(sentence: Sentence, language: Language) -> Iterator[Phrase]:
    at = 0
    while at < len(sentence.classes):
        letter = _letter(sentence, at, language)
        mentions: Sequence[Mention] = ()
        end = at + 1
        if letter not in "vSWw=bDR.,;adk":
            city = _end_of_city(sentence, at)
            if city:
                yield Phrase(letter="G", start=at, end=city)
                at = city
                continue
            mentions, end = _names_at(sentence, at, language)
            if mentions and language.created.search(sentence.plain[sentence.span.start : sentence.tokens[at].start]):
                yield Phrase(letter="x", start=at, end=end)
                at = max(end, at + 1)
                continue
        if mentions:
            yield Phrase(letter=LIST, start=at, end=end, mentions=tuple(mentions))
            at = max(end, at + 1)
        else:
            yield Phrase(letter=letter, start=at, end=at + 1)
            at += 1


def _names_at(sentence: Sentence, at: int, language: Language) -> tuple[Sequence[Mention], int]:
    """Return the list of names at a token; after a preposition it is one name: "in London, the Society and ..."."""
    before = re.sub("t+\\Z", "", sentence.classes[:at])[-1:]
    if before and before in language.prepositions:
        return first_person_or_organization(sentence, at, language)
    return mentions_at(sentence, at, language)


def _letter(sentence: Sentence, at: int, language: Language) -> str:
    """Return the class of a token, with those that bound a part of a sentence."""
    letter, text = sentence.classes[at], sentence.tokens[at].text
    # Inside a sentence "Said" is a name.
    if letter == VERB or (at and text[0].isupper()):
        return letter
    if language.witnesses.fullmatch(text):
        return "W"
    return "S" if language.conjunctions.fullmatch(text) else letter


def _end_of_city(sentence: Sentence, at: int) -> int | None:
    """Return the token after a city that is a place: "in Ankara the National Library ..."."""
    if not at or sentence.classes[at - 1] != "i":
        return None
    start = sentence.tokens[at].start
    found = city_at(sentence.plain[: sentence.span.end], start, find_city)
    if not found:
        return None
    end = start + len(found[1])
    return next(
        (number for number in range(at + 1, len(sentence.tokens)) if sentence.tokens[number].start >= end), None
    )


def all_mentions(clause: Clause) -> Iterator[Mention]:
    """Yield the people and organizations of a sentence, wherever they are."""
    yield from (mention for phrase in clause.phrases for mention in phrase.mentions)
