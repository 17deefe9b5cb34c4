"""Signers to whom a pronoun or the subject of another verb refers: "said X after he and Y had signed it"."""

from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.words.word_classes import WordClass

_PAIR: Final = 2
_MET: Final = frozenset({"met", "received", "hosted", "welcomed", "visited"})
_PAIRS: Final = frozenset({"two", "both"})
# Between a pronoun and its verb: "they have formally signed".
_BEFORE_VERB: Final = frozenset(
    {WordClass.OTHER, WordClass.AUXILIARY, WordClass.OUTSIDE_NAMES, PhraseClass.CONJUNCTION, WordClass.ARTICLE}
)
# Between a verb of speaking and the speaker.
_NEXT_TO_SPEAKER: Final = frozenset({WordClass.COMMA, WordClass.ARTICLE, WordClass.OTHER, WordClass.ADJECTIVE})


def find_antecedents(clause: Clause, verb: int, language: Language, earlier: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the people to whom the subject of a verb refers; none if it does not refer to people before it.

    "said X after he and Y had signed it", "X met Y, and they signed it", "X said after signing it". `earlier` are the
    people of the sentence before.
    """
    joined: tuple[Mention, ...] = ()
    for number in range(verb - 1, -1, -1):
        letter = clause.letter(number)
        word = clause.word(number)
        if word in language.singular_pronouns:
            return (*(_last_person(clause, number) or (earlier if len(earlier) == 1 else ())), *joined)
        # "The two signed it", but not "the two parties signed it"
        if word in language.plural_pronouns or (word in _PAIRS and number == verb - 1):
            return _pair_before(clause, number) or tuple(earlier if len(earlier) == _PAIR else ())
        is_joined = letter == LIST and clause.letter(number - 1) == WordClass.AND and not joined
        if is_joined:
            joined = tuple(people(clause.phrases[number].mentions))
        elif letter not in _BEFORE_VERB and not (
            (letter == WordClass.AND and joined) or (letter == WordClass.COMMA and number == verb - 1)
        ):
            break
    return _find_speaker(clause, verb, language) if clause.word(verb) in language.participles else ()


def _last_person(clause: Clause, end: int) -> list[Mention]:
    """Return the last person with a position or an organization before a phrase, as a list of one."""
    return [one for phrase in clause.phrases[:end] for one in people(phrase.mentions) if one.position or one.orgs][-1:]


def _pair_before(clause: Clause, end: int) -> tuple[Mention, ...]:
    """Return the people before "they" if they are two, and not of one organization: "X met Y, and they signed it"."""
    named = [one for phrase in clause.phrases[:end] for one in people(phrase.mentions)]
    plain = clause.sentence.plain
    orgs = {plain[org.start : org.end] for one in named for org in one.orgs[:1]}
    are_of_one_org = all(one.orgs for one in named) and len(orgs) == 1
    return tuple(named) if len(named) == _PAIR and not are_of_one_org else ()


def _find_speaker(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the people next to the verb of speaking before a participle: "X said after signing it"."""
    for number in range(verb - 1, -1, -1):
        # The class has the words "said" and "attended", but not the name "Said".
        if clause.letter(number) == PhraseClass.WITNESSES and language.speaking.fullmatch(clause.word(number)):
            after = _people_next_to(clause, range(number + 1, verb))
            return after or _people_next_to(clause, range(number - 1, -1, -1))
    return ()


def _people_next_to(clause: Clause, numbers: Sequence[int]) -> tuple[Mention, ...]:
    following = next((number for number in numbers if clause.letter(number) not in _NEXT_TO_SPEAKER), None)
    is_list = following is not None and clause.letter(following) == LIST
    return tuple(people(clause.phrases[following].mentions)) if following is not None and is_list else ()


def find_people_met(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the people after a verb of meeting that "and" joins to a verb of signing: "X met Y, and signed it"."""
    and_ = next((number for number in range(verb - 1, -1, -1) if clause.letter(number) not in _BEFORE_VERB), -1)
    if clause.letter(and_) != WordClass.AND:
        return ()
    met = next((number for number in range(and_) if clause.word(number) in _MET), None)
    if met is None:
        return ()
    # "met" and "met with"
    listed = clause.list_after(met + 1 if clause.letter(met + 1) == WordClass.WITH else met)
    return tuple(one for one in people(listed.mentions) if one.orgs) if listed else ()


def find_participle_subjects(clause: Clause, language: Language) -> Iterator[tuple[Mention, ...]]:
    """Yield the people of "with X and Y signing", "with X signing on behalf of A" and "with Y countersigning"."""
    for number, phrase in enumerate(clause.phrases):
        listed = clause.list_after(number) if phrase.letter == WordClass.WITH else None
        if not listed:
            continue
        after = clause.phrases.index(listed) + 1
        if clause.letter(after) == WordClass.COMMA:
            after += 1
        if clause.word(after) in language.participles:
            yield tuple(people(listed.mentions))
