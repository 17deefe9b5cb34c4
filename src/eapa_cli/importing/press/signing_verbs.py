"""Who signed, by one sentence that reports a signing: the verbs, and the lists of names that they bind.

The places of the names are: "agreement between A and B", the subject ("A and B signed"), the agents of a passive ("was
signed by A and B"; in Russian in the instrumental), the partner after "with", and "X signed on behalf of A".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.between_phrases import is_in_case, parties_after_between, parties_of_document
from eapa_cli.importing.press.clauses import LIST, Clause, Phrase, PhraseClass
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, people
from eapa_cli.importing.press.name_phrases import as_person
from eapa_cli.importing.press.representatives import find_representatives
from eapa_cli.importing.press.word_classes import WordClass

_MAX_WORDS_NEAR: Final = 16
_MAX_WORDS_TO_VERB: Final = 40
# A document is looked for in as many phrases before "with".
_MAX_PHRASES_BEFORE_WITH: Final = 14
# Classes of adverbs, dates, places and auxiliary words, which can be between a list and its verb.
_ADVERBIAL: Final = frozenset(
    {
        WordClass.OTHER,
        WordClass.AUXILIARY,
        WordClass.PREPOSITION_IN_NAME,
        WordClass.OTHER_PREPOSITION,
        WordClass.ARTICLE,
        WordClass.WEEKDAY,
        WordClass.MONTH,
        WordClass.NUMBER,
        WordClass.IN,
        PhraseClass.CITY,
        WordClass.OUTSIDE_NAMES,
        WordClass.ADJECTIVE,
        WordClass.BRACKET,
        WordClass.BRACKET_WITH_POST,
        WordClass.AT,
        WordClass.COMMA,
        WordClass.DASH,
        WordClass.COLON,
        WordClass.UNDER,
    }
)
# The prepositions before a list that is a place or a time: "at the Hill Institute".
_BEFORE_PLACE: Final = frozenset({WordClass.IN, WordClass.OTHER_PREPOSITION, WordClass.AT})
# What can follow a verb with its subject: "signing were X and Y", "signed: X and Y", "signed the document: X".
_BEFORE_LATE_SUBJECT: Final = frozenset({PhraseClass.LIST, WordClass.COLON, WordClass.DOCUMENT, WordClass.ARTICLE})
# The name of an organization has a head noun, an acronym, quotes or a country.
_ORGANIZATION: Final = re.compile("[HhAQKg]")
_RELATIVE_PRONOUNS: Final = frozenset({"who", "который", "которая", "которые"})
_TOGETHER: Final = frozenset({"together", "along", "jointly", "вместе", "совместно"})


class Slot(IntEnum):
    """The place of a sentence that names those who signed, the surest first."""

    BETWEEN = 0
    """ "An agreement between A and B"."""
    SUBJECT_AND_WITH = 1
    """ "A signed an agreement with B"."""
    SUBJECT = 2
    """ "A and B signed an agreement"."""
    BEHALF = 3
    """ "X signed on behalf of A"."""
    AGENTS = 4
    """ "The agreement was signed by A and B"."""
    WITH = 5
    """ "An agreement with B was signed", without the other party."""
    START = 6
    """ "A and B met, where an agreement was signed": a list at the start of the sentence."""


@dataclass(frozen=True, slots=True)
class Signers:
    """Those whom one place of a sentence names as signing: people and organizations."""

    slot: Slot
    mentions: tuple[Mention, ...]


def read_report(clause: Clause, language: Language) -> list[Signers]:
    """Return those who signed by a sentence, for each of its places that names any."""
    together = (*parties_after_between(clause, language), *parties_of_document(clause, language))
    found = [Signers(Slot.BETWEEN, names) for names in together]
    for verb in clause.verbs:
        read_verb = _read_passive if _is_passive(clause, verb, language) else _read_active
        found += read_verb(clause, verb, language)
    if not clause.verbs and (partner := _find_partner(clause, 0)):
        found.append(Signers(Slot.WITH, partner))
    found.append(Signers(Slot.BEHALF, tuple(find_representatives(clause, language))))
    return [one for one in found if one.mentions]


def _is_passive(clause: Clause, verb: int, language: Language) -> bool:
    """Return whether a verb is passive: "was signed", or a participle with "by"."""
    sentence = clause.sentence
    token = sentence.tokens[clause.phrases[verb].start]
    if token.text == "signatories":  # "X and Y were the signatories"
        return False
    text = sentence.plain[sentence.span.start : token.end]
    # "signed by", "signed in Oslo by", but not "signed a memorandum by"
    after = sentence.classes[clause.phrases[verb].end :][:3].partition(WordClass.DOCUMENT)[0]
    return bool(language.passive.search(text)) or WordClass.BY in after


def _read_passive(clause: Clause, verb: int, language: Language) -> Iterator[Signers]:
    partner = _find_partner(clause, 0)
    agents = _find_agents(clause, verb, language)
    if agents:
        yield Signers(Slot.AGENTS, (*agents, *partner))
    elif partner:
        yield Signers(Slot.WITH, partner)


def _find_agents(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the agents: after "by"; in Russian in the instrumental, on either side of the verb."""
    after = clause.after(verb)
    if language.has_cases:
        before = [*reversed(clause.before(verb)), verb]
        case = nominative.INSTRUMENTAL
        return _find_ungoverned(clause, [verb, *after], language, case=case, nearest=verb) or (
            _find_ungoverned(clause, before, language, case=case, nearest=verb)
        )
    by = next((number for number in after if clause.letter(number) == WordClass.BY), None)
    # "signed Ann Berg, director" without "by" is a mistake that pages have.
    return _names_after_by(clause, by, language) if by is not None else _people_right_after(clause, verb)


def _people_right_after(clause: Clause, number: int) -> tuple[Mention, ...]:
    following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
    return tuple(people(following.mentions)) if following and following.letter == LIST else ()


def _names_after_by(clause: Clause, by: int, language: Language) -> tuple[Mention, ...]:
    """Return the names after "by": the first list, and people with a position in later lists."""
    first = clause.list_after(by)
    listed = tuple(as_person(one, clause.sentence, language) for one in first.mentions) if first else ()
    if listed and not people(listed):
        return listed
    others: list[Mention] = []
    for number in _phrases_until_with(clause, clause.after(by)):
        phrase, before = clause.phrases[number], clause.letter(number - 1)
        # "on behalf of mufti X": another person signed.
        if phrase.letter != LIST or phrase is first or before == WordClass.OF:
            continue
        is_joined = before in {WordClass.BY, WordClass.AND}
        others += [one for one in phrase.mentions if one.position or (one.is_person and is_joined)]
    return (*people(listed), *others)


def _phrases_until_with(clause: Clause, numbers: Sequence[int]) -> Iterator[int]:
    """Yield phrases up to a "with" that does not mean "together with": "signed during a meeting with ..."."""
    for number in numbers:
        if clause.letter(number) == WordClass.WITH and _word_before(clause, number) not in _TOGETHER:
            return
        yield number


def _word_before(clause: Clause, number: int) -> str:
    return clause.sentence.tokens[max(0, clause.phrases[number].start - 1)].text


def _read_active(clause: Clause, verb: int, language: Language) -> Iterator[Signers]:
    partner = _find_partner(clause, verb)
    subject = _find_subject(clause, verb, language)
    colon = next((number for number in clause.after(verb) if clause.letter(number) == WordClass.COLON), None)
    if subject and colon is not None and (listed := _people_right_after(clause, colon)):
        # The people after a colon signed for the subject.
        yield Signers(Slot.AGENTS, listed)
    if subject:
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.SUBJECT, (*subject, *partner))
    elif after := _find_subject_after(clause, verb, language):
        partner = partner or _find_partner(clause, 0)
        yield Signers(Slot.AGENTS, (*after, *(one for one in partner if one not in after)))
    elif start := _find_list_at_start(clause, verb):
        partner = partner or _find_partner_before(clause, verb)
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.START, (*start, *partner))
    elif partner:
        yield Signers(Slot.WITH, partner)


def _find_subject(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list before a verb, and the people with positions before it: "X of A and, for B, Y signed"."""
    before = clause.before(verb)
    boundary = before[-1] - 1 if before else verb - 1
    nearest = verb
    # "Ann Berg, who signed it": the subject is before the pronoun. A comma after "which ..." ends the relative clause.
    if _is_relative(clause, boundary) and WordClass.COMMA not in {clause.letter(number) for number in before}:
        before = [*before, boundary, boundary - 1, boundary - 2]
        nearest = boundary
    phrases = [*reversed(before), verb]
    return _find_ungoverned(clause, phrases, language, case=nominative.NOMINATIVE, nearest=nearest)


def _is_relative(clause: Clause, number: int) -> bool:
    """Return whether a phrase is "who" after a comma."""
    if clause.letter(number) != PhraseClass.CONJUNCTION or clause.letter(number - 1) != WordClass.COMMA:
        return False
    return clause.sentence.tokens[clause.phrases[number].start].text in _RELATIVE_PRONOUNS


def _find_subject_after(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list after a verb: usual in Russian, and in English for "Signing the document were ..."."""
    phrases = _phrases_until_with(clause, clause.after(verb))
    after = [number for number in phrases if clause.letter(number) != WordClass.BETWEEN]
    found = _find_ungoverned(clause, [verb, *after], language, case=nominative.NOMINATIVE, nearest=verb)
    if language.has_cases:
        return found
    return found if people(found) and clause.letter(after[0]) in _BEFORE_LATE_SUBJECT else ()


def _find_ungoverned(
    clause: Clause, numbers: Sequence[int], language: Language, *, case: str, nearest: int
) -> tuple[Mention, ...]:
    """Return the names of lists that no preposition governs, such as a subject.

    They are all people whose positions name an organization, and the people of the nearest list. Without people, they
    are the organizations of the nearest list, if only adverbial words are between it and the phrase `nearest`.
    """
    lists = [
        number for number in numbers if clause.letter(number) == LIST and not _is_governed(clause, number, language)
    ]
    if not lists:
        return ()
    close = min(lists, key=lambda number: abs(number - nearest))
    is_near = _is_near(clause, close, nearest)
    named = [
        one
        for number in lists
        for one in clause.phrases[number].mentions
        if one.is_person
        and (one.orgs or (number == close and (one.position or is_near or _has_posts(clause.phrases[number].mentions))))
        and _can_be_in_case(clause, one, case, language)
    ]
    if named:
        return tuple(named)
    mentions = clause.phrases[close].mentions
    is_agent = is_near and not people(mentions) and (close < nearest or len(mentions) > 1)
    phrase = clause.phrases[close]
    # "подписан перед началом концерта": an agent in the instrumental has the noun of an organization.
    has_noun = _ORGANIZATION.search(clause.sentence.classes, phrase.start, phrase.end) is not None
    is_agent = is_agent and (case != nominative.INSTRUMENTAL or has_noun)
    return mentions if mentions and is_agent and is_in_case(clause, phrase, case, language) else ()


def _has_posts(mentions: Sequence[Mention]) -> bool:
    """Return whether a list names a person with a position; then its names without positions are people who signed."""
    return any(one.position for one in mentions)


def _can_be_in_case(clause: Clause, person: Mention, case: str, language: Language) -> bool:
    """Return whether the position of a person can be in the case of those who sign."""
    if not language.has_cases or not person.position:
        return True
    plain = clause.sentence.plain
    words = plain[person.position.start : person.position.end].split()
    # "скреплён подписями директора": the agents are in the genitive.
    if case == nominative.INSTRUMENTAL and "подписями" in plain[clause.sentence.span.start : person.position.start]:
        case = nominative.GENITIVE
    return nominative.may_be_in_case(words[0], case)


def _is_governed(clause: Clause, number: int, language: Language) -> bool:
    """Return whether a preposition is just before a list, so that the list is not a subject."""
    before = clause.letter(number - 1)
    return before in language.prepositions or before in {WordClass.WITH, WordClass.BETWEEN, WordClass.BY}


def _is_near(clause: Clause, number: int, verb: int) -> bool:
    """Return whether only adverbs, dates and places are between a list and a verb."""
    first, last = sorted((number, verb))
    between = clause.phrases[first + 1 : last]
    words = sum(phrase.end - phrase.start for phrase in between)
    return words <= _MAX_WORDS_NEAR and all(_is_adverbial(clause, phrase) for phrase in between)


def _is_adverbial(clause: Clause, phrase: Phrase) -> bool:
    if phrase.letter in _ADVERBIAL:
        return True
    return phrase.letter == LIST and clause.sentence.classes[phrase.start - 1] in _BEFORE_PLACE


def _find_list_at_start(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the list at the start of a sentence: "X and Y held a meeting, where they signed"."""
    first = clause.phrases[0]
    if first.letter == WordClass.ARTICLE and len(clause.phrases) > 1:
        first = clause.phrases[1]
    is_close = clause.phrases[verb].start - first.end < _MAX_WORDS_TO_VERB
    return first.mentions if first.letter == LIST and is_close else ()


def _find_partner(clause: Clause, start: int) -> tuple[Mention, ...]:
    """Return the other party, from a phrase on: "signed an agreement with B", "together with B"."""
    found: list[Mention] = []
    for number in range(start, len(clause.phrases)):
        if clause.letter(number) != WordClass.WITH:
            continue
        before = "".join(phrase.letter for phrase in clause.phrases[start:number])[-_MAX_PHRASES_BEFORE_WITH:]
        _, document, after_document = before.rpartition(WordClass.DOCUMENT)
        # "signed an agreement with B" or "signed with B", and not "an agreement was signed with joy".
        is_of_document = (bool(document) and WordClass.SIGNED not in after_document) or before == WordClass.SIGNED
        is_together = _word_before(clause, number) in _TOGETHER
        # "signed a memorandum with A and an agreement with B"
        is_next = not found or (is_of_document and WordClass.AND in before)
        if (is_of_document or is_together) and is_next and (listed := clause.list_after(number)):
            found += listed.mentions
    return tuple(found)


def _find_partner_before(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the other side in front of the verb: "X strengthened its ties with Y by signing an agreement"."""
    with_ = next((number for number in range(verb) if clause.letter(number) == WordClass.WITH), None)
    listed = clause.list_after(with_) if with_ is not None else None
    return listed.mentions if listed else ()
