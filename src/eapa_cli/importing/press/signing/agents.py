"""The agents of a passive verb of signing, "signed by A and B", and the host of "At A, an agreement was signed"."""

from itertools import takewhile
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import END_OF_CLAUSE, LIST, Clause, Phrase, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.phrases.name_phrases import as_person
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.partners import phrases_until_with
from eapa_cli.importing.press.signing.ungoverned_names import find_ungoverned
from eapa_cli.importing.press.words.word_classes import SURE_NAME, WordClass

# The nouns of "in the presence of Z", after which "by" can follow.
_PRESENCE: Final = frozenset({"presence", "attendance", "patronage"})
# Buildings, events and places, at which others sign. The Russian nouns are in the case after "в" and "на".
_VENUES: Final = frozenset(
    {"hall", "hotel", "palace", "house", "centre", "center", "embassy", "theatre", "theater", "gallery", "garden"}
    | {"gardens", "forum", "conference", "assembly", "session", "summit", "games", "congress", "exhibition"}
    | {"зале", "доме", "дворце", "центре", "отеле", "гостинице", "посольстве", "театре", "форуме", "конференции"}
    | {"конгрессе", "выставке", "городе", "районе", "области", "республике"}
)


def find_host(clause: Clause) -> tuple[Mention, ...]:
    """Return the organization at which an agreement was signed: "At the Academy, an agreement with A was signed".

    A venue such as a hotel is not a party.
    """
    phrases_before_with = takewhile(lambda phrase: phrase.letter != WordClass.WITH, clause.phrases)
    hosts = (phrase.mentions for number, phrase in enumerate(phrases_before_with) if _is_host(clause, number, phrase))
    return next(hosts, ())


def _is_host(clause: Clause, number: int, phrase: Phrase) -> bool:
    """Return whether a phrase is one organization after "at" or "in" that is not only a venue."""
    if phrase.letter != LIST or clause.letter(number - 1) not in {WordClass.IN, WordClass.AT}:
        return False
    words = {token.text.lower() for token in clause.sentence.tokens[phrase.start : phrase.end]}
    has_noun = SURE_NAME.search(clause.sentence.classes, phrase.start, phrase.end) and not words & _VENUES
    return bool(has_noun) and len(phrase.mentions) == 1 and not people(phrase.mentions)


def find_agents(clause: Clause, verb: int, language: Language) -> tuple[Mention, ...]:
    """Return the agents: after "by"; in Russian in the instrumental, on either side of the verb."""
    after = clause.after(verb)
    if language.has_cases:
        before = [*reversed(clause.before(verb)), verb]
        case = nominative.INSTRUMENTAL
        return find_ungoverned(clause, [verb, *after], language, case=case, anchor=verb) or (
            find_ungoverned(clause, before, language, case=case, anchor=verb)
        )
    by = _find_by(clause, verb)
    # "signed Ann Berg, director" without "by" is a mistake that pages have.
    return _names_after_by(clause, by, language) if by is not None else people_right_after(clause, verb)


def _find_by(clause: Clause, verb: int) -> int | None:
    """Return the "by" of a passive verb, also after guests: "signed in the presence of Z by X"."""

    def is_in_clause(number: int) -> bool:
        is_presence = clause.letter(number) == PhraseClass.WITNESSES and clause.word(number) in _PRESENCE
        return is_presence or clause.letter(number) not in END_OF_CLAUSE

    numbers = takewhile(is_in_clause, range(verb + 1, len(clause.phrases)))
    # "signed during a visit by X": X visited
    return next(
        (number for number in numbers if clause.letter(number) == WordClass.BY and clause.word(number - 1) != "visit"),
        None,
    )


def people_right_after(clause: Clause, number: int) -> tuple[Mention, ...]:
    """Return the people of the list just after a phrase; none if another phrase follows."""
    following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
    return tuple(people(following.mentions)) if following and following.letter == LIST else ()


def _names_after_by(clause: Clause, by: int, language: Language) -> tuple[Mention, ...]:
    """Return the names after "by": the first list, and people with a position in later lists."""
    first = clause.list_after(by)
    listed = tuple(as_person(one, clause.sentence, language) for one in first.mentions) if first else ()
    if listed and not people(listed):
        return listed
    others: list[Mention] = []
    for number in phrases_until_with(clause, clause.after(by)):
        phrase, before = clause.phrases[number], clause.letter(number - 1)
        # "on behalf of mufti X", "after President X said": another person signed.
        is_governed = before in {WordClass.OF, WordClass.OTHER_PREPOSITION}
        if phrase.letter != LIST or phrase is first or is_governed or _is_of_guests(clause, number):
            continue
        is_joined = before in {WordClass.BY, WordClass.AND}
        others += [one for one in phrase.mentions if one.position or (one.is_person and is_joined)]
    return (*people(listed), *others)


def _is_of_guests(clause: Clause, number: int) -> bool:
    """Return whether a list names guests or a speaker: "signed by X; Ambassador Z was present", ", Minister Z said"."""
    before, after = clause.letter(number - 1), clause.letter(number + 1)
    if before != WordClass.SEMICOLON:
        return before == WordClass.COMMA and after == PhraseClass.WITNESSES
    after = clause.letter(number + 2) if after == WordClass.COMMA else after
    return after in {PhraseClass.WITNESSES, WordClass.AUXILIARY}
