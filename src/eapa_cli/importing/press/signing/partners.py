"""The other party of a verb: "signed an agreement with B", "together with B"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.press.phrases.clauses import LIST, Clause, Phrase
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.words.word_classes import SURE_NAME, WordClass

# The phrases before "with" among which a document is looked for.
_MAX_PHRASES_BEFORE_WITH: Final = 14
_GUESTS: Final = re.compile(
    r",? (?:(?:also )?(?:attending|looking|observing|overseeing|presiding|watching|witnessing|present\b(?! at\b))"
    r"|in attendance|as (?:an? |the )?(?:guest|observer|witness))"
)
# The words before a "with" that joins another subject: "A, together with B".
_TOGETHER: Final = frozenset({"together", "along", "jointly", "вместе", "совместно"})


def find_partner(clause: Clause, start: int) -> tuple[Mention, ...]:
    """Return the other party, from a phrase on: "signed an agreement with B", "together with B"."""
    found: list[Mention] = []
    previous = start
    for number in range(start, len(clause.phrases)):
        if clause.letter(number) != WordClass.WITH:
            continue
        before = "".join(phrase.letter for phrase in clause.phrases[start:number])[-_MAX_PHRASES_BEFORE_WITH:]
        _, document, after_document = before.rpartition(WordClass.DOCUMENT)
        # "signed an agreement with B", "signed with B" or "an agreement was signed with B", and not "signed with joy".
        is_of_document = before == WordClass.SIGNED or (
            bool(document) and (WordClass.SIGNED not in after_document or _is_between_verb_and_name(clause, number))
        )
        is_together = _word_before(clause, number) in _TOGETHER
        is_next = not found or (is_of_document and _is_next_partner(clause, previous, number))
        listed = clause.list_after(number) if (is_of_document or is_together) and is_next else None
        if listed and _is_governed_by_with(clause, listed) and not _is_of_guests(clause, listed):
            found += listed.mentions
            previous = number
    return tuple(found)


def _is_next_partner(clause: Clause, previous: int, number: int) -> bool:
    """Return whether a second "with" names another partner.

    It does in "with A and an agreement with B" and in "with A and with B", but not in "with A and held talks with B".
    """
    between = {clause.letter(at) for at in range(previous, number)}
    has_document = WordClass.DOCUMENT in between
    is_right_after_and = clause.letter(number - 1) == WordClass.AND
    return WordClass.AND in between and (has_document or is_right_after_and)


def _is_governed_by_with(clause: Clause, listed: Phrase) -> bool:
    """Return whether a list can be in the instrumental: not in "ведомство по связям с общинами митрополит Х"."""
    first = clause.sentence.tokens[listed.start].text.strip('«"')
    return nominative.may_be_in_case(first, nominative.INSTRUMENTAL)


def _is_of_guests(clause: Clause, listed: Phrase) -> bool:
    """Return whether a list names guests: "with Minister X attending", "with X and Z as witnesses"."""
    return _GUESTS.match(clause.sentence.plain, clause.sentence.tokens[listed.end - 1].end) is not None


def _is_between_verb_and_name(clause: Clause, number: int) -> bool:
    """Return whether a "with" is right after the verb, and right before organizations with a head noun."""
    following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
    if clause.letter(number - 1) != WordClass.SIGNED or not following or people(following.mentions):
        return False
    return bool(following.mentions and SURE_NAME.search(clause.sentence.classes, following.start, following.end))


def find_companions(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the names nearest to a verb if "together with" is before them: "A together with B signed an agreement"."""
    nearest = next((number for number in clause.before(verb) if clause.letter(number) == LIST), 0)
    is_together = clause.letter(nearest - 1) == WordClass.WITH and _word_before(clause, nearest - 1) in _TOGETHER
    return clause.phrases[nearest].mentions if is_together else ()


def find_partner_before(clause: Clause, verb: int) -> tuple[Mention, ...]:
    """Return the other side in front of the verb: "X strengthened its ties with Y by signing an agreement"."""
    with_ = next((number for number in range(verb) if clause.letter(number) == WordClass.WITH), None)
    listed = clause.list_after(with_) if with_ is not None else None
    return listed.mentions if listed else ()


def phrases_until_with(clause: Clause, numbers: Sequence[int]) -> Iterator[int]:
    """Yield phrases up to a "with" that does not mean "together with": "signed during a meeting with ..."."""
    for number in numbers:
        if clause.letter(number) == WordClass.WITH and _word_before(clause, number) not in _TOGETHER:
            return
        yield number


def _word_before(clause: Clause, number: int) -> str:
    return clause.sentence.tokens[max(0, clause.phrases[number].start - 1)].text.lower()
