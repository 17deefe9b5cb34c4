"""One person with a position, or one organization, at a token: by the patterns of a language over word classes.

The patterns find where a phrase ends. Where a name starts inside of it is often ambiguous, as in "rector of the Hill
University Ann Berg". `_start_of_name` and `russian_name_start` move the border between the organization and the
name.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence, TokenRange, parse_sentence
from eapa_cli.importing.press.russian_name_cases import match_in_one_case
from eapa_cli.importing.press.russian_name_start import end_of_name, start_of_russian_name
from eapa_cli.importing.press.word_classes import PERSON_NAME, WordClass

_MAX_WORDS_OF_NAME: Final = 5
# "director of international" in front of "research": a field that the patterns do not know.
_CUT_FIELD: Final = re.compile("j[xh]")
# "могилёвской" in "от могилёвской — директор": an adjective that stands for an organization.
_ADJECTIVE_ALONE: Final = re.compile("[jx](?=-)")
# What precedes a name for sure: a post, the end of "Secretary General", a title or a mark; and the last word of an
# organization before a name.
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
# A name of an organization starts with one of these.
_START_OF_ORGANIZATION: Final = frozenset(
    {
        WordClass.HEAD_NOUN,
        WordClass.LOWER_HEAD_NOUN,
        WordClass.CAPITALISED,
        WordClass.ACRONYM,
        WordClass.QUOTED,
        WordClass.KNOWN_NAME,
        WordClass.COUNTRY,
    }
)
# "по международной деятельности", "по научной работе": a preposition with a noun, or an adjective with a noun, in front
# of an organization.
# A noun before quotes belongs to the organization: "директор студии «Берег»".
_WORD_OF_FIELD: Final = re.compile("[za]|(?<=z)x|x(?!Q)|(?=[jM][xj])[jM]")
# "начальник управления международных связей Горного университета", "декан факультета права Горного университета": a
# part of an organization with its field. With a capital letter it is an organization itself.
_UNIT: Final = re.compile("(?:управлени|отдел|департамент|факультет|кафедр|сектор|служб)[а-яё]{0,3}")
_FIELD_OF_UNIT: Final = re.compile("z?[jM]*x(?:aj*x)?(?=[HhCAQK])")
# "the Department of Health of Peru", "Committee for Peace under the Cabinet": the word before is no part of something.
_FIELD_AND_COUNTRY: Final = re.compile("[ofn]t?[CFgMja]+(?:ot?g+|(?:[fn][CFgMja]+)?u.*)")
# "the minister of culture of Peru" is of the ministry, and not of the country.
_MINISTERS: Final = frozenset({"minister", "ministers"})
# "director of international cooperation", "head of External Relations and Protocol"
_FIELD_OF_POST: Final = re.compile("[xjM]*[xF][xFMa,]*")
# "посол Узбекистана в Беларуси", "ambassador of Peru to Kenya"
_BEFORE_HOST_COUNTRY: Final = frozenset({WordClass.IN, WordClass.TO_OR_FROM})
_GOVERNING_BODY: Final = re.compile(
    "(?:Executive|Management|Managing|Supervisory|Governing|Administrative|Advisory) (?:Board|Committee|Council)"
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
    """Return the person of a match of one of the patterns; a name, position or organization is a range of tokens."""
    spans = {name: match.span(name) for name, found in match.groupdict().items() if found}
    if "family" in spans:
        return _with_family_name(sentence, spans)
    name, position, org = spans["name"], spans.get("position"), spans.get("org") or spans.get("host")
    if position and position[0] < name[0]:
        position, name = _move_border(sentence, position, name, language)
    if position and org and org[1] == position[0]:
        # "Hill University Deputy Rector": the modifier belongs to the post.
        while org[1] - 1 > org[0] and sentence.classes[org[1] - 1] == WordClass.MODIFIER:
            org, position = (org[0], org[1] - 1), (position[0] - 1, position[1])
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


def _with_family_name(sentence: Sentence, spans: Mapping[str, TokenRange]) -> Mention:
    position = sentence.slice(*spans["position"]) if "position" in spans else None
    return Mention(name=sentence.slice(*spans["family"]), position=position, is_family_name=True)


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
    """Return where an English name starts whose position is in front: "rector of the Hill University Ann Berg".

    `first` is the start of the position, and `name` the fewest words that can be the name.
    """
    classes = sentence.classes
    start, end = name
    at = start
    while at - 1 > first and end - at < _MAX_WORDS_OF_NAME:
        # "Saleh bin Hamad Hill"
        has_particle = classes[at - 1] == WordClass.PARTICLE and classes[at - 2] in PERSON_NAME and at - 2 > first
        if classes[at - 1] not in PERSON_NAME and not has_particle:
            break
        at -= 1 + has_particle
    # "rector of Hill Ann Berg": the words after the preposition are not all a name.
    # "delegate of the institute in Hill Ann Berg": the same.
    if classes[at - 1] in {WordClass.OF, WordClass.ARTICLE, WordClass.IN}:
        given_name = classes.find(WordClass.GIVEN_NAME, at + 1, end - 1)
        return given_name if given_name >= 0 else start
    if classes[at - 1] in _BEFORE_NAME:
        return at
    # An organization ends with its head noun or its country: the name is all that follows.
    if classes[at - 1] in _END_OF_ORGANIZATION:
        return at
    # A given name starts a name: "Regions XXI Vek Olga Petrova".
    given = [number for number in range(at + 1, end - 1) if classes[number] == WordClass.GIVEN_NAME]
    return given[0] if given and classes[at] == WordClass.CAPITALISED else at


def orgs_of_position(sentence: Sentence, position: TokenRange, language: Language) -> Iterator[TokenRange]:
    """Yield the token ranges of the organizations of the posts of one person: "rector of A and chairman of B"."""
    classes = sentence.classes
    at, end = position
    while at < end:
        core = language.position.match(classes, at, end)
        if not core:
            at += 1
            continue
        following = language.next_position.search(classes, core.end(), end)
        stop = following.start() if following else end
        start = _start_of_org(sentence, core.end(), stop, language)
        if any(language.envoys.match(token.text) for token in sentence.tokens[core.start() : core.end()]):
            stop = next((number for number in range(start, stop) if classes[number] in _BEFORE_HOST_COUNTRY), stop)
        if not language.connectors and (named := language.organization.match(classes, start, stop)):
            # "консерватории, народный артист РТ": what follows the comma is about the person.
            stop = named.end() if classes[named.end() : named.end() + 1] == WordClass.COMMA else stop
        stop = _without_unit(sentence, start, stop)
        if start < stop:
            yield start, stop
        at = following.end() if following else end


def _without_unit(sentence: Sentence, start: int, stop: int) -> int:
    """Return where an organization ends without its governing body: "Hill Bank" in "Hill Bank Management Board"."""
    words = " ".join(token.text for token in sentence.tokens[stop - 2 : stop])
    return stop - 2 if stop - start > 2 and _GOVERNING_BODY.fullmatch(words) else stop  # noqa: PLR2004


def _start_of_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return where the organization of a post starts, after the unit or the field that belongs to the post.

    In "director of the department of culture of A", "department" is a unit. In "deputy for science of A", "science" is
    a field.
    """
    classes = sentence.classes
    if not language.connectors:
        return _start_of_russian_org(sentence, start, stop, language)
    at = start
    is_faculty = False
    is_minister = sentence.tokens[start - 1].text.lower() in _MINISTERS
    while at < stop:
        connector = classes[at]
        after = at + 1
        while after < stop and classes[after] == WordClass.ARTICLE:
            after += 1
        following = next((number for number in range(after, stop) if classes[number] in language.connectors), stop)
        unit = " ".join(token.text for token in sentence.tokens[at + 1 : following])
        is_unit = bool(language.units.fullmatch(unit)) and not _FIELD_AND_COUNTRY.fullmatch(classes, following, stop)
        # "the Faculty of Law of Lake University", "director of international cooperation at Lake University"
        is_field = is_faculty or not is_minister
        is_field = is_field and bool(_FIELD_OF_POST.fullmatch(classes, after, following))
        if following == stop and (is_field or language.whole_units.fullmatch(unit)):
            return stop
        if following < stop and (connector in language.field_connectors or is_unit or is_field):
            at = following
            is_faculty = is_unit
            continue
        return stop if connector in language.field_connectors else after
    return stop


def _start_of_russian_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return the same in Russian, where the organization is in the genitive without a preposition."""
    classes = sentence.classes
    is_unit = start < stop and _UNIT.fullmatch(sentence.tokens[start].text)
    if is_unit and (field := _FIELD_OF_UNIT.match(classes, start + 1, stop)):
        return field.end()
    for after in range(start + 1, min(start + 3, stop)):
        unit = " ".join(token.text for token in sentence.tokens[start:after])
        # "президент Олимпийского комитета Перу" is not of Peru.
        is_whole = unit[0].isupper() and not classes[after:stop].strip(WordClass.COUNTRY)
        if not is_whole and language.units.fullmatch(unit) and classes[after] in _START_OF_ORGANIZATION:
            return after
    # "проректор по международной деятельности СПбГУ"
    while start < stop and _WORD_OF_FIELD.match(classes, start):
        start += 1
    # "уполномоченный по правам ребёнка в Горной области"
    return start + (classes[start:stop][:1] == WordClass.IN)
