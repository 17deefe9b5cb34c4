"""People with their positions, and organizations, found by the patterns of a language over word classes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.mention import Mention, Sentence, parse_sentence
from eapa_cli.matching.inflected_cities import find_city

_MAX_NAME: Final = 4
# "от могилёвской — директор"
_ADJECTIVE_ALONE: Final = re.compile("[jx](?=-)")
_MAX_NAMESAKE: Final = 2
# Family names of Vietnam precede two or three given names; they have no cases.
_VIETNAMESE: Final = re.compile("Нгуен|Чан|Фам|Хоанг|Хуинь|Данг|Буй|Нго|Зыонг|Чыонг|Динь|Доан")


def organization_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization that starts at a token, and the token after it."""
    match = language.organization.match(sentence.classes, start)
    org = match and sentence.slice(*match.span("org"))
    # "Uzbek" alone is an adjective.
    if org and language.country_words.fullmatch(sentence.plain[org.start : org.end]):
        return None
    return (Mention(orgs=(org,)), match.end()) if match and org else None


def generic_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return a head noun alone as an organization: "the bank"; in Russian also its adjective before a dash."""
    match = language.generic.match(sentence.classes, start)
    if not match and language.has_cases:
        match = _ADJECTIVE_ALONE.match(sentence.classes, start)
    org = sentence.slice(*match.span()) if match else None
    return (Mention(orgs=(org,)), match.end()) if match and org else None


def as_person(mention: Mention, sentence: Sentence, language: Language) -> Mention:
    """Return a bare name of two or three words as a person: "signed by X Y and Z W"."""
    if mention.is_person or not mention.orgs:
        return mention
    start, end = sentence.index_at(mention.orgs[0].start), sentence.index_at(mention.orgs[0].end)
    host = _inside_bracket(sentence, end - 1)
    if host and language.bare_name.fullmatch(sentence.classes[start : end - 1]):
        # The organization follows the name in brackets.
        return Mention(name=sentence.slice(start, end - 1), orgs=(host,))
    is_name = language.bare_name.fullmatch(sentence.classes[start:end])
    return Mention(name=mention.orgs[0]) if is_name else mention


def _inside_bracket(sentence: Sentence, number: int) -> Span | None:
    """Return the text in brackets if a token is one."""
    token = sentence.tokens[number]
    return Span(token.start + 1, token.end - 1) if sentence.classes[number] == "B" else None


def person_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the person who is named at a token, and the token after the phrase."""
    for pattern in language.persons:
        if match := pattern.match(sentence.classes, start):
            return _person(sentence, match, language), match.end()
    return None


def _person(sentence: Sentence, match: re.Match[str], language: Language) -> Mention:
    spans = {name: match.span(name) for name, found in match.groupdict().items() if found}
    if "family" in spans:
        return _with_family_name(sentence, spans)
    name, position, org = spans["name"], spans.get("position"), spans.get("org") or spans.get("host")
    if position and position[0] < name[0] and language.longest_positions:
        name = (_start_of_name(sentence.classes, position[0], name), name[1])
        position = (position[0], min(position[1], name[0]))
    if position and position[0] < name[0] and not language.longest_positions:
        start = start_of_russian_name(sentence, name)
        # Before the name, degrees are not part of the position; the first words of the run can belong to it.
        position = (position[0], start if start > name[0] else position[1])
        name = (start, name[1])
    if position and org and org[1] == position[0]:
        while org[1] - 1 > org[0] and sentence.classes[org[1] - 1] == "M":
            org, position = (org[0], org[1] - 1), (position[0] - 1, position[1])
    if position and sentence.classes[position[0] : position[1]] == "E":
        return _with_bracket(sentence, name, position[0], language)
    if org and (host := _inside_bracket(sentence, org[0])):
        return Mention(name=sentence.slice(*name), orgs=(host,))
    orgs = [org] if org else list(orgs_of_position(sentence, position, language)) if position else []
    if position:
        end = position[1]
        while end > position[0] and sentence.classes[end - 1] in ",-a":
            end -= 1
        position = (position[0], end)
    return Mention(
        name=sentence.slice(*name),
        position=sentence.slice(*position) if position else None,
        orgs=tuple(span for one in orgs if (span := sentence.slice(*one))),
    )


def _with_family_name(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Mention:
    position = sentence.slice(*spans["position"]) if "position" in spans else None
    return Mention(name=sentence.slice(*spans["family"]), position=position, is_family_name=True)


def _with_bracket(sentence: Sentence, name: tuple[int, int], bracket: int, language: Language) -> Mention:
    """Return a person whose position is in brackets after the name."""
    token = sentence.tokens[bracket]
    inner = parse_sentence(sentence.plain, Span(token.start + 1, token.end - 1), language)
    everything = (0, len(inner.classes))
    # In brackets the organization can come first: "Ann Berg (Hill University, provost)".
    host = organization_at(inner, 0, language)
    if host and inner.classes[host[1] : host[1] + 1] == "," and (post := inner.slice(host[1] + 1, everything[1])):
        return Mention(name=sentence.slice(*name), position=post, orgs=host[0].orgs)
    orgs = (inner.slice(*one) for one in orgs_of_position(inner, everything, language))
    return Mention(name=sentence.slice(*name), position=inner.span, orgs=tuple(org for org in orgs if org))


def _start_of_name(classes: str, first: int, name: tuple[int, int]) -> int:
    """Return where a name starts that follows an organization: after its head noun, or else two words from the end."""
    start, end = name
    at = start
    while at - 1 > first and classes[at - 1] in "CNI" and end - at < _MAX_NAME:
        at -= 1
    if classes[at - 1] in "ot":
        at = start
    if classes[at - 1] in "PT.,":
        return at
    # An organization ends with its head noun or its country: the name is all that follows.
    if classes[at - 1] in "HFQg":
        return at
    # A given name starts a name: "Regions XXI Vek Olga Petrova".
    given = [number for number in range(at + 1, end - 1) if classes[number] == "N"]
    return given[0] if given and classes[at] == "C" else at


def start_of_russian_name(sentence: Sentence, run: tuple[int, int]) -> int:
    """Return where a name starts in a run of capitalised words whose first ones can belong to an organization."""
    classes = sentence.classes
    start, end = run
    while end - start > 2 and classes[start] != "G" and find_city(sentence.tokens[start].text):  # noqa: PLR2004
        start += 1
    if end - start > _MAX_NAMESAKE + 1 and _is_named_after(sentence, start):
        start += _MAX_NAMESAKE
    patronymic = classes.rfind("N", start, end)
    if patronymic > start:
        return max(start, patronymic - (2 if patronymic == end - 1 else 1))
    initials = classes.find("I", start, end)
    if initials >= 0:
        return initials if initials < end - 1 else initials - 1
    family = [number for number in range(start, end - 1) if _VIETNAMESE.fullmatch(sentence.tokens[number].text)]
    if family:
        return family[-1]
    given = classes.find("G", start, end - 1)
    if given >= 0:
        return given
    # "палаты Нгуен Ван Хоа", but "Университета Тромсё Ларс Хансен".
    is_after_region = start > 0 and sentence.tokens[start - 1].text.startswith("провинц")
    longest = 2 if classes[start - 1] in "Hx" or is_after_region else 3
    return max(start, end - longest)


def _is_named_after(sentence: Sentence, start: int) -> bool:
    """Return whether "имени" is before a name: "университета имени Ивана Крылова Мария Белова"."""
    return any(token.text.lower() in {"имени", "им"} for token in sentence.tokens[max(0, start - 2) : start])


def orgs_of_position(sentence: Sentence, position: tuple[int, int], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the organizations of the posts of one person."""
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
        if language.envoys.match(sentence.tokens[core.start()].text):
            # "посол Узбекистана в Беларуси"
            stop = next((number for number in range(start, stop) if classes[number] in "ir"), stop)
        if not language.connectors and (named := language.organization.match(classes, start, stop)):
            # "консерватории, народный артист РТ": what follows the comma is about the person.
            stop = named.end() if classes[named.end() : named.end() + 1] == "," else stop
        if start < stop:
            yield start, stop
        at = following.end() if following else end


def _start_of_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return where the organization of a post starts, after the unit or the field that belongs to the post."""
    classes = sentence.classes
    if not language.connectors:
        for after in range(start + 1, min(start + 3, stop)):
            unit = " ".join(token.text for token in sentence.tokens[start:after])
            if language.units.fullmatch(unit) and classes[after] in "HhCAQKg":
                return after
        # "проректор по международной деятельности СПбГУ"
        while start < stop and (classes[start] in "zxa" or classes[start : start + 2] in {"jx", "jj"}):
            start += 1
        return start
    at = start
    while at < stop:
        connector = classes[at]
        after = at + 1
        while after < stop and classes[after] == "t":
            after += 1
        following = next((number for number in range(after, stop) if classes[number] in language.connectors), stop)
        unit = " ".join(token.text for token in sentence.tokens[after:following])
        if following < stop and (connector in language.field_connectors or language.units.fullmatch(unit)):
            at = following
            continue
        return stop if connector in language.field_connectors else after
    return stop
