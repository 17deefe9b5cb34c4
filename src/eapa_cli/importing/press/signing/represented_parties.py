"""People who represent parties: "A, represented by X", "A was represented by X and B by Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import Clause
from eapa_cli.importing.press.phrases.mention import Mention, Sentence
from eapa_cli.importing.press.phrases.name_lists import mentions_at
from eapa_cli.importing.press.phrases.name_phrases import as_person, generic_at, organization_at, person_at
from eapa_cli.importing.press.words.word_classes import WordClass

# The longest name of a party, in words.
_MAX_WORDS_OF_PHRASE: Final = 40
# Between a party and "represented by": "A, which is represented by".
_AFTER_PARTY: Final = frozenset({WordClass.COMMA, WordClass.ARTICLE, WordClass.AUXILIARY})
# A party can start after these.
_BEFORE_PARTY: Final = frozenset(
    {
        WordClass.COMMA,
        WordClass.AND,
        WordClass.SEMICOLON,
        WordClass.BETWEEN,
        WordClass.WITH,
        WordClass.ARTICLE,
        WordClass.BRACKET,
        WordClass.STOP,
        WordClass.IN,
        WordClass.OUTSIDE_NAMES,
        WordClass.PLURAL_LEAD,
    }
)
# "A was represented by X, B - by Y"; in Russian "А представлял Х, Б — У"
_BEFORE_PERSON: Final = frozenset({WordClass.BY, WordClass.DASH})
# "A signed it with B, represented by X and Y, respectively"
_RESPECTIVELY: Final = re.compile(",? (?:respectively|соответственно)")


def find_represented(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people of "A, represented by X" and of "A and B, represented by X and Y"."""
    for match in language.representing.finditer(clause.sentence.text):
        start, end = clause.sentence.tokens_of(match)
        named, last = mentions_at(clause.sentence, end, language)
        # "represented by X", where nothing but its place shows that X is a person
        listed = [as_person(one, clause.sentence, language) for one in named[:1]] + named[1:]
        persons = [one for one in listed if one.is_person]
        parties = _organizations_before(clause, start, language)
        if len(persons) == 1:  # "A, represented by X, and B, represented by Y"
            parties = parties[-1:]
        if _RESPECTIVELY.match(clause.sentence.plain, clause.sentence.tokens[last - 1].end):
            # X signed for A, which is not next to "represented by". Without parties, the order decides.
            parties = []
        elif len(parties) == 1:
            # The second person need not be of the party: "A, represented by Rector X, and Minister Y".
            persons = persons[:1]
        parties = parties if len(parties) == len(persons) else [()] * len(persons)
        for person, party in zip(persons, parties, strict=True):
            yield replace(person, orgs=(*party, *person.orgs))
        yield from _others_represented(clause, listed, last, language)


def _others_represented(clause: Clause, listed: Sequence[Mention], end: int, language: Language) -> Iterator[Mention]:
    """Yield the people after the first of "A was represented by X, B by Y and C by Z", also after "while"."""
    sentence = clause.sentence
    # The last name after "represented by" is the next party, or a person if the party comes later.
    party: Mention | None = listed[-1] if listed else None
    if sentence.classes[end : end + 1] and sentence.tokens[end].text in {"while", "whereas"}:
        party, end = party_at(sentence, end + 1, language) or (None, end)
    if party and party.is_person:
        # "A was represented by X, who signed it, and B by Y"
        later = (at for at in range(end, len(sentence.classes)) if sentence.classes[at] == WordClass.AND)
        parties = (party_at(sentence, at + 1, language) for at in later)
        before_by = (found for found in parties if found and sentence.classes[found[1] : found[1] + 1] == WordClass.BY)
        party, end = next(before_by, (None, end))
    while party and sentence.classes[end : end + 1] in _BEFORE_PERSON:
        person = person_at(sentence, end + 1, language)
        if not person:
            return
        yield replace(person[0], orgs=(*party.orgs, *person[0].orgs))
        separator = language.separator.match(sentence.classes, person[1])
        party, end = (separator and party_at(sentence, separator.end(), language)) or (None, end)


def _organizations_before(clause: Clause, token: int, language: Language) -> list[tuple[Span, ...]]:
    """Return the organizations before "represented by": one, or the two of "A and B, represented by X and Y"."""
    last = _organization_before(clause, token, language)
    if not last:
        return []
    start = clause.sentence.index_at(last[0].start)
    while start and clause.sentence.classes[start - 1] == WordClass.ARTICLE:
        start -= 1
    is_joined = clause.sentence.classes[start - 1 : start] == WordClass.AND
    before = _organization_before(clause, start - 1, language) if is_joined else ()
    return [before, last] if before else [last]


def _organization_before(clause: Clause, token: int, language: Language) -> tuple[Span, ...]:
    """Return the organization whose name ends just before a token."""
    sentence = clause.sentence
    end = token
    while end and (sentence.classes[end - 1] in _AFTER_PARTY or sentence.tokens[end - 1].text == "which"):
        end -= 1
    for start in range(max(0, end - _MAX_WORDS_OF_PHRASE), end):
        if start and sentence.classes[start - 1] not in _BEFORE_PARTY:
            continue
        party = party_at(sentence, start, language)
        if party and party[1] >= end:
            return party[0].orgs
    return ()


def party_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization at a token, also a noun without a name, and the number of the token after it."""
    return organization_at(sentence, start, language) or generic_at(sentence, start, language)
