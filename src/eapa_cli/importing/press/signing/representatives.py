"""Who signed on behalf of which party: "for A, X signed", "from the A side"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, TokenRange, people
from eapa_cli.importing.press.phrases.name_lists import mentions_at
from eapa_cli.importing.press.phrases.name_phrases import as_person, organization_at, person_at
from eapa_cli.importing.press.signing.people_in_brackets import find_in_brackets
from eapa_cli.importing.press.signing.represented_parties import find_represented, party_at
from eapa_cli.importing.press.signing.signature_nouns import find_signatories
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word

# The farthest distances of a person in front of "on behalf of", and after the party.
_MAX_WORDS_TO_PERSON: Final = 12
_MAX_WORDS_AFTER_PARTY: Final = 20
# A person with the position and its organization has at most so many words.
_MAX_WORDS_OF_PHRASE: Final = 40
# "for" after these starts the name of a party: "- for A: X;", "executed for A by X".
_BEFORE_FOR_PARTY: Final = frozenset({WordClass.DASH, WordClass.SEMICOLON, WordClass.COLON, WordClass.SIGNED})
# Between a person and "on behalf of": "X signed the agreement on behalf of".
_AFTER_PERSON: Final = frozenset(
    {WordClass.COMMA, WordClass.SIGNED, WordClass.DOCUMENT, WordClass.ARTICLE, WordClass.OTHER, WordClass.DASH}
)
# The people and the parties of "on behalf of" are in one clause, without these between them.
_OTHER_CLAUSE: Final = frozenset({WordClass.STOP, WordClass.SEMICOLON, PhraseClass.CONJUNCTION, PhraseClass.WITNESSES})
# The people after these are guests or signatories.
_START_OF_PEOPLE: Final = frozenset({WordClass.SIGNED, WordClass.BY, PhraseClass.WITNESSES})
# Guests are named after these: "in the presence of X, representing A".
_PRESENCE: Final = frozenset({"presence", "attendance", "attended", "witnessed", "present"})
# A bare name after these is a person: "for A - X", "for A by X", "for A, signed X".
_BEFORE_BARE_NAME: Final = frozenset({WordClass.DASH, WordClass.BY, WordClass.SIGNED})


def find_representatives(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people who signed for a party, each with the party as the first organization.

    A person for the side of a country has the country instead: "for the Uzbek side".
    """
    yield from _on_behalf(clause, language)
    yield from _of_sides(clause, language)
    yield from find_represented(clause, language)
    yield from _representing_actively(clause, language)
    yield from find_signatories(clause, language)
    yield from find_in_brackets(clause, language)


def _on_behalf(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people next to each "on behalf of".

    If a person is before the first one ("X signed on behalf of A"), people are before the others too, if possible. In
    "с нашей стороны подписал X, со стороны А — Y", X is of the other side.
    """
    person_is_first = False if language.side.match(clause.sentence.text) else None
    for start, end in _find_behalf_phrases(clause, language):
        if _is_of_guest(clause, start):
            continue
        if pairs := _pair_in_order(clause, start, end, language):
            yield from pairs
            continue
        party = party_at(clause.sentence, end, language)
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


def _pair_in_order(clause: Clause, start: int, end: int, language: Language) -> list[Mention]:
    """Return the people of "X and Y signed on behalf of A and B", each with the party of the same number.

    The people can also follow: "on behalf of A and B, X and Y signed". "On behalf of" is from `start` to `end`.
    """
    parties, last = mentions_at(clause.sentence, end, language)
    before = next((one for one in reversed(clause.phrases) if one.letter == LIST and one.end <= start), None)
    after = next((one for one in clause.phrases if one.letter == LIST and one.start >= last), None)
    for phrase in filter(None, (before, after)):
        persons = [as_person(one, clause.sentence, language) for one in phrase.mentions]
        first, second = (phrase.end, start) if phrase is before else (last, phrase.start)
        between = {one.letter for one in clause.phrases if first <= one.start < second}
        is_pair = len(persons) == len(parties) > 1 and not between & _OTHER_CLAUSE
        if is_pair and all(one.is_person for one in persons) and not people(parties):
            return [replace(one, orgs=(*party.orgs, *one.orgs)) for one, party in zip(persons, parties, strict=True)]
    return []


def _is_of_guest(clause: Clause, token: int) -> bool:
    """Return whether "on behalf of" follows a guest: "in the presence of X, representing A"."""
    before = [phrase for phrase in clause.phrases if phrase.end <= token]
    last = next((one for one in reversed(before) if one.letter in _START_OF_PEOPLE), None)
    return last is not None and clause.sentence.tokens[last.start].text.lower() in _PRESENCE


def _find_behalf_phrases(clause: Clause, language: Language) -> list[TokenRange]:
    """Return the range of each "on behalf of", in their order, and of each "for" that means the same.

    This is a "for" after a dash, a semicolon, a colon or a verb of signing; or after "by X"; or after a person, if the
    sentence has an "on behalf of" before it or a noun such as "signatories".
    """
    found = [clause.sentence.tokens_of(match) for match in language.behalf.finditer(clause.sentence.text)]
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
    if found or language.signatories.search(clause.sentence.text):
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
    matches = list(language.side.finditer(clause.sentence.text))
    countries = [country_of_word((one["nation"] or one["other"]).capitalize(), language.code) for one in matches]
    # A region can be a side: "с татарстанской стороны". A country or a second side shows that the words name sides.
    is_relative = any(match["nation"] in language.relative_sides for match in matches)
    if len(matches) < 2 and not is_relative and not any(countries):  # noqa: PLR2004
        return
    sides = [clause.sentence.tokens_of(match) for match in matches]
    start, end = sides[0]
    # "с другой стороны — Y": Y, and not X before these words, is of the other side.
    has_dash = WordClass.DASH in clause.sentence.classes[end - 1 : end + 1]
    person_is_first = not has_dash and _person_before(clause, start, language) is not None
    for (start, end), country in zip(sides, countries, strict=True):
        person = _person_before(clause, start, language) if person_is_first else _person_after(clause, end, language)
        if person:
            yield replace(person, side=country or "")


def _representing_actively(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people of "X represented A and Y represented B"."""
    for number, letter in enumerate(clause.sentence.classes):
        party = party_at(clause.sentence, number + 1, language) if letter == WordClass.REPRESENTED else None
        person = _person_before(clause, number, language) if party else None
        if party and person:
            yield replace(person, orgs=(*party[0].orgs, *person.orgs))


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
