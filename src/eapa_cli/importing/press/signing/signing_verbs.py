"""Who signed, by one sentence that reports a signing: the verbs, and the lists of names that they bind.

The places of the names are: "agreement between A and B", the subject ("A and B signed"), the agents of a passive ("was
signed by A and B"; in Russian in the instrumental), the partner after "with", and "X signed on behalf of A".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.agents import find_agents, find_host, people_right_after
from eapa_cli.importing.press.signing.between_phrases import parties_after_between, parties_of_document
from eapa_cli.importing.press.signing.partners import (
    find_companions,
    find_partner,
    find_partner_before,
    phrases_until_with,
)
from eapa_cli.importing.press.signing.representatives import find_representatives
from eapa_cli.importing.press.signing.speakers import find_antecedents, find_participle_subjects, find_people_met
from eapa_cli.importing.press.signing.ungoverned_names import find_ungoverned
from eapa_cli.importing.press.words.word_classes import WordClass

# The list at the start of a sentence is the subject of a verb that is at most this far from it.
_MAX_WORDS_TO_VERB: Final = 40
# A verb of speaking, the speaker and a comma.
_PHRASES_OF_SPEAKER: Final = 3
# The text that can follow a verb with its subject: "signing were X and Y", "signed: X and Y", "signed the document: X".
_BEFORE_LATE_SUBJECT: Final = frozenset({PhraseClass.LIST, WordClass.COLON, WordClass.DOCUMENT, WordClass.ARTICLE})
# "signed by", "signed in Oslo by", "signed on 29 May 2024, by", but not "signed a memorandum by". The second
# alternative is up to five parts, each of a preposition, an article and a word of a place or date, as letters of
# `WordClass`.
_BY_AFTER_VERB: Final = re.compile(f"[^D]{{0,2}}{WordClass.BY}|(?:[ni@]?t?[mdyjC],?){{1,5}}{WordClass.BY}")
# "After the talks of X and Y, the sides signed": X and Y talked, and may not have signed.
# Also "the two universities signed", but not "с узбекской стороны X подписал".
_SIDES: Final = re.compile(
    r"\b(?:(?:the|both) (?:two )?(?:sides|parties|universities|institutions|organi[sz]ations|ministries|companies|"
    r"partners|agencies|countries|regions|cities)"
    r"|(?<![ое]й )(?:стороны|ведомства|министерства|вузы|университеты|учреждения|организации|компании|партн[её]ры|"
    r"агентства|страны|регионы|города|структуры)) (?:\w+ )?\Z",
    re.IGNORECASE,
)
_RELATIVE_PRONOUNS: Final = frozenset({"who", "который", "которая", "которые"})


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


def read_report(clause: Clause, language: Language, earlier: Sequence[Mention] = ()) -> list[Signers]:
    """Return those who signed by a sentence, for each of its places that names any.

    `earlier` are the people of the sentence before, to whom "they" can refer.
    """
    together = (*parties_after_between(clause, language), *parties_of_document(clause, language))
    found = [Signers(Slot.BETWEEN, names) for names in together]
    for verb in clause.verbs:
        if _is_passive(clause, verb, language):
            found += _read_passive(clause, verb, language)
        else:
            found += _read_active(clause, verb, language, earlier)
    found += [Signers(Slot.AGENTS, names) for names in find_participle_subjects(clause, language)]
    if not clause.verbs and (partner := find_partner(clause, 0)):
        found.append(Signers(Slot.WITH, (*find_host(clause), *partner)))
    found.append(Signers(Slot.BEHALF, tuple(find_representatives(clause, language))))
    return [one for one in found if one.mentions]


def _is_passive(clause: Clause, verb: int, language: Language) -> bool:
    """Return whether a verb is passive: "was signed", or a participle with "by"."""
    sentence = clause.sentence
    token = sentence.tokens[clause.phrases[verb].start]
    if token.text == "signatories":  # "X and Y were the signatories"
        return False
    text = sentence.plain[sentence.span.start : token.end]
    return bool(language.passive.search(text)) or bool(_BY_AFTER_VERB.match(sentence.classes, clause.phrases[verb].end))


def _read_passive(clause: Clause, verb: int, language: Language) -> Iterator[Signers]:
    partner = find_partner(clause, 0)
    agents = find_agents(clause, verb, language)
    if agents:
        yield Signers(Slot.AGENTS, (*agents, *partner))
    elif partner:
        yield Signers(Slot.WITH, (*find_host(clause), *partner))


def _read_active(clause: Clause, verb: int, language: Language, earlier: Sequence[Mention]) -> Iterator[Signers]:
    partner = (*find_companions(clause, verb), *find_partner(clause, verb))
    if not language.has_cases and clause.letter(verb - 1) == WordClass.DOCUMENT:
        # "X recalled the memoranda signed in Osh"
        yield from [Signers(Slot.WITH, partner)] if partner else []
        return
    subject = find_antecedents(clause, verb, language, earlier) or _find_subject(clause, verb, language)
    if met := find_people_met(clause, verb):
        # "X met Y and signed it" names two signers, "X met Y and signed it with B" only one.
        others = [one for one in subject if one not in met]
        subject = (*others, *(met if not partner and len(others) == 1 else ()))
    if subject and language.has_cases and people(_find_subject_after(clause, verb, language)):
        # The list before the verb is not the subject if it is in the genitive, "Договор А и Б подписали X и Y", or if
        # the subject directly follows the verb, "А и Б дружат: договор подписали X и Y".
        is_of_document = subject in parties_of_document(clause, language)
        subject = () if is_of_document or clause.letter(verb + 1) == PhraseClass.LIST else subject
    colon = next((number for number in clause.after(verb) if clause.letter(number) == WordClass.COLON), None)
    if subject and colon is not None and (listed := people_right_after(clause, colon)):
        # The people after a colon signed for the subject.
        yield Signers(Slot.AGENTS, listed)
    if subject:
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.SUBJECT, (*subject, *partner))
    elif after := _find_subject_after(clause, verb, language):
        partner = partner or find_partner(clause, 0)
        yield Signers(Slot.AGENTS, (*after, *(one for one in partner if one not in after)))
    elif start := _find_list_at_start(clause, verb):
        partner = partner or (() if _is_signed_by_sides(clause, verb) else find_partner_before(clause, verb))
        yield Signers(Slot.SUBJECT_AND_WITH if partner else Slot.START, (*start, *partner))
    elif partner:
        yield Signers(Slot.WITH, partner)


def _find_subject(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list before a verb, and the people with positions before it: "X of A and, for B, Y signed"."""
    if _is_signed_by_sides(clause, verb):
        return ()
    before = clause.before(verb)
    # the phrase in front of the clause, such as a comma or "who"
    boundary = before[-1] - 1 if before else verb - 1
    anchor = verb
    # "сказал X, подписавший соглашение": the verb just after the comma has the speaker as its subject.
    if language.has_cases and verb > boundary + _PHRASES_OF_SPEAKER and _is_speaker(clause, boundary + 1, language):
        before = [number for number in before if number > boundary + 1]
    # "Ann Berg, who signed it": the subject is before the pronoun. A comma after "which ..." ends the relative clause.
    if _is_relative(clause, boundary) and WordClass.COMMA not in {clause.letter(number) for number in before}:
        before = [*before, boundary, boundary - 1, boundary - 2]
        anchor = boundary
    phrases = [*reversed(before), verb]
    return find_ungoverned(clause, phrases, language, case=nominative.NOMINATIVE, anchor=anchor)


def _is_signed_by_sides(clause: Clause, verb: int) -> bool:
    """Return whether the subject of a verb is only "the sides"."""
    sentence = clause.sentence
    start_of_verb = sentence.tokens[clause.phrases[verb].start].start
    return bool(_SIDES.search(sentence.plain[sentence.span.start : start_of_verb]))


def _is_speaker(clause: Clause, number: int, language: Language) -> bool:
    """Return whether a list between a verb of speaking and a comma names the speaker: "Как сообщил X, А подписали"."""
    letters = [clause.letter(at) for at in range(number - 1, number + 2)]
    is_said = language.speaking.fullmatch(clause.word(number - 1)) is not None
    return is_said and letters == [PhraseClass.WITNESSES, LIST, WordClass.COMMA]


def _is_relative(clause: Clause, number: int) -> bool:
    """Return whether a phrase is "who" after a comma."""
    if clause.letter(number) != PhraseClass.CONJUNCTION or clause.letter(number - 1) != WordClass.COMMA:
        return False
    return clause.word(number) in _RELATIVE_PRONOUNS


def _find_subject_after(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the list after a verb: usual in Russian, and in English for "Signing the document were ..."."""
    phrases = phrases_until_with(clause, clause.after(verb))
    after = [number for number in phrases if clause.letter(number) != WordClass.BETWEEN]
    found = find_ungoverned(clause, [verb, *after], language, case=nominative.NOMINATIVE, anchor=verb)
    if language.has_cases:
        return found
    return found if people(found) and clause.letter(after[0]) in _BEFORE_LATE_SUBJECT else ()


def _find_list_at_start(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the list at the start of a sentence: "X and Y held a meeting, where they signed"."""
    first = clause.phrases[0]
    if first.letter == WordClass.ARTICLE and len(clause.phrases) > 1:
        first = clause.phrases[1]
    is_close = clause.phrases[verb].start - first.end < _MAX_WORDS_TO_VERB
    if first.letter != LIST or not is_close:
        return ()
    # "X of A and Y of B held talks, after which the sides signed": A and B signed, and perhaps not X and Y.
    if _is_signed_by_sides(clause, verb):
        return tuple(Mention(orgs=one.orgs) for one in first.mentions if one.orgs)
    return first.mentions
