"""People who share a position in the plural: "the rectors of A and B, X and Y".

`lead` is the range of tokens of the plural and the words that belong to it: "the rectors of". `found` are the names of
the list, organizations or people.

The patterns use the letters A acronym, C capitalised, F field, G Russian given name, I initials, N given name or
patronymic, g country, j adjective, o "of", a "and", t article, x other word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from eapa_cli.importing.press.english.plurals import SINGULARS
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, TokenRange
from eapa_cli.importing.press.phrases.name_phrases import as_person
from eapa_cli.importing.press.phrases.organizations_in_posts import orgs_of_position
from eapa_cli.importing.press.russian.name_start import start_of_russian_name
from eapa_cli.importing.press.russian.person_nominative import is_family_name
from eapa_cli.importing.press.words.word_classes import WordClass

_NUMERALS: Final = frozenset({"two", "both", "three", "four", "respective"})
# "the rectors, X and Y", "главы — Х и У"
_BEFORE_PEOPLE: Final = frozenset({WordClass.COMMA, WordClass.DASH})
# "the Kenyan and Peruvian" = tgag before "ministers"
_TWO_COUNTRIES: Final = re.compile("t?(?P<first>g)a(?P<second>g)")
# After "Ministers": "of Culture and Sport of" = oFaFo, "of internal affairs of" = oxxo
_FIELD_OF_POST: Final = re.compile("(?P<field>ot?(?:F+(?:aF+)?|[xj]{1,3}))ot?")
# After "министры": "культуры" = x before "Армении" = g. The last word before a name belongs to the field.
_FIELD_BEFORE_NAME: Final = re.compile("[xj](?=[xjgCA])")
# "Варны Анна Петровна" = CGN: capitalised words, of which the last can be a name of a person
_NAME_AT_END: Final = re.compile(r"[CGNI]{2,5}\Z")


def share_post_before(
    sentence: Sentence, lead: TokenRange, found: Sequence[Mention], language: Language
) -> list[Mention] | None:
    """Return the people of "the rectors of A and B, X and Y": X of A, and Y of B.

    In "the heads of A, X and Y" both are of A. None means that the list has another form.
    """
    found = _with_name_split(sentence, _with_family_names(sentence, found, language), language)
    persons = [as_person(one, sentence, language) for one in found]
    orgs = list(takewhile(lambda one: not one.is_person, persons))
    people = list(takewhile(lambda one: one.is_person and not one.position, persons[len(orgs) :]))
    if len(people) < 2 or len(orgs) not in {0, 1, len(people)}:  # noqa: PLR2004
        return None
    others = found[len(orgs) + len(people) :]
    post = _post_of(sentence, lead, language)
    # "the Kenyan and Peruvian ministers, X and Y"
    countries = _TWO_COUNTRIES.match(sentence.classes, *lead) if not orgs and len(people) == 2 else None  # noqa: PLR2004
    if countries:
        spans = (sentence.slice(*countries.span(group)) for group in ("first", "second"))
        orgs = [Mention(orgs=(span,)) for span in spans if span]
    if orgs and language.has_cases:
        post, org = _move_field(sentence, post, orgs[0].orgs[0])
        orgs[0] = Mention(orgs=(org,))
    position = sentence.slice(*post)
    pairs = zip(people, _share(orgs, people), strict=True)
    named = [replace(one, position=position, orgs=org.orgs or one.orgs, is_shared=True) for one, org in pairs]
    return [*named, *others]


def _with_family_names(sentence: Sentence, found: Sequence[Mention], language: Language) -> list[Mention]:
    """Return a Russian list whose names are all family names as people: "ректоры Холмова и Берёзин"."""
    names = [one.orgs[0] for one in found if one.orgs and not one.is_person]
    words = [sentence.plain[name.start : name.end] for name in names]
    is_of_people = language.has_cases and len(names) == len(found) and all(map(is_family_name, words))
    return [Mention(name=name, is_family_name=True) for name in names] if is_of_people else list(found)


def _move_field(sentence: Sentence, post: TokenRange, org: Span) -> tuple[TokenRange, Span]:
    """Return a post and an organization; "культуры" in "министры культуры Армении" moves to the post."""
    first = after = sentence.index_at(org.start)
    while _FIELD_BEFORE_NAME.match(sentence.classes, after):
        after += 1
    return ((post[0], after), Span(sentence.tokens[after].start, org.end)) if after > first else (post, org)


def find_post_after(sentence: Sentence, found: Sequence[Mention], end: int, language: Language) -> TokenRange | None:
    """Return the range of the plural between people and their organizations: "X and Y, rectors of A and B"."""
    has_comma = sentence.classes[end : end + 1] == WordClass.COMMA
    lead = language.plural_lead.match(sentence.classes, end + 1) if has_comma else None
    persons = [as_person(one, sentence, language) for one in found]
    are_people_without_posts = len(persons) > 1 and all(one.name and not one.position for one in persons)
    return lead.span() if lead and are_people_without_posts else None


def share_post_after(
    sentence: Sentence, lead: TokenRange, found: Sequence[Mention], orgs: Sequence[Mention], language: Language
) -> list[Mention] | None:
    """Return the people of "X and Y, rectors of A and B", or of "X and Y, rectors," without organizations."""
    if len(orgs) not in {0, 1, len(found)} or any(one.is_person for one in orgs):
        return None
    position = sentence.slice(*_post_of(sentence, lead, language))
    pairs = zip((as_person(one, sentence, language) for one in found), _share(orgs, found), strict=True)
    return [replace(one, position=position, orgs=org.orgs or one.orgs, is_shared=True) for one, org in pairs]


def _share(orgs: Sequence[Mention], people: Sequence[Mention]) -> list[Mention]:
    """Return the organization of each person: its own, the only one, or none."""
    return [*orgs] if len(orgs) == len(people) else [orgs[0] if orgs else Mention()] * len(people)


def give_each_post(sentence: Sentence, found: Sequence[Mention], end: int, language: Language) -> list[Mention] | None:
    """Return the people of the Russian "Х и У — ректор А и директор Б соответственно", each with one of the posts.

    A dash or "соответственно" is enough. None means that the list has another form.
    """
    persons = [as_person(one, sentence, language) for one in found]
    # The patterns give all posts to the last person: "У — ректор А и директор Б".
    last = persons[-1] if len(persons) > 1 else None
    if not last or not last.name or not last.position or last.position.start < last.name.start:
        return None
    start = sentence.index_at(last.position.start)
    is_each = sentence.classes[start - 1] == WordClass.DASH or (
        "соответственно" in [token.text for token in sentence.tokens[end : end + 2]]
    )
    posts = list(_posts_at(sentence, (start, end), language)) if is_each else []
    if len(posts) != len(persons) or any(not one.is_person or one.position for one in persons[:-1]):
        return None
    return [replace(one, position=post.position, orgs=post.orgs) for one, post in zip(persons, posts, strict=True)]


def _posts_at(sentence: Sentence, listed: TokenRange, language: Language) -> Iterator[Mention]:
    """Yield the posts of a list, each with its organizations."""
    at, end = listed
    match = language.full_position.match(sentence.classes, at, end)
    while match:
        orgs = (sentence.slice(*one) for one in orgs_of_position(sentence, match.span(), language))
        yield Mention(position=sentence.slice(*match.span()), orgs=tuple(org for org in orgs if org))
        joining = language.next_position.match(sentence.classes, match.end(), end)
        match = language.full_position.match(sentence.classes, joining.end(), end) if joining else None


def read_names_after_places(
    sentence: Sentence, lead: TokenRange, language: Language
) -> tuple[list[Mention], int] | None:
    """Return the people of "the mayors of A, X, and B, Y", and the number of the token after them.

    Each person has the place in front of the name as the organization.
    """
    match = language.each_with_name.match(sentence.classes, lead[1])
    if not match:
        return None
    orgs, persons = (
        [span for name in groups if (span := sentence.slice(*match.span(name)))]
        for groups in (("first", "second"), ("name", "other"))
    )
    post, orgs[0] = _move_field(sentence, _post_of(sentence, lead, language), orgs[0])
    position = sentence.slice(*post)
    pairs = zip(orgs, persons, strict=True)
    return [Mention(orgs=(org,), name=name, position=position, is_shared=True) for org, name in pairs], match.end()


def _post_of(sentence: Sentence, lead: TokenRange, language: Language) -> TokenRange:
    """Return the range of the post in the words before a list: "heads" in "the two heads of the chambers"."""
    start, end = lead
    noun = sentence.classes.index(WordClass.PLURAL_LEAD, start)
    # "В целях развития руководители А и Б": in Russian, a noun before the plural is not part of the post.
    if language.has_cases and sentence.classes[start] == WordClass.OTHER:
        start = noun
    # "the two rectors, X and Y", "the Peruvian and Kenyan rectors, X and Y"
    while start < noun and (
        sentence.tokens[start].text.lower() in _NUMERALS
        or sentence.classes[start] in {WordClass.ARTICLE, WordClass.COUNTRY, WordClass.AND}
    ):
        start += 1
    # "Ministers of Culture of"
    field = _FIELD_OF_POST.fullmatch(sentence.classes, noun + 1, end)
    # In "heads of the chambers of", the noun is an organization and not a field.
    if field and sentence.tokens[field.end("field") - 1].text.lower() not in SINGULARS:
        return start, field.end("field")
    if WordClass.OF not in sentence.classes[start:end] and sentence.classes[end - 1] not in _BEFORE_PEOPLE:
        # all words before the names: "министры внутренних дел" before "Армении"
        return start, end
    has_modifier = sentence.classes.startswith(WordClass.MODIFIER, noun + 1)
    return start, noun + 2 if has_modifier else noun + 1  # "directors general of", "the two rectors,"


def _with_name_split(sentence: Sentence, found: Sequence[Mention], language: Language) -> list[Mention]:
    """Return a list with its last organization split into an organization and a person, if it is both.

    In Russian, no comma is between the organizations and the people: "ректоры А и Б Х и У" is read as A, "B X", Y, and
    "главы А Х и У" as "A X", Y.
    """
    persons = [as_person(one, sentence, language) for one in found]
    # the number of the last organization
    middle = len(list(takewhile(lambda one: not one.is_person, persons))) - 1
    # after the split: one organization and at least two people, or as many people as organizations
    people = len(found) - middle
    if middle < 0 or people < 2 or middle + 1 not in {1, people}:  # noqa: PLR2004
        return list(found)
    span = found[middle].orgs[0]
    start, end = sentence.index_at(span.start), sentence.index_at(span.end)
    run = _NAME_AT_END.search(sentence.classes[start:end])
    if not run or not run.start():
        return list(found)
    name = start_of_russian_name(sentence, (start + run.start(), end))
    org = sentence.slice(start, name)
    person = sentence.slice(name, end)
    split = [Mention(orgs=(org,)), Mention(name=person)] if org and person else [found[middle]]
    return [*found[:middle], *split, *found[middle + 1 :]]
