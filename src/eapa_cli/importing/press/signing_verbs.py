"""Who signed, by the sentences that report a signing: verbs and the lists of names that they bind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.between_phrases import is_in_case, parties_after_between, parties_of_document
from eapa_cli.importing.press.clauses import LIST, Clause, Phrase, clause_of
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence, people
from eapa_cli.importing.press.name_phrases import as_person
from eapa_cli.importing.press.representatives import representatives

_MAX_GAP: Final = 8
_MAX_OBJECT: Final = 40
_TOGETHER: Final = frozenset({"together", "along", "jointly", "вместе", "совместно"})


class Slot(IntEnum):
    """Where a sentence names those who signed, the surest first."""

    BETWEEN = 0
    SUBJECT_AND_WITH = 1
    SUBJECT = 2
    BEHALF = 3
    AGENTS = 4
    WITH = 5
    START = 6


@dataclass(frozen=True, slots=True)
class Signers:
    """Those who signed, by one sentence."""

    slot: Slot
    mentions: tuple[Mention, ...]


def read_report(sentence: Sentence, language: Language) -> list[Signers]:
    """Return those who signed by a sentence, for each place in it where they are named."""
    clause = clause_of(sentence, language)
    together = (*parties_after_between(clause, language), *parties_of_document(clause, language))
    found = [Signers(Slot.BETWEEN, names) for names in together]
    for verb in clause.verbs:
        found += (
            _passive(clause, verb, language) if _is_passive(clause, verb, language) else _active(clause, verb, language)
        )
    if not clause.verbs and (partner := _with(clause, 0)):
        found.append(Signers(Slot.WITH, partner))
    found.append(Signers(Slot.BEHALF, tuple(representatives(clause, language))))
    return [one for one in found if one.mentions]


def _is_passive(clause: Clause, verb: int, language: Language) -> bool:
    sentence = clause.sentence
    token = sentence.tokens[clause.phrases[verb].start]
    if token.text == "signatories":  # "X and Y were the signatories"
        return False
    text = sentence.plain[sentence.span.start : token.end]
    following = sentence.classes[clause.phrases[verb].end :][:3]
    return bool(language.passive.search(text)) or "b" in following.partition("D")[0]


def _passive(clause: Clause, verb: int, language: Language) -> Iterator[Signers]:
    partner = _with(clause, 0)
    agents = _agents_of_passive(clause, verb, language)
    if agents:
        yield Signers(Slot.AGENTS, (*agents, *partner))
    elif partner:
        yield Signers(Slot.WITH, partner)


def _agents_of_passive(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the agents: after "by"; in Russian in the instrumental, on either side of the verb."""
    after = clause.after(verb)
    if language.has_cases:
        return _without_preposition(
            clause, [verb, *after], language, case="ablt", nearest=verb
        ) or _without_preposition(clause, [*reversed(clause.before(verb)), verb], language, case="ablt", nearest=verb)
    by = next((number for number in after if clause.letter(number) == "b"), None)
    # "signed Ann Berg, director" without "by" is a mistake that pages have.
    return _listed_after(clause, by, language) if by is not None else _people_right_after(clause, verb)


def _people_right_after(clause: Clause, number: int) -> tuple[Mention, ...]:
    following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
    return tuple(people(following.mentions)) if following and following.letter == LIST else ()


def _listed_after(clause: Clause, start: int, language: Language) -> tuple[Mention, ...]:
    """Return the names after "by": the first list, then people with a position."""
    first = clause.list_after(start)
    listed = tuple(as_person(one, clause.sentence, language) for one in first.mentions) if first else ()
    if listed and not people(listed):
        return listed
    others = [
        one
        for number in _until_with(clause, clause.after(start))
        # "on behalf of mufti X": another person signed.
        if clause.phrases[number].letter == LIST
        and clause.phrases[number] is not first
        and clause.letter(number - 1) != "o"
        for one in clause.phrases[number].mentions
        if one.position or (one.is_person and clause.letter(number - 1) in {"b", "a"})
    ]
    return (*people(listed), *others)


def _until_with(clause: Clause, numbers: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of phrases up to "with", which starts what they did: "during a meeting with ..."."""
    for number in numbers:
        if clause.letter(number) == "w" and _word_before(clause, number) not in _TOGETHER:
            return
        yield number


def _word_before(clause: Clause, number: int) -> str:
    return clause.sentence.tokens[max(0, clause.phrases[number].start - 1)].text


def _active(clause: Clause, verb: int, language: Language) -> Iterator[Signers]:
    partner = _with(clause, verb)
    subject = _subject(clause, verb, language)
    if subject:
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.SUBJECT, (*subject, *partner))
    elif after := _subject_after(clause, verb, language):
        partner = partner or _with(clause, 0)
        yield Signers(Slot.AGENTS, (*after, *(one for one in partner if one not in after)))
    elif start := _at_start(clause, verb):
        partner = partner or _with_before(clause, verb)
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.START, (*start, *partner))
    elif partner:
        yield Signers(Slot.WITH, partner)


def _subject(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list before a verb, and the people with positions before it: "X of A and, for B, Y signed"."""
    before = clause.before(verb)
    boundary = before[-1] - 1 if before else verb - 1
    # A comma after "which ..." ends the relative clause.
    if _is_relative(clause, boundary) and "," not in {clause.letter(number) for number in before}:
        before = [*before, boundary, boundary - 1, boundary - 2]
        return _without_preposition(clause, [*reversed(before), verb], language, case="nomn", nearest=boundary)
    return _without_preposition(clause, [*reversed(before), verb], language, case="nomn", nearest=verb)


def _is_relative(clause: Clause, number: int) -> bool:
    """Return whether a phrase is "who" after a comma."""
    if clause.letter(number) != "S" or clause.letter(number - 1) != ",":
        return False
    return clause.sentence.tokens[clause.phrases[number].start].text in {"who", "который", "которая", "которые"}


def _subject_after(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list after a verb: usual in Russian, and in English for "Signing the document were ..."."""
    after = [number for number in _until_with(clause, clause.after(verb)) if clause.letter(number) != "="]
    found = _without_preposition(clause, [verb, *after], language, case="nomn", nearest=verb)
    if language.has_cases or people(found):
        return found if language.has_cases or clause.letter(after[0]) in {"L", ":", "D", "t"} else ()
    return ()


def _without_preposition(
    clause: Clause, numbers: Sequence[int], language: Language, *, case: str, nearest: int
) -> tuple[Mention, ...]:
    """Return the names of the lists that no preposition governs: all people with positions, else the nearest list."""
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
        and _can_be(clause, one, case, language)
    ]
    if named:
        return tuple(named)
    mentions = clause.phrases[close].mentions
    is_agent = is_near and not people(mentions) and (close < nearest or len(mentions) > 1)
    phrase = clause.phrases[close]
    # "подписан перед началом концерта": an agent in the instrumental has the noun of an organization.
    is_agent = is_agent and (
        case != "ablt" or bool(set("HhAQKg") & {*clause.sentence.classes[phrase.start : phrase.end]})
    )
    return mentions if mentions and is_agent and is_in_case(clause, clause.phrases[close], case, language) else ()


def _has_posts(mentions: Sequence[Mention]) -> bool:
    """Return whether a list names somebody with a position, so that a bare name in it is a person who signed too."""
    return any(one.position for one in mentions)


def _can_be(clause: Clause, person: Mention, case: str, language: Language) -> bool:
    """Return whether the position of a person can be in the case of those who sign."""
    if not language.has_cases or not person.position:
        return True
    plain = clause.sentence.plain
    words = plain[person.position.start : person.position.end].split()
    # "скреплён подписями директора": the agents are in the genitive.
    case = (
        "gent" if case == "ablt" and "подписями" in plain[clause.sentence.span.start : person.position.start] else case
    )
    return nominative.may_be(words[0], case)


def _is_governed(clause: Clause, number: int, language: Language) -> bool:
    """Return whether a list belongs to a preposition, or to "with" that no document precedes."""
    return clause.letter(number - 1) in {*language.prepositions, "w", "q", "=", *(() if language.has_cases else "b")}


def _is_near(clause: Clause, number: int, verb: int) -> bool:
    """Return whether only adverbs, dates and places are between a list and a verb."""
    first, last = sorted((number, verb))
    between = clause.phrases[first + 1 : last]
    words = sum(phrase.end - phrase.start for phrase in between)
    return words <= 2 * _MAX_GAP and all(_is_adverbial(clause, phrase) for phrase in between)


def _is_adverbial(clause: Clause, phrase: Phrase) -> bool:
    if phrase.letter in "xzntymdiGkjBE@,-:u":
        return True
    return phrase.letter == LIST and clause.sentence.classes[phrase.start - 1] in "in@"


def _at_start(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the list at the start of a sentence: "X and Y held a meeting, where they signed"."""
    first = clause.phrases[0]
    if first.letter == "t" and len(clause.phrases) > 1:
        first = clause.phrases[1]
    is_close = clause.phrases[verb].start - first.end < _MAX_OBJECT
    return first.mentions if first.letter == LIST and is_close else ()


def _with(clause: Clause, start: int) -> tuple[Mention, ...]:
    """Return the other side: "signed an agreement with ..."."""
    found: list[Mention] = []
    for number in range(start, len(clause.phrases)):
        if clause.letter(number) != "w":
            continue
        before = "".join(phrase.letter for phrase in clause.phrases[start:number])[-14:]
        # "signed an agreement with X", and not "an agreement was signed with joy".
        is_document = "D" in before and "v" not in before.rpartition("D")[2]
        is_document = is_document or before == "v"
        is_together = _word_before(clause, number) in _TOGETHER
        # "signed a memorandum with A and an agreement with B"
        is_next = not found or (is_document and "a" in before)
        if (is_document or is_together) and is_next and (listed := clause.list_after(number)):
            found += listed.mentions
    return tuple(found)


def _with_before(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the other side in front of the verb: "X strengthened its ties with Y by signing an agreement"."""
    at = next((number for number in range(verb) if clause.letter(number) == "w"), None)
    listed = clause.list_after(at) if at is not None else None
    return listed.mentions if listed else ()
