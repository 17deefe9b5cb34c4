"""Who signed, by the sentences that report a signing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases import (
    Mention,
    Sentence,
    as_person,
    mentions_at,
    organization_at,
    parse_sentence,
    person_at,
)
from eapa_cli.matching.cities import find_city
from eapa_cli.matching.places import country_of_word

_MAX_GAP: Final = 8
_CONJUNCTIONS: Final = frozenset(
    {
        "that",
        "which",
        "when",
        "where",
        "while",
        "as",
        "today",
        "yesterday",
        "recently",
        "что",
        "когда",
        "где",
        "как",
        "сегодня",
        "вчера",
        "недавно",
    }
)
_MAX_OBJECT: Final = 40
_MAX_BEFORE_WITH: Final = 14


class Slot(IntEnum):
    """Where a sentence names those who signed, the surest first."""

    BETWEEN = 0
    SUBJECT_AND_WITH = 1
    SUBJECT = 2
    AGENTS = 3
    WITH = 4
    START = 5


@dataclass(frozen=True, slots=True)
class Signers:
    """Those who signed, by one sentence."""

    slot: Slot
    mentions: tuple[Mention, ...]


def read_report(sentence: Sentence, plain: str, language: Language) -> list[Signers]:
    """Return those who signed by a sentence, for each place in it where they are named."""
    found = [*_between(sentence, language)]
    verbs = [number for number, letter in enumerate(sentence.classes) if letter == "v"]
    for verb in verbs:
        text = plain[sentence.span.start : sentence.tokens[verb].end]
        is_passive = (
            bool(language.passive.search(text)) or "b" in sentence.classes[verb + 1 : verb + 4].partition("D")[0]
        )
        found += _passive(sentence, verb, language) if is_passive else _active(sentence, verb, language)
    if not verbs:
        found += _with(sentence, 0, language)
    return [*found, *_representatives(sentence, plain, language)]


def _between(sentence: Sentence, language: Language) -> Iterator[Signers]:
    for number, letter in enumerate(sentence.classes):
        if letter == "=":
            mentions, _ = mentions_at(sentence, number + 1, language)
            if len(mentions) < 2:  # noqa: PLR2004
                mentions = _loose_pair(sentence, number + 1, language)
            if mentions:
                yield Signers(Slot.BETWEEN, tuple(mentions))


def _loose_pair(sentence: Sentence, start: int, language: Language) -> list[Mention]:
    """Return the two names around the first "and" if words between them fit no pattern."""
    classes = sentence.classes
    end = min((at for mark in ".;vD" if (at := classes.find(mark, start)) >= 0), default=len(classes))
    for number in range(start + 1, min(end, start + _MAX_OBJECT)):
        if classes[number] != "a":
            continue
        first = _first_organization(sentence, start, number, language)
        second = _first_organization(sentence, number + 1, min(end, number + _MAX_GAP), language)
        if first and second:
            return [first, second]
    return []


def _first_organization(sentence: Sentence, start: int, end: int, language: Language) -> Mention | None:
    found = (organization_at(sentence, number, language) for number in range(start, end))
    return next((one[0] for one in found if one), None)


def _passive(sentence: Sentence, verb: int, language: Language) -> Iterator[Signers]:
    classes = sentence.classes
    counterparts = [one for signers in _with(sentence, 0, language) for one in signers.mentions]
    starts = [classes.find("b", verb)] if "b" in classes[verb:] else [verb]
    for start in starts:
        mentions, _ = mentions_at(sentence, start + 1, language)
        if mentions and (start != verb or any(one.is_person for one in mentions) or len(mentions) > 1):
            if start != verb:
                mentions = [as_person(one, sentence, language) for one in mentions]
            others = _loose_people(sentence, start + 1, language)
            if len(others) > len(people(mentions)) and (start != verb or len(others) > 1):
                mentions = others
            if mentions[0].is_person:
                mentions = people(mentions)
            yield Signers(Slot.AGENTS, (*mentions, *counterparts))
            return
    if not language.connectors:
        # "Rectors X and Y have signed" in the passive of Russian has its agents before the verb.
        yield from _subject(sentence, verb, language, Slot.AGENTS)
    if counterparts:
        yield Signers(Slot.WITH, tuple(counterparts))


def _active(sentence: Sentence, verb: int, language: Language) -> Iterator[Signers]:
    counterparts = [one for signers in _with(sentence, verb, language) for one in signers.mentions]
    subject = next(_subject(sentence, verb, language, Slot.SUBJECT), None)
    if subject:
        slot = Slot.SUBJECT_AND_WITH if counterparts else Slot.SUBJECT
        yield Signers(slot, (*subject.mentions, *counterparts))
        return
    after = next(_after(sentence, verb, language), None) if not language.connectors else None
    if after:
        counterparts = counterparts or [one for signers in _with(sentence, 0, language) for one in signers.mentions]
        yield Signers(Slot.AGENTS, (*after.mentions, *(one for one in counterparts if one not in after.mentions)))
    elif len(leaders := _leaders_before(sentence, verb, language)) > 1:
        yield Signers(Slot.AGENTS, tuple(leaders))
    elif counterparts:
        start = _at_start(sentence, verb, language)
        yield Signers(Slot.SUBJECT_AND_WITH if start else Slot.WITH, (*start, *counterparts))
    elif start := _at_start(sentence, verb, language):
        partner = _partner_before(sentence, verb, language)
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.START, (*start, *partner))


def _subject(sentence: Sentence, verb: int, language: Language, slot: Slot) -> Iterator[Signers]:
    """Yield the list that ends at a verb, from the earliest start."""
    classes = sentence.classes
    for start in range(verb):
        if start and classes[start - 1] not in ",-;:.B" and not _is_clause(sentence, start, language):
            continue
        mentions, end = mentions_at(sentence, start, language)
        if mentions and end <= verb and _is_gap(classes[end:verb], language):
            yield Signers(slot, tuple(mentions))
            return


def _is_clause(sentence: Sentence, start: int, language: Language) -> bool:
    # "when the Ministry and the University signed"
    classes = sentence.classes
    before = sentence.tokens[start - 1].text
    if not language.connectors and classes[start] in "HhAQK" and (classes[start - 1] == "Q" or find_city(before)):
        return True
    if classes[start] in "PM":
        return classes[start - 1] not in "PMjtgo"
    if before.lower() in _CONJUNCTIONS:
        return True
    return classes[start - 1] in "dmy" and classes[start] in "tHAQKTh"


def _is_gap(classes: str, language: Language) -> bool:
    return len(classes) <= _MAX_GAP and language.gap.fullmatch(classes) is not None


def _after(sentence: Sentence, verb: int, language: Language) -> Iterator[Signers]:
    """Yield the list after a verb, which can follow the object."""
    for start in range(verb + 1, min(verb + 8, len(sentence.classes))):
        if sentence.classes[start] in "=wi":
            return
        mentions, _ = mentions_at(sentence, start, language)
        if people(mentions):
            others = _loose_people(sentence, start, language)
            mentions = others if len(others) > len(people(mentions)) else mentions
        if people(mentions) or (len(mentions) > 1 and start == verb + 1):
            yield Signers(Slot.AGENTS, tuple(mentions))
            return


def _loose_people(sentence: Sentence, start: int, language: Language) -> list[Mention]:
    """Return the people after a verb or "by" who have a position, whatever is between them."""
    classes = sentence.classes
    end = next((at for at in range(start, len(classes)) if classes[at] in ".;v"), len(classes))
    found: list[Mention] = []
    at = start
    while at < end and not language.witnesses.fullmatch(sentence.tokens[at].text):
        item = person_at(sentence, at, language)
        if item and item[0].position:
            found.append(item[0])
        at = max(item[1], at + 1) if item else at + 1
    return found


def _leaders_before(sentence: Sentence, verb: int, language: Language) -> list[Mention]:
    """Return the people with positions in front of a verb that words separate from it."""
    if any(language.witnesses.fullmatch(token.text) for token in sentence.tokens[:verb]):
        return []
    found = _loose_people(sentence, 0, language)
    last = sentence.tokens[verb].start
    return [one for one in found if one.name and one.name.end < last and one.orgs]


def _with(sentence: Sentence, start: int, language: Language) -> Iterator[Signers]:
    """Yield the other side: "signed an agreement with ..."."""
    classes = sentence.classes
    for at in (number for number in range(start, len(classes)) if classes[number] == "w"):
        before = classes[max(start, at - _MAX_BEFORE_WITH) : at]
        # "signed an agreement with X", and not "an agreement was signed with joy".
        if "D" not in before or "v" in before.rpartition("D")[2]:
            continue
        mentions, _ = mentions_at(sentence, at + 1, language)
        if mentions:
            yield Signers(Slot.WITH, tuple(mentions))
            return


def _at_start(sentence: Sentence, verb: int, language: Language) -> list[Mention]:
    """Return the list at the start of a sentence: "X and Y held a meeting, where they signed"."""
    mentions, end = mentions_at(sentence, 0, language)
    return mentions if mentions and end <= verb and verb - end < _MAX_OBJECT else []


def _partner_before(sentence: Sentence, verb: int, language: Language) -> list[Mention]:
    """Return the other side in front of the verb: "X strengthened its ties with Y by signing an agreement"."""
    at = sentence.classes.find("w", 0, verb)
    return mentions_at(sentence, at + 1, language)[0] if at >= 0 else []


def _representatives(sentence: Sentence, plain: str, language: Language) -> Iterator[Signers]:
    """Yield those who signed on behalf of a party that the sentence names next to them."""
    text = plain[sentence.span.start : sentence.span.end]
    after_party: bool | None = None
    for match in language.behalf.finditer(text):
        start = sentence.index_at(sentence.span.start + match.start())
        if after_party is None:
            after_party = _person_before(sentence, start, language) is None
        number = sentence.index_at(sentence.span.start + match.end())
        party = organization_at(sentence, number, language)
        if party and (person := _person_near(sentence, start, party[1], language, after_party=after_party)):
            yield Signers(Slot.AGENTS, (replace(person, orgs=(*party[0].orgs, *person.orgs)),))
    for match in language.side.finditer(text):
        country = country_of_word(match["nation"].capitalize(), language.code)
        start = sentence.index_at(sentence.span.start + match.start())
        end = sentence.index_at(sentence.span.start + match.end())
        if country and (
            person := _person_near(
                sentence, start, end, language, after_party=_person_before(sentence, start, language) is None
            )
        ):
            yield Signers(Slot.AGENTS, (replace(person, side=country),))
    for match in language.representing.finditer(text):
        rest = parse_sentence(plain, Span(sentence.span.start + match.end(), sentence.span.end), language)
        if found := person_at(rest, 0, language):
            org = _organization_before(sentence, sentence.span.start + match.start(), language)
            yield Signers(Slot.AGENTS, (replace(found[0], orgs=(*org, *found[0].orgs)),))
    for match in language.signatories.finditer(text):
        mentions, _ = mentions_at(sentence, sentence.index_at(sentence.span.start + match.end()), language)
        mentions = [as_person(one, sentence, language) for one in mentions]
        if mentions:
            yield Signers(Slot.AGENTS, tuple(people(mentions)))


def _organization_before(sentence: Sentence, offset: int, language: Language) -> tuple[Span, ...]:
    """Return the organization whose name ends at an offset."""
    end = next((number for number, token in enumerate(sentence.tokens) if token.end > offset), len(sentence.tokens))
    while end and sentence.classes[end - 1] in ",t":
        end -= 1
    for start in range(max(0, end - _MAX_OBJECT), end):
        found = organization_at(sentence, start, language)
        if found and found[1] >= end and (not start or sentence.classes[start - 1] in ",a;=wtB"):
            return found[0].orgs
    return ()


def _person_before(sentence: Sentence, start: int, language: Language) -> Mention | None:
    """Return the person whose phrase ends just before a token."""
    before = start
    while before and sentence.classes[before - 1] in ",vDt":
        before -= 1
    for number in range(max(0, before - _MAX_OBJECT), before):
        found = person_at(sentence, number, language)
        if found and found[1] == before:
            return found[0]
        bare = organization_at(sentence, number, language)
        if bare and bare[1] == before and (person := as_person(bare[0], sentence, language)).is_person:
            return person
    return None


def _person_near(sentence: Sentence, start: int, end: int, language: Language, *, after_party: bool) -> Mention | None:
    """Return the person who signs for a party: just before "on behalf of", or after the name of the party."""
    if not after_party:
        return _person_before(sentence, start, language)
    for number in range(end, min(end + 14, len(sentence.classes))):
        found = person_at(sentence, number, language)
        if found:
            return found[0]
        bare = organization_at(sentence, number, language) if sentence.classes[number - 1] in "-b" else None
        if bare and (person := as_person(bare[0], sentence, language)).is_person:
            return person
        if sentence.classes[number] == ";":
            break
    return None


def all_mentions(sentence: Sentence, language: Language) -> Iterator[Mention]:
    """Yield the people and organizations of a sentence, wherever they are."""
    at = 0
    while at < len(sentence.classes):
        found = person_at(sentence, at, language) or organization_at(sentence, at, language)
        if found:
            yield found[0]
            at = max(found[1], at + 1)
        else:
            at += 1


def people(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the people of a list."""
    return [one for one in mentions if one.is_person]
