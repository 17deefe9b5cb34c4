"""Parties that a sentence names together: "an agreement between A and B".

In Russian, they are also in the genitive after the document: "договор о сотрудничестве А и Б".
"""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, Phrase
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, people
from eapa_cli.importing.press.phrases.name_phrases import organization_at
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.words.word_classes import WordClass

# The farthest distances in "between A as the founder and the newly opened B": from "between" to "and", from "and" to B.
_MAX_WORDS_BEFORE_AND: Final = 40
_MAX_WORDS_BEFORE_SECOND: Final = 8
# "о сотрудничестве": words between a document and its parties.
_SUBJECT_OF_DOCUMENT: Final = frozenset({WordClass.OUTSIDE_NAMES, WordClass.OTHER, WordClass.ADJECTIVE})
# "to strengthen relations between Peru and Kenya": the countries are not the parties.
_RELATIONS: Final = re.compile(r"\b(?:relations|ties|links|bonds|integration|trade|friendship|отношени\w+|связ\w+) \Z")
_MAKING: Final = frozenset({"making", "declaring", "proclaiming"})
_COUNTRIES: Final = WordClass.COUNTRY + WordClass.COMMA + WordClass.AND + WordClass.ARTICLE
_DOCUMENT: Final = frozenset({WordClass.DOCUMENT, WordClass.SIGNED})
# Over classes: a country after a preposition, "in Peru" = ig.
_COUNTRY_AS_PLACE: Final = re.compile("[irk]g")
_END_OF_PAIR: Final = (WordClass.STOP, WordClass.SEMICOLON, WordClass.SIGNED, WordClass.DOCUMENT)


def parties_after_between(clause: Clause, language: Language) -> Iterator[tuple[Mention, ...]]:
    """Yield the names after each "between", except "meeting between", and the names in "making A and B twin cities"."""
    span = clause.sentence.span
    names_cities = language.between_cities.search(clause.sentence.plain, span.start, span.end)
    numbers = [
        number
        for number, phrase in enumerate(clause.phrases)
        if phrase.letter == WordClass.BETWEEN or (names_cities and clause.word(number) in _MAKING)
    ]
    # "To boost ties between C and D, an agreement was signed between A and B"
    of_document = [number for number in numbers if _DOCUMENT & {phrase.letter for phrase in clause.phrases[:number]}]
    for number in of_document or numbers:
        phrase = clause.phrases[number]
        sentence = clause.sentence
        start, end = sentence.span.start, sentence.tokens[phrase.start].start
        if language.talks.search(sentence.plain, start, end):
            continue
        listed = clause.list_after(number)
        is_of_countries = listed and not sentence.classes[listed.start : listed.end].strip(_COUNTRIES)
        if is_of_countries and _RELATIONS.search(sentence.plain, start, end):
            continue
        mentions = listed.mentions if listed else ()
        if len(mentions) < 2:  # noqa: PLR2004
            mentions = _loose_pair(sentence, phrase.end, language) or mentions
        yield mentions


def parties_of_document(clause: Clause, language: Language) -> Iterator[tuple[Mention, ...]]:
    """Yield the two parties in the genitive after a document: "договор о сотрудничестве А и Б", "А с Б"."""
    for number, phrase in enumerate(clause.phrases):
        if phrase.letter != WordClass.DOCUMENT or not language.has_cases:
            continue
        at = number + 1
        while clause.letter(at) in _SUBJECT_OF_DOCUMENT:
            at += 1
        mentions = clause.phrases[at].mentions if clause.letter(at) == LIST else ()
        if not mentions or not is_in_case(clause, clause.phrases[at], nominative.GENITIVE, language):
            continue
        partner = clause.list_after(at + 1) if clause.letter(at + 1) == WordClass.WITH else None
        together = (*mentions, *(partner.mentions if partner else ()))
        if len(together) > 1 and not people(together):
            yield together


def _loose_pair(sentence: Sentence, start: int, language: Language) -> tuple[Mention, ...]:
    """Return the organizations on both sides of the first "and" that has them, if no pattern of a list fits.

    An example is "between A as the founder and the newly opened B".
    """
    classes = sentence.classes
    end = min((at for letter in _END_OF_PAIR if (at := classes.find(letter, start)) >= 0), default=len(classes))
    for number in range(start + 1, min(end, start + _MAX_WORDS_BEFORE_AND)):
        if classes[number] != WordClass.AND:
            continue
        first = _first_organization(sentence, start, number, language)
        second = _first_organization(sentence, number + 1, min(end, number + _MAX_WORDS_BEFORE_SECOND), language)
        if first and second:
            return (first, second)
    return ()


def _first_organization(sentence: Sentence, start: int, end: int, language: Language) -> Mention | None:
    # "уполномоченным в Перу", "представителями учреждений из Перу": the country is only the place.
    numbers = (number for number in range(start, end) if not _COUNTRY_AS_PLACE.match(sentence.classes, number - 1))
    found = (organization_at(sentence, number, language) for number in numbers)
    return next((one[0] for one in found if one), None)


def is_in_case(clause: Clause, listed: Phrase, case: str, language: Language) -> bool:
    """Return whether the first word of a list can be in a case."""
    first = clause.sentence.tokens[listed.start].text.strip('«"')
    # "Министерства" at the start of a sentence is rather a nominative.
    is_start = listed.start == 0 and case == nominative.NOMINATIVE and len(listed.mentions) > 1
    return not language.has_cases or is_start or nominative.may_be_in_case(first, case)
