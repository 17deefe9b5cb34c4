"""Names that no preposition governs: the subject of a verb, or the agents of a passive in the instrumental."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, Phrase, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.phrases.nameless_posts import without_nameless_post
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.between_phrases import is_in_case
from eapa_cli.importing.press.words.word_classes import SURE_NAME, WordClass

# "подписали"
_RUSSIAN_PLURAL_ENDING: Final = "ли"
# A word that can be in all cases never changes.
_CASES: Final = 6
# A single organization after a verb is more often the object than the subject.
_MIN_ORGANIZATIONS_AFTER_VERB: Final = 2
# A list is near its verb if at most this many words are between them.
_MAX_WORDS_NEAR: Final = 16
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
# Over classes: the name of an organization has a head noun, an acronym, quotes or a country.
_ORGANIZATION: Final = re.compile("[HhAQKg]")


def find_ungoverned(
    clause: Clause, numbers: Sequence[int], language: Language, *, case: str, anchor: int
) -> tuple[Mention, ...]:
    """Return the names of lists that no preposition governs, such as a subject.

    They are the people in the case of a signatory who may sign: see `_may_sign`. Without such people, they are the
    organizations of the nearest list, if only adverbial words are between it and the phrase `anchor`: the verb, or the
    pronoun of its relative clause. A name that an apposition describes counts as a part of the list before it.
    """
    lists = [
        number for number in numbers if clause.letter(number) == LIST and not _is_governed(clause, number, language)
    ]
    if not lists:
        return ()
    nearest = min(lists, key=lambda number: abs(number - anchor))
    # "X and Y met, and A and B signed": people in front of the subject did not sign.
    subject = _find_organizations(clause, nearest, anchor, language, case=case) if nearest == anchor - 1 else ()
    if len(subject) > 1:
        return subject
    is_near = _is_near(clause, nearest, anchor)
    subject_list = _before_apposition(clause, nearest, lists)
    has_sure_names = is_near or _has_posts(clause.phrases[subject_list].mentions)
    named = [
        one
        for number in lists
        for one in clause.phrases[number].mentions
        if one.is_person
        and _may_sign(one, is_in_subject=number == subject_list, has_sure_names=has_sure_names)
        and _can_be_in_case(clause, one, case, language)
    ]
    if not named:
        return _find_organizations(clause, subject_list, anchor, language, case=case) if is_near else ()
    if joined := _organizations_next_to_people(clause, clause.phrases[subject_list], case, language):
        return tuple(sorted((*named, *joined), key=lambda one: one.name or one.orgs[0]))
    if _agrees_in_number(clause, lists, anchor):
        return tuple(named)
    return (without_nameless_post(clause.sentence, named[0]),)


def _may_sign(person: Mention, *, is_in_subject: bool, has_sure_names: bool) -> bool:
    """Return whether a person may be a signatory: in any list with an organization, or in the subject with a position.

    A name alone in the subject is enough if `has_sure_names`: its list is near the verb, or has positions.
    """
    return bool(person.orgs) or (is_in_subject and (bool(person.position) or has_sure_names))


def _find_organizations(
    clause: Clause, number: int, anchor: int, language: Language, *, case: str
) -> tuple[Mention, ...]:
    """Return the organizations of a list without people: one before the verb, or several on either side of it."""
    phrase = clause.phrases[number]
    if people(phrase.mentions) or (number > anchor and len(phrase.mentions) < _MIN_ORGANIZATIONS_AFTER_VERB):
        return ()
    # "подписан перед началом концерта": an agent in the instrumental has the noun of an organization.
    needs_noun = case == nominative.INSTRUMENTAL
    if needs_noun and not _ORGANIZATION.search(clause.sentence.classes, phrase.start, phrase.end):
        return ()
    return phrase.mentions if is_in_case(clause, phrase, case, language) else ()


def _organizations_next_to_people(clause: Clause, listed: Phrase, case: str, language: Language) -> list[Mention]:
    """Return the organizations in a Russian list with people: "подписали фонд «Мир» и мэр X".

    A word alone can also be a family name, whose bearer another sentence names.
    """
    sentence = clause.sentence
    found = []
    for one in listed.mentions if language.has_cases and people(listed.mentions) else ():
        if one.is_person:
            continue
        start, end = sentence.index_at(one.orgs[0].start), sentence.index_at(one.orgs[0].end)
        is_sure = SURE_NAME.search(sentence.classes, start, end) or end == start + 1
        if is_sure and nominative.may_be_in_case(sentence.tokens[start].text.strip('«"'), case):
            found.append(one)
    return found


def _agrees_in_number(clause: Clause, lists: Sequence[int], verb: int) -> bool:
    """Return whether a verb agrees with the names found; English verbs always agree.

    In "подписали директор А и ректор Б X", the plural shows a second subject without a name.
    """
    count = sum(len(clause.phrases[number].mentions) for number in lists)
    is_joined = any(phrase.letter == WordClass.WITH for phrase in clause.phrases)
    return count > 1 or is_joined or not clause.word(verb).endswith(_RUSSIAN_PLURAL_ENDING)


def _before_apposition(clause: Clause, number: int, lists: Sequence[int]) -> int:
    """Return the list that an apposition follows ("A and B, the Fund of C, signed"), or else the given list."""
    before = number - 2
    is_between_commas = clause.letter(number - 1) == clause.letter(number + 1) == WordClass.COMMA
    has_article = clause.sentence.classes[clause.phrases[number].start] == WordClass.ARTICLE
    is_single = len(clause.phrases[number].mentions) == 1
    is_list = is_single and before in lists and len(clause.phrases[before].mentions) > 1
    has_people = bool(is_list and people((*clause.phrases[number].mentions, *clause.phrases[before].mentions)))
    return before if is_between_commas and has_article and is_list and not has_people else number


def _has_posts(mentions: Sequence[Mention]) -> bool:
    """Return whether a list names a person with a position; then its names without positions are people who signed."""
    return any(one.position for one in mentions)


def _can_be_in_case(clause: Clause, person: Mention, case: str, language: Language) -> bool:
    """Return whether the position of a person, or the name without one, can be in the case of those who sign."""
    words = person.position or person.name
    if not language.has_cases or not words:
        return True
    plain = clause.sentence.plain
    # "скреплён подписями директора": the agents are in the genitive.
    if case == nominative.INSTRUMENTAL and "подписями" in plain[clause.sentence.span.start : words.start]:
        case = nominative.GENITIVE
    text = plain[words.start : words.end].split()
    if person.position:
        # "главы" of several people is a plural.
        is_plural = person.is_shared and case in nominative.cases_of(text[0].lower())
        return is_plural or nominative.may_be_in_case(text[0], case)
    # "в присутствии глав Тимура Холмова и Ван Вэя подписан": the names of the dictionary are in another case.
    known = [cases for word in text if 0 < len(cases := nominative.cases_of(word.lower())) < _CASES]
    return not known or any(case in cases for cases in known)


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
