"""Who signed on behalf of which party: "for A, X signed", "B, represented by Y", "from the A side"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, TokenRange
from eapa_cli.importing.press.phrases.name_lists import mentions_at
from eapa_cli.importing.press.phrases.name_phrases import as_person, generic_at, organization_at, person_at
from eapa_cli.importing.press.signing.people_in_brackets import find_in_brackets
from eapa_cli.importing.press.signing.signature_nouns import find_signatories
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word

_MAX_WORDS_TO_PERSON: Final = 12
_MAX_WORDS_AFTER_PARTY: Final = 20
_MAX_WORDS_OF_PHRASE: Final = 40
# "for" after these starts the name of a party: "- for A: X;", "executed for A by X".
_BEFORE_FOR_PARTY: Final = frozenset({WordClass.DASH, WordClass.SEMICOLON, WordClass.COLON, WordClass.SIGNED})
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
# Between a person and "on behalf of": "X signed the agreement on behalf of".
_AFTER_PERSON: Final = frozenset(
    {WordClass.COMMA, WordClass.SIGNED, WordClass.DOCUMENT, WordClass.ARTICLE, WordClass.OTHER, WordClass.DASH}
)
# "A signed it with B, represented by X and Y, respectively"
_RESPECTIVELY: Final = re.compile(",? (?:respectively|соответственно)")
# The people after these are guests or signatories.
_START_OF_PEOPLE: Final = frozenset({WordClass.SIGNED, WordClass.BY, PhraseClass.WITNESSES})
_PRESENCE: Final = frozenset({"presence", "attendance", "attended", "witnessed", "present"})
# A bare name after these is a person: "for A - X", "for A by X", "for A, signed X".
_BEFORE_BARE_NAME: Final = frozenset({WordClass.DASH, WordClass.BY, WordClass.SIGNED})


def find_representatives(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people who signed for a party, each with the party as the first organization.

    A person for the side of a country has the country instead: "for the Uzbek side".
    """
    yield from _on_behalf(clause, language)
    yield from _of_sides(clause, language)
    yield from _represented(clause, language)
    yield from find_signatories(clause, language)
    yield from find_in_brackets(clause, language)


def _text_of(clause: Clause) -> str:
    return clause.sentence.plain[clause.sentence.span.start : clause.sentence.span.end]


def _tokens_of(clause: Clause, match: re.Match[str]) -> TokenRange:
    """Return the range of tokens of a match in the text of the sentence."""
    sentence = clause.sentence
    return sentence.index_at(sentence.span.start + match.start()), sentence.index_at(sentence.span.start + match.end())


def _on_behalf(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people next to each "on behalf of".

    If a person is before the first one ("X signed on behalf of A"), people are before the others too, if possible.
    """
    person_is_first: bool | None = None
    for start, end in _find_behalf_phrases(clause, language):
        if _is_of_guest(clause, start):
            continue
        party = _party_at(clause.sentence, end, language)
        before = _person_before(clause, start, language)
        if not party:
            # "on behalf of the fair"
            yield from [before] if before else ()
            continue
        if person_is_first is None:
            person_is_first = before is not None
        # "X signed on behalf of A and, on behalf of B, Y"
        persons = [before] if person_is_first and before else _people_after(clause, end, party[1], language)
        yield from (replace(one, orgs=(*party[0].orgs, *one.orgs)) for one in persons)


def _is_of_guest(clause: Clause, token: int) -> bool:
    """Return whether "on behalf of" follows a guest: "in the presence of X, representing A"."""
    before = [phrase for phrase in clause.phrases if phrase.end <= token]
    last = next((one for one in reversed(before) if one.letter in _START_OF_PEOPLE), None)
    return last is not None and clause.sentence.tokens[last.start].text.lower() in _PRESENCE


def _party_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization at a token, also a noun without a name, and the number of the token after it."""
    return organization_at(sentence, start, language) or generic_at(sentence, start, language)


def _find_behalf_phrases(clause: Clause, language: Language) -> list[TokenRange]:
    """Return the range of each "on behalf of", in their order, and of each "for" that means the same.

    This is a "for" after a dash, a semicolon, a colon or a verb of signing; or after "by X"; or after a person, if the
    sentence has an "on behalf of" before it or a noun such as "signatories".
    """
    found = [_tokens_of(clause, match) for match in language.behalf.finditer(_text_of(clause))]
    phrases = clause.phrases
    # After punctuation or the verb: "- for A: X;". After "by X": "signed by X for A and Y for B".
    found += [
        (phrases[number].start, phrases[number].end)
        for number in range(len(phrases))
        if phrases[number].letter == WordClass.FOR
        and (
            clause.letter(number - 1) in _BEFORE_FOR_PARTY
            or (clause.letter(number - 1) == LIST and clause.letter(number - 2) == WordClass.BY)
        )
    ]
    # "the signatories were X for A and Y for B"
    if found or language.signatories.search(_text_of(clause)):
        first = found[0][0] if found else 0
        found += [
            (phrase.start, phrase.end)
            for before, phrase in pairwise(phrases)
            if phrase.letter == WordClass.FOR and before.letter == LIST and phrase.start > first
        ]
    # A "for" may be found twice, with and without the punctuation before it; both end at the same token.
    return sorted({end: (start, end) for start, end in found}.values())


def _of_sides(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people of "for the Uzbek side, X signed" with the country of the side."""
    sides = [
        (*_tokens_of(clause, match), country_of_word((match["nation"] or match["other"]).capitalize(), language.code))
        for match in language.side.finditer(_text_of(clause))
    ]
    # A region can be a side: "с татарстанской стороны". A country or a second side shows that the words name sides.
    is_relative = any(match["nation"] in language.relative_sides for match in language.side.finditer(_text_of(clause)))
    if len(sides) < 2 and not is_relative and not any(country for *_, country in sides):  # noqa: PLR2004
        return
    start, end, _ = sides[0]
    # "с другой стороны — Y": Y, and not X before these words, is of the other side.
    has_dash = WordClass.DASH in clause.sentence.classes[end - 1 : end + 1]
    person_is_first = not has_dash and _person_before(clause, start, language) is not None
    for start, end, country in sides:
        person = _person_before(clause, start, language) if person_is_first else _person_after(clause, end, language)
        if person:
            yield replace(person, side=country or "")


def _represented(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people of "A, represented by X" and of "A and B, represented by X and Y"."""
    for match in language.representing.finditer(_text_of(clause)):
        start, end = _tokens_of(clause, match)
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
        yield from _second_represented(clause, listed, last, language)


def _second_represented(clause: Clause, listed: Sequence[Mention], end: int, language: Language) -> Iterator[Mention]:
    """Yield the second person of "A was represented by X and B by Y", also after "while"."""
    sentence = clause.sentence
    # The last name after "represented by" is the second party, or a person if the party comes later.
    second: Mention | None = listed[-1] if listed else None
    if sentence.classes[end : end + 1] and sentence.tokens[end].text in {"while", "whereas"}:
        second, end = _party_at(sentence, end + 1, language) or (None, end)
    if second and second.is_person:
        # "A was represented by X, who signed it, and B by Y"
        later = (at for at in range(end, len(sentence.classes)) if sentence.classes[at] == WordClass.AND)
        parties = (_party_at(sentence, at + 1, language) for at in later)
        followed_by_by = (
            found for found in parties if found and sentence.classes[found[1] : found[1] + 1] == WordClass.BY
        )
        second, end = next(followed_by_by, (None, end))
    # "A was represented by X, B - by Y"; in Russian "А представлял Х, Б — У"
    has_by = sentence.classes[end : end + 1] in {WordClass.BY, WordClass.DASH}
    if second and has_by and (person := person_at(sentence, end + 1, language)):
        yield replace(person[0], orgs=(*second.orgs, *person[0].orgs))


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
        party = _party_at(sentence, start, language)
        if party and party[1] >= end:
            return party[0].orgs
    return ()


def _person_before(clause: Clause, start: int, language: Language) -> Mention | None:
    """Return the person whose phrase ends just before a token; the verb and the document can be between."""
    sentence = clause.sentence
    before = start
    while before and sentence.classes[before - 1] in _AFTER_PERSON and start - before < _MAX_WORDS_TO_PERSON:
        before -= 1
    for number in range(max(0, before - _MAX_WORDS_OF_PHRASE), before):
        found = person_at(sentence, number, language) or organization_at(sentence, number, language)
        if found and found[1] == before and (person := as_person(found[0], sentence, language)).is_person:
            # "Как сообщил X, со стороны A подписал"
            is_speaker = number and language.has_cases and language.speaking.fullmatch(sentence.tokens[number - 1].text)
            return None if is_speaker else person
    return None


def _people_after(clause: Clause, start: int, end: int, language: Language) -> list[Mention]:
    """Return the first person after a party, and those whom "and" joins to the first without another organization.

    `start` and `end` are the range of tokens of the party.
    """
    sentence = clause.sentence
    # "on behalf of Hill University Rector Ann Berg"
    named = person_at(sentence, start, language)
    if named and named[0].orgs and named[0].position and named[0].orgs[0].start < named[0].position.start:
        return [named[0]]
    first = _person_after(clause, end, language)
    if not first or not first.name:
        return []
    at = sentence.index_at(min(span.start for span in (first.name, first.position or first.name)))
    listed, _ = mentions_at(sentence, at, language)
    return [first, *takewhile(lambda one: one.is_person and one.position and not one.orgs, listed[1:])]


def _person_after(clause: Clause, end: int, language: Language) -> Mention | None:
    """Return the first person after a token, if no semicolon is before the person."""
    sentence = clause.sentence
    for number in range(end, min(end + _MAX_WORDS_AFTER_PARTY, len(sentence.classes))):
        if sentence.classes[number] == WordClass.SEMICOLON:
            return None
        found = person_at(sentence, number, language)
        if not found and sentence.classes[number - 1] in _BEFORE_BARE_NAME:
            found = organization_at(sentence, number, language)
        if found and (person := as_person(found[0], sentence, language)).is_person:
            return person
    return None
