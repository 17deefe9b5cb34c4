"""One person with a position, or one organization, at a token: by the patterns of a language over word classes.

The patterns find where a phrase ends. Where a name starts inside of it is often ambiguous, as in "rector of the Hill
University Ann Berg". `_start_of_name` and `russian.name_start` move the border between the organization and the
name.

The patterns of this module use the letters A acronym, B brackets, F field, K known name, M modifier of a post,
g country, h head noun in lower case, j adjective, x other word, a "and".
"""

import re
from collections.abc import Mapping
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, TokenRange, parse_sentence
from eapa_cli.importing.press.phrases.organizations_in_posts import orgs_of_position
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.name_bounds import match_in_one_case
from eapa_cli.importing.press.russian.name_start import end_of_name, start_of_russian_name
from eapa_cli.importing.press.words.word_classes import PERSON_NAME, WordClass

_MAX_WORDS_OF_NAME: Final = 5
# "international research" = jx after "director of": a match that ends after its first word cuts an unknown field.
_CUT_FIELD: Final = re.compile("j[xh]")
# "HSU Arts and Sports" = AFaF before "Director": the field belongs to the post.
_NAME_AND_FIELD: Final = re.compile("[AK]B?(?P<field>F+(?:aF+)?)")
# "могилёвской" = j in "от могилёвской — директор": an adjective that stands for an organization
_ADJECTIVE_ALONE: Final = re.compile("[jx](?=-)")
# "ведущим вузом Перу —" = jhg- before the name of the university
_NOUN_AND_DASH: Final = re.compile("[xjM]*hg?-")
# A name starts after these for sure: a post, the end of "Secretary General", a title or a mark, and the last word of an
# organization.
_BEFORE_NAME: Final = frozenset({WordClass.POST, WordClass.MODIFIER, WordClass.TITLE, WordClass.STOP, WordClass.COMMA})
_END_OF_ORGANIZATION: Final = frozenset(
    {
        WordClass.HEAD_NOUN,
        WordClass.FIELD,
        WordClass.UNIT,
        WordClass.QUOTED,
        WordClass.BRACKET,
        WordClass.COUNTRY,
    }
)


def organization_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization that starts at a token, and the number of the token after it."""
    match = language.organization.match(sentence.classes, start)
    if match and language.has_cases and (end := end_of_name(sentence, match.span("org"))):
        match = language.organization.match(sentence.classes, start, end)
    org = match and sentence.slice(*match.span("org"))
    # "Uzbek" alone is an adjective, not a country.
    if org and language.country_words.fullmatch(sentence.plain[org.start : org.end]):
        return None
    return (Mention(orgs=(org,)), match.end()) if match and org else None


def named_after_noun(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization at a token, or the name after its dash: "ведущим вузом Перу — Университетом Лимы"."""
    found = organization_at(sentence, start, language)
    if not found or not language.has_cases:
        return found
    is_noun = _NOUN_AND_DASH.fullmatch(sentence.classes, start, found[1] + 1)
    after = organization_at(sentence, found[1] + 1, language) if is_noun else None
    return after if after and sentence.tokens[found[1] + 1].text[0].isupper() else found


def generic_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return a noun without a name as an organization: "the bank"; in Russian also an adjective before a dash."""
    match = language.generic.match(sentence.classes, start)
    if not match and language.has_cases:
        match = _ADJECTIVE_ALONE.match(sentence.classes, start)
    org = sentence.slice(*match.span()) if match else None
    return (Mention(orgs=(org,)), match.end()) if match and org else None


def as_person(mention: Mention, sentence: Sentence, language: Language) -> Mention:
    """Return a mention of an organization as a person, if its words can only be a name: "signed by Ann Berg".

    The organization of the person can follow in brackets: "Ann Berg (Hill University)".
    """
    if mention.is_person or not mention.orgs:
        return mention
    start, end = sentence.index_at(mention.orgs[0].start), sentence.index_at(mention.orgs[0].end)
    host = _inside_bracket(sentence, end - 1)
    if host and language.bare_name.fullmatch(sentence.classes[start : end - 1]):
        return Mention(name=sentence.slice(start, end - 1), orgs=(host,))
    # "Зоопарк Ханоя" looks like a name, but starts with a noun.
    is_noun = language.has_cases and nominative.is_common_noun(sentence.tokens[start].text.lower())
    is_name = not is_noun and language.bare_name.fullmatch(sentence.classes[start:end])
    return Mention(name=mention.orgs[0]) if is_name else mention


def _inside_bracket(sentence: Sentence, number: int) -> Span | None:
    """Return the text inside of the brackets, if a token is text in brackets."""
    token = sentence.tokens[number]
    return Span(token.start + 1, token.end - 1) if sentence.classes[number] == WordClass.BRACKET else None


def person_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the person whose phrase starts at a token, and the number of the token after it."""
    for pattern in language.persons:
        match = pattern.match(sentence.classes, start)
        if match and language.has_cases:
            match = match_in_one_case(sentence, pattern, match)
        if match:
            return _read_person(sentence, match, language), match.end()
    return None


def _read_person(sentence: Sentence, match: re.Match[str], language: Language) -> Mention:
    """Return the person that a pattern has matched; its name, position and organization are ranges of tokens."""
    spans = {name: match.span(name) for name, found in match.groupdict().items() if found}
    if "family" in spans:
        return _with_family_name(sentence, spans, language)
    name, position, org = spans["name"], spans.get("position"), spans.get("org") or spans.get("host")
    if position and position[0] < name[0]:
        position, name = _move_border(sentence, position, name, language)
    if position and org and org[1] == position[0]:
        # "Hill University Deputy Rector": the modifier belongs to the post.
        while org[1] - 1 > org[0] and sentence.classes[org[1] - 1] == WordClass.MODIFIER:
            org, position = (org[0], org[1] - 1), (position[0] - 1, position[1])
        if field := _NAME_AND_FIELD.fullmatch(sentence.classes, *org):
            org, position = (org[0], field.start("field")), (field.start("field"), position[1])
    if position and sentence.classes[position[0] : position[1]] == WordClass.BRACKET_WITH_POST:
        return _with_bracket(sentence, name, position[0], language)
    if org and (host := _inside_bracket(sentence, org[0])):
        # In "Ann Berg (left)", the brackets have no organization.
        is_named = not sentence.plain[host.start].islower()
        return Mention(name=sentence.slice(*name), orgs=(host,) if is_named else ())
    orgs = [org] if org else list(orgs_of_position(sentence, position, language)) if position else []
    core = language.position.match(sentence.classes, position[0]) if position else None
    if position and core and _CUT_FIELD.match(sentence.classes, position[1] - 1):
        position, orgs = (position[0], core.end()), []
    return Mention(
        name=sentence.slice(*name),
        position=sentence.slice(*position) if position else None,
        orgs=tuple(span for one in orgs if (span := sentence.slice(*one))),
    )


def _move_border(
    sentence: Sentence, position: TokenRange, name: TokenRange, language: Language
) -> tuple[TokenRange, TokenRange]:
    """Return a position and the name after it, with the words between them moved to the part that they belong to."""
    if language.longest_positions:
        start = _start_of_name(sentence, position[0], name)
        return (position[0], min(position[1], start)), (start, name[1])
    start = start_of_russian_name(sentence, name)
    # The first words of the run can belong to the position. Degrees just before the name do not.
    return (position[0], start if start > name[0] else position[1]), (start, name[1])


def _with_family_name(sentence: Sentence, spans: Mapping[str, TokenRange], language: Language) -> Mention:
    position = spans.get("position")
    orgs = [spans["org"]] if "org" in spans else orgs_of_position(sentence, position, language) if position else ()
    return Mention(
        name=sentence.slice(*spans["family"]),
        position=sentence.slice(*position) if position else None,
        orgs=tuple(span for one in orgs if (span := sentence.slice(*one))),
        is_family_name=True,
    )


def _with_bracket(sentence: Sentence, name: TokenRange, bracket: int, language: Language) -> Mention:
    """Return a person whose position is in brackets after the name."""
    token = sentence.tokens[bracket]
    if language.behalf.match(sentence.plain, token.start + 1):  # "Ann Berg (on behalf of Rector Bo Lee)"
        return Mention(name=sentence.slice(*name))
    inner = parse_sentence(sentence.plain, Span(token.start + 1, token.end - 1), language)
    everything = (0, len(inner.classes))
    # In brackets the organization can come first: "Ann Berg (Hill University, provost)".
    host = organization_at(inner, 0, language)
    has_comma = host and inner.classes[host[1] : host[1] + 1] == WordClass.COMMA
    if host and has_comma and (post := inner.slice(host[1] + 1, everything[1])):
        return Mention(name=sentence.slice(*name), position=post, orgs=host[0].orgs)
    orgs = (inner.slice(*one) for one in orgs_of_position(inner, everything, language))
    return Mention(name=sentence.slice(*name), position=inner.span, orgs=tuple(org for org in orgs if org))


def _start_of_name(sentence: Sentence, first: int, name: TokenRange) -> int:
    """Return where the name starts in "rector of the Hill University Ann Marie Berg".

    `first` is the start of the position, and `name` the fewest words that can be the name: "Marie Berg".
    """
    classes = sentence.classes
    start, end = name
    # `at` moves left over all words that can be of a name.
    at = start
    while at - 1 > first and end - at < _MAX_WORDS_OF_NAME:
        # "Saleh bin Hamad Hill"
        has_particle = classes[at - 1] == WordClass.PARTICLE and classes[at - 2] in PERSON_NAME and at - 2 > first
        if classes[at - 1] not in PERSON_NAME and not has_particle:
            break
        at -= 2 if has_particle else 1
    # "rector of Hill Ann Berg", "delegate of the institute in Hill Ann Berg": "Hill" is not part of the name.
    if classes[at - 1] in {WordClass.OF, WordClass.ARTICLE, WordClass.IN}:
        given_name = classes.find(WordClass.GIVEN_NAME, at + 1, end - 1)
        return given_name if given_name >= 0 else start
    if classes[at - 1] in _BEFORE_NAME:
        return at
    # "editor of the Women's Voice Ann Berg": one word after the possessive belongs to the organization.
    if sentence.tokens[at - 1].text.endswith("'s"):
        return min(at + 1, start)
    # An organization ends with its head noun or its country: the name is all that follows.
    if classes[at - 1] in _END_OF_ORGANIZATION:
        return at
    # A given name starts a name: "Regions XXI Vek Olga Petrova".
    given = [number for number in range(at + 1, end - 1) if classes[number] == WordClass.GIVEN_NAME]
    return given[0] if given and classes[at] == WordClass.CAPITALISED else at
