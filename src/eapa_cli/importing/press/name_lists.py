"""Lists of people and organizations in a sentence."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press import name_forms, nominative, shared_posts
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence
from eapa_cli.importing.press.name_phrases import (
    as_person,
    organization_at,
    orgs_of_position,
    person_at,
)
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_of, country_of_word

_MAX_ITEMS: Final = 12
_MAX_PLACE: Final = 3
_MAX_DESCRIPTION: Final = 12
_ONE_OF: Final = (["one", "of"], ["одним", "из"], ["одной", "из"])
_LEADERSHIP: Final = frozenset({"leadership", "руководство", "руководством"})
# ", one of the oldest organizations of the country," between two names.
_APPOSITION: Final = re.compile(
    r",[dfhijlmnoptuxyzOHMFCg]*[xd][dfhijlmnoptuxyzOHMFCg]*,(?=a)"
    # ", действующий по доверенности ректора,"
    r"|,M[ixhz]*z[ixhjMPk]+,(?=a)"
)

# "Institute of Informatics and Automation Problems"
_SUBJECT: Final = re.compile(r"[Hh]ot?[CF]+aC+\Z")


def mentions_at(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the people and organizations of the list that starts at a token, and the token after it."""
    found: list[Mention] = []
    lead = language.plural_lead.match(sentence.classes, start)
    if lead and (each := shared_posts.after_each_place(sentence, lead.span(), language)):
        return each
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
        if language.has_cases and "," in separator[0] and not _is_in_same_case(sentence, at, separator.end()):
            break
        has_last = has_last or "a" in separator[0]
        at = _after_description(sentence, separator)
        # "A and the leadership of B"
        inner = language.plural_lead.match(sentence.classes, at)
        if inner and any(token.text.lower() in _LEADERSHIP for token in sentence.tokens[at : inner.end()]):
            at = inner.end()
    if shared := _with_shared_post(sentence, lead and lead.span(), found, end, language):
        return shared
    found = _merged_with_subject(sentence, found)
    if any(mention.is_person for mention in found):
        found = [as_person(mention, sentence, language) for mention in found]
    return _merged_by_acronym(sentence, found), end


def _is_in_same_case(sentence: Sentence, start: int, other: int) -> bool:
    """Return whether two items of a list can be in one case; in another case, a name does not continue the list."""
    words = (sentence.tokens[number].text.lower() for number in (start, other) if number < len(sentence.tokens))
    cases = [nominative.cases_of(word) for word in words]
    return len(cases) < 2 or not all(cases) or bool(cases[0] & cases[1])  # noqa: PLR2004


def _after_description(sentence: Sentence, separator: re.Match[str]) -> int:
    """Return the token after a separator and "one of the oldest universities of the country," in front of a name."""
    start = separator.start() + separator[0].find("a") + 1
    words = [token.text.lower() for token in sentence.tokens[start : start + 2]]
    comma = sentence.classes.find(",", start, start + _MAX_DESCRIPTION)
    return comma + 1 if comma > 0 and words in _ONE_OF else separator.end()


def _with_shared_post(
    sentence: Sentence, lead: tuple[int, int] | None, found: list[Mention], end: int, language: Language
) -> tuple[list[Mention], int] | None:
    """Return the people of a list that a post in the plural precedes or follows, and the token after them."""
    if lead:
        listed, last = _with_people_after_comma(sentence, found, end, language)
        if named := shared_posts.before_people(sentence, lead, listed, language):
            return named, last
    if after := shared_posts.lead_after_people(sentence, found, end, language):
        orgs, last = mentions_at(sentence, after[1], language)
        if named := shared_posts.after_people(sentence, after, found, orgs, language):
            return named, last
    return None


def _with_people_after_comma(
    sentence: Sentence, found: list[Mention], end: int, language: Language
) -> tuple[list[Mention], int]:
    """Return "the rectors of A and B, X and Y" with the people, where the comma ended the list."""
    if sentence.classes[end : end + 1] != "," or any(one.is_person for one in found):
        return found, end
    others, last = mentions_at(sentence, end + 1, language)
    is_named = others and as_person(others[0], sentence, language).is_person
    return ([*found, *others], last) if is_named else (found, end)


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


def _merged_with_subject(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """Return a list in which "Institute of Physics and Applied Problems of the Academy" is one name, and no person."""
    merged: list[Mention] = []
    for mention in found:
        org = merged[-1].orgs[0] if merged and not merged[-1].is_person else None
        last = mention.orgs[-1].end if mention.orgs else 0
        is_bare = mention.name and not mention.position and mention.name.end < last
        if org and mention.name and is_bare and _SUBJECT.search(_classes(sentence, Span(org.start, mention.name.end))):
            merged[-1] = Mention(orgs=(Span(org.start, last),))
        else:
            merged.append(mention)
    return merged


def _classes(sentence: Sentence, span: Span) -> str:
    return sentence.classes[sentence.index_at(span.start) : sentence.index_at(span.end)]


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
