"""People who share a position in the plural: "the rectors of A and B, X and Y"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence
from eapa_cli.importing.press.name_phrases import as_person, start_of_russian_name


def before_people(
    sentence: Sentence, lead: tuple[int, int], found: Sequence[Mention], language: Language
) -> list[Mention] | None:
    """Return the people of "the rectors of A and B, X and Y", each with the organization in the same place."""
    found = _with_name_split(sentence, found)
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
    named = [replace(one, position=position, orgs=org.orgs or one.orgs, is_shared=True) for one, org in pairs]
    return [*named, *found[len(orgs) + len(bare) :]]


def lead_after_people(
    sentence: Sentence, found: Sequence[Mention], end: int, language: Language
) -> tuple[int, int] | None:
    """Return the words between people and their organizations: "X and Y, rectors of A and B"."""
    lead = language.plural_lead.match(sentence.classes, end + 1) if sentence.classes[end : end + 1] == "," else None
    persons = [as_person(one, sentence, language) for one in found]
    is_bare = len(persons) > 1 and all(one.name and not one.position for one in persons)
    return lead.span() if lead and is_bare else None


def after_people(
    sentence: Sentence, lead: tuple[int, int], found: Sequence[Mention], orgs: Sequence[Mention], language: Language
) -> list[Mention] | None:
    """Return the people of "X and Y, rectors of A and B"."""
    if len(orgs) not in {1, len(found)} or any(one.is_person for one in orgs):
        return None
    position = sentence.slice(*_post_of(sentence, lead))
    shared = list(orgs) * len(found) if len(orgs) == 1 else orgs
    pairs = zip((as_person(one, sentence, language) for one in found), shared, strict=True)
    return [replace(one, position=position, orgs=org.orgs, is_shared=True) for one, org in pairs]


def after_each_place(sentence: Sentence, lead: tuple[int, int], language: Language) -> tuple[list[Mention], int] | None:
    """Return the people of "the mayors of A, X, and B, Y", each after the organization."""
    match = language.each_with_name.match(sentence.classes, lead[1])
    if not match:
        return None
    position = sentence.slice(*_post_of(sentence, lead))
    orgs, persons = (
        [span for name in groups if (span := sentence.slice(*match.span(name)))]
        for groups in (("first", "second"), ("name", "other"))
    )
    pairs = zip(orgs, persons, strict=True)
    return [Mention(orgs=(org,), name=name, position=position, is_shared=True) for org, name in pairs], match.end()


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
