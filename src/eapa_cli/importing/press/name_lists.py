"""Lists of people and organizations in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from eapa_cli.importing.press import name_forms
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence
from eapa_cli.importing.press.name_phrases import (
    as_person,
    organization_at,
    orgs_of_position,
    person_at,
    start_of_russian_name,
)
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_of, country_of_word

_MAX_ITEMS: Final = 12
_MAX_PLACE: Final = 3
_LEADERSHIP: Final = frozenset({"leadership", "руководство", "руководством"})
# ", one of the oldest organizations of the country," between two names.
_APPOSITION: Final = re.compile(r",[dfhijlmnoptuxyzOHMFCg]*[xd][dfhijlmnoptuxyzOHMFCg]*,(?=a)")


def mentions_at(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the people and organizations of the list that starts at a token, and the token after it."""
    found: list[Mention] = []
    lead = language.plural_lead.match(sentence.classes, start)
    at = lead.end() if lead else start
    end = start
    has_last = False
    while len(found) < _MAX_ITEMS:
        item = person_at(sentence, at, language) or organization_at(sentence, at, language)
        if not item:
            break
        mention, end = _with_second_post(sentence, *item, language)
        found.append(mention)
        end = _after_representative(sentence, _after_its_place(sentence, mention, end, language), language)
        separator = language.separator.match(sentence.classes, end)
        # After "X and Y", a comma starts something else: ", TASS reports".
        if not separator or (has_last and "a" not in separator[0] and not mention.is_person):
            break
        has_last = has_last or "a" in separator[0]
        at = separator.end()
        # "A and the leadership of B"
        inner = language.plural_lead.match(sentence.classes, at)
        if inner and any(token.text.lower() in _LEADERSHIP for token in sentence.tokens[at : inner.end()]):
            at = inner.end()
    if lead and (pairs := _paired(sentence, lead.span(), found, end, language)):
        return pairs
    if pairs := _with_posts_after(sentence, found, end, language):
        return pairs
    if any(mention.is_person for mention in found):
        found = [as_person(mention, sentence, language) for mention in found]
    return _merged_by_acronym(sentence, found), end


def _paired(
    sentence: Sentence, lead: tuple[int, int], found: Sequence[Mention], end: int, language: Language
) -> tuple[list[Mention], int] | None:
    """Return the people of "the rectors of A and B, X and Y", each with the organization in the same place."""
    found = _with_name_split(sentence, found)
    if sentence.classes[end : end + 1] == "," and not any(one.is_person for one in found):
        # "the rectors of A and B, X and Y": the comma ended the list.
        others, last = mentions_at(sentence, end + 1, language)
        if others and as_person(others[0], sentence, language).is_person:
            found, end = [*found, *others], last
    persons = [as_person(one, sentence, language) for one in found]
    orgs = list(takewhile(lambda one: not one.is_person, persons))
    bare = list(takewhile(lambda one: one.is_person and not one.position, persons[len(orgs) :]))
    if len(bare) < 2 or len(orgs) not in {0, 1, len(bare)}:  # noqa: PLR2004
        return None
    post = _post_of(sentence, lead)
    if orgs and not language.connectors:
        # "Министры культуры A и B": the field is written like the start of the name.
        first = sentence.index_at(orgs[0].orgs[0].start)
        after = first
        while sentence.classes[after] in "xj" and sentence.classes[after + 1] in "xjgCA":
            after += 1
        if after > first:
            post = (post[0], after)
            orgs[0] = Mention(orgs=(Span(sentence.tokens[after].start, orgs[0].orgs[0].end),))
    position = sentence.slice(*post)
    shared = orgs * len(bare) if len(orgs) == 1 else orgs or [Mention()] * len(bare)
    pairs = zip(bare, shared, strict=True)
    named = [replace(one, position=position, orgs=org.orgs, is_shared=True) for one, org in pairs]
    return [*named, *found[len(orgs) + len(bare) :]], end


def _with_posts_after(
    sentence: Sentence, found: Sequence[Mention], end: int, language: Language
) -> tuple[list[Mention], int] | None:
    """Return the people of "X and Y, rectors of A and B"."""
    lead = language.plural_lead.match(sentence.classes, end + 1) if sentence.classes[end : end + 1] == "," else None
    persons = [as_person(one, sentence, language) for one in found]
    if not lead or len(persons) < 2 or not all(one.name and not one.position for one in persons):  # noqa: PLR2004
        return None
    orgs, last = mentions_at(sentence, lead.end(), language)
    if len(orgs) not in {1, len(persons)} or any(one.is_person for one in orgs):
        return None
    position = sentence.slice(*_post_of(sentence, lead.span()))
    shared = orgs * len(persons) if len(orgs) == 1 else orgs
    pairs = zip(persons, shared, strict=True)
    return [replace(one, position=position, orgs=org.orgs, is_shared=True) for one, org in pairs], last


def _post_of(sentence: Sentence, lead: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens of the post in the words before a list: "heads" in "the heads of the chambers"."""
    start, end = lead
    start += sentence.classes[start] == "t"
    noun = sentence.classes.index("L", start)
    # "the two rectors, X and Y"
    while start < noun and sentence.tokens[start].text.lower() in {"two", "both", "three", "four"}:
        start += 1
    return start, noun + 1 if "o" in sentence.classes[start:end] or sentence.classes[end - 1] in ",-" else end


def _with_name_split(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """Return "A", "B X", "Y" as four names: in Russian no comma separates the organizations from the people."""
    if len(found) % 2 == 0 or any(one.is_person for one in found[: len(found) // 2 + 1]):
        return list(found)
    middle = len(found) // 2
    span = found[middle].orgs[0]
    start, end = sentence.index_at(span.start), sentence.index_at(span.end)
    run = re.search(r"[CGNI]{2,5}\Z", sentence.classes[start:end])
    if not run or not run.start():
        return list(found)
    name = start_of_russian_name(sentence, (start + run.start(), end))
    org = sentence.slice(start, name)
    person = sentence.slice(name, end)
    split = [Mention(orgs=(org,)), Mention(name=person)] if org and person else [found[middle]]
    return [*found[:middle], *split, *found[middle + 1 :]]


def first_person_or_organization(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the one person or organization at a token, and the token after it."""
    item = person_at(sentence, start, language) or organization_at(sentence, start, language)
    return ([item[0]], item[1]) if item else ([], start)


def _with_second_post(sentence: Sentence, mention: Mention, end: int, language: Language) -> tuple[Mention, int]:
    """Return a person with the second post after the name: "X, rector of A and chairman of B"."""
    if not mention.name or not mention.position or mention.position.start < mention.name.start:
        return mention, end
    joining = language.next_position.match(sentence.classes, end)
    if not joining or person_at(sentence, joining.end(), language):
        return mention, end
    post = language.full_position.match(sentence.classes, joining.end())
    if not post:
        return mention, end
    orgs = (sentence.slice(*one) for one in orgs_of_position(sentence, post.span(), language))
    last = sentence.tokens[post.end() - 1].end
    both = Mention(
        name=mention.name,
        position=Span(mention.position.start, last),
        orgs=(*mention.orgs, *(org for org in orgs if org)),
    )
    return both, post.end()


def _after_its_place(sentence: Sentence, mention: Mention, end: int, language: Language) -> int:
    """Return the token after ", Peru" or ", Chennai", the place of the organization before it."""
    if mention.is_person:
        return end
    classes = sentence.classes
    is_long = end - sentence.index_at(mention.orgs[0].start) > 1
    is_country = classes[end - 1] == "g"
    at = end
    while at < len(classes):
        start = at + 1 if classes[at] == "," else at
        # "(SMIU) Karachi signed": without a comma only after a bracket
        after = _end_of_place(sentence, start, language) if start > at or classes[end - 1] == "B" else None
        is_fitting = not is_country if classes[start : start + 1] == "g" else is_long
        if after is None or not is_fitting or classes[after : after + 1] not in {"", *",a.vnxybzw"}:
            break
        at = after
    # ", Chennai, signed": the second comma ends the apposition.
    return at + 1 if at > end and classes[at : at + 2] == ",v" else at


def _end_of_place(sentence: Sentence, start: int, language: Language) -> int | None:
    """Return the token after a city or a country."""
    at = start
    while sentence.classes[at : at + 1] == "g" and at < start + _MAX_PLACE:
        at += 1
    words = " ".join(token.text for token in sentence.tokens[start:at])
    if words and (country_of_word(words, language.code) or country_of(words, language.code)):
        return at
    for end in range(min(start + _MAX_PLACE, len(sentence.tokens)), start, -1):
        if find_city(" ".join(token.text for token in sentence.tokens[start:end])):
            return end
    return None


def _after_representative(sentence: Sentence, end: int, language: Language) -> int:
    """Return the token after ", represented by its rector X" that follows a party."""
    classes = sentence.classes
    if added := _APPOSITION.match(classes, end):
        return added.end()
    start = end + 1 if classes[end : end + 1] == "," else end
    if classes[start : start + 2] == "Rb" and (person := person_at(sentence, start + 2, language)):
        return person[1]
    return end


def _merged_by_acronym(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Return a list in which a name that contains "and" is one, by the acronym in brackets after it."""
    merged: list[Mention] = []
    for mention in found:
        before = merged[-1] if merged else None
        if before and not before.is_person and not mention.is_person:
            whole = Span(before.orgs[0].start, mention.orgs[0].end)
            text = sentence.plain[mention.orgs[0].start : mention.orgs[0].end]
            acronym = name_forms.acronym_in(text)
            if (
                acronym
                and not name_forms.initials(text).startswith(acronym[:2].casefold())
                and name_forms.initials(sentence.plain[whole.start : whole.end]).startswith(
                    acronym.partition(" ")[0].casefold()
                )
            ):
                merged[-1] = Mention(orgs=(whole,))
                continue
        merged.append(mention)
    return merged
