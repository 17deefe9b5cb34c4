"""The organizations inside the post of a person: "the Hill Museum" in "head of the archive of the Hill Museum".

The letters of the patterns are those of `WordClass`. The comments give the letters of their examples in brackets.
"""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Sentence, TokenRange
from eapa_cli.importing.press.words.word_classes import WordClass

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
# One word of a field in front of an organization: "по международной деятельности" (zjx), "культуры, по делам молодёжи"
# (x,zxx), "по СМИ" before "Горного" (zA before C). A noun before quotes belongs to the organization: "директор
# программы «Берег»" (PxQ).
_WORD_OF_FIELD: Final = re.compile("[za,]|(?<=z)x|(?<=z)A(?=[jCHh])|x(?!Q)|(?=[jM][xj])[jM]")
# A part of an organization: "управления" in "начальник управления международных связей Горного университета". With a
# capital letter it is an organization itself.
_UNIT: Final = re.compile("(?:управлени|отдел|департамент|факультет|кафедр|сектор|служб)[а-яё]{0,3}")
# The field of a unit before its organization: "международных связей" (jx), "права" (x).
_FIELD_OF_UNIT: Final = re.compile("z?[jM]*x(?:aj*x)?(?=[HhCAQK])")
# The field and the country after an organization, which looks like a unit: "of Health of Peru" (oFog) after "the
# Department", "for Peace under the Cabinet" (fFutC) after "Committee".
_FIELD_AND_COUNTRY: Final = re.compile("[ofn]t?[CFgMja]+(?:ot?g+|(?:[fn][CFgMja]+)?u.*)")
# "the minister of culture of Peru" is of the ministry, and not of the country.
_MINISTERS: Final = frozenset({"minister", "ministers"})
# "international cooperation" (jx) after "director of", "External Relations and Sport" (FFaF) after "head of"
_FIELD_OF_POST: Final = re.compile("[xjM]*[xF][xFMa,]*")
# "посол Узбекистана в Беларуси", "ambassador of Peru to Kenya"
_BEFORE_HOST_COUNTRY: Final = frozenset({WordClass.IN, WordClass.TO_OR_FROM})
_PLENIPOTENTIARY: Final = re.compile("полпред[а-яё]{0,2}", re.IGNORECASE)
# "of Ghana" (og) after "the Public Records Office"
_COUNTRY_ONLY: Final = re.compile("ot?g+")
# "for International Affairs" (fFF) after "Vice-Rector of the Hill University" (CH): the field of the post
_FIELD_OF_DEPUTY: Final = re.compile("(?<=[CFgA]H)B?(?P<field>f[CF]+(?:a[CF]+)?)")
_DEPUTIES: Final = re.compile("(?:deputy|vice|pro|associate|assistant)\\b", re.IGNORECASE)
_UNIVERSITIES: Final = frozenset({"university", "college", "polytechnic"})
_GOVERNING_BODY: Final = re.compile(
    "(?:Executive|Management|Managing|Supervisory|Governing|Administrative|Advisory) (?:Board|Committee|Council)"
)


def orgs_of_position(sentence: Sentence, position: TokenRange, language: Language) -> Iterator[TokenRange]:
    """Yield the organizations in the posts of a person as ranges of tokens: "rector of A and chairman of B"."""
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
        if language.has_cases and (named := language.organization.match(classes, start, stop)):
            # "консерватории, народный артист РТ": what follows the comma is about the person.
            stop = named.end() if classes[named.end() : named.end() + 1] == WordClass.COMMA else stop
        stop = _without_unit(sentence, start, stop)
        if _DEPUTIES.match(sentence.tokens[core.start()].text):
            stop = _without_field(sentence, start, stop)
        if start < stop:
            yield start, stop
        at = following.end() if following else end


def _without_unit(sentence: Sentence, start: int, stop: int) -> int:
    """Return where an organization ends without its governing body: "Hill Bank" in "Hill Bank Management Board"."""
    words = " ".join(token.text for token in sentence.tokens[stop - 2 : stop])
    return stop - 2 if stop - start > 2 and _GOVERNING_BODY.fullmatch(words) else stop  # noqa: PLR2004


def _without_field(sentence: Sentence, start: int, stop: int) -> int:
    """Return where a university ends without the field of a deputy: "Vice-Rector of Hill University for Research"."""
    field = _FIELD_OF_DEPUTY.search(sentence.classes, start, stop)
    is_university = field and sentence.tokens[field.start() - 1].text.lower() in _UNIVERSITIES
    return field.start("field") if field and is_university and field.end() == stop else stop


def _start_of_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return where the organization of a post starts, after the unit or the field that belongs to the post.

    In "director of the department of culture of A", "department" is a unit. In "deputy for science of A", "science" is
    a field.
    """
    classes = sentence.classes
    if language.has_cases:
        return _start_of_russian_org(sentence, start, stop, language)
    at = start
    is_after_unit = False
    is_minister = sentence.tokens[start - 1].text.lower() in _MINISTERS
    while at < stop:
        connector = classes[at]
        after = at + 1
        while after < stop and classes[after] == WordClass.ARTICLE:
            after += 1
        following = next((number for number in range(after, stop) if classes[number] in language.connectors), stop)
        unit = " ".join(token.text for token in sentence.tokens[at + 1 : following])
        is_unit = bool(language.units.fullmatch(unit)) and not _FIELD_AND_COUNTRY.fullmatch(classes, following, stop)
        is_unit = is_unit and not (" " in unit and _COUNTRY_ONLY.fullmatch(classes, following, stop))
        # "the Faculty of Law of Lake University", "director of international cooperation at Lake University"
        may_be_field = is_after_unit or not is_minister
        is_field = may_be_field and _FIELD_OF_POST.fullmatch(classes, after, following)
        if following == stop and (is_field or language.whole_units.fullmatch(unit)):
            return stop
        if following < stop and (connector in language.field_connectors or is_unit or is_field):
            at = following
            is_after_unit = is_unit
            continue
        return stop if connector in language.field_connectors else after
    return stop


def _start_of_russian_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return the same in Russian, where the organization is in the genitive without a preposition."""
    classes = sentence.classes
    # "полпред президента Перу в Горной области": the region, and not the country
    is_plenipotentiary = _PLENIPOTENTIARY.fullmatch(sentence.tokens[start - 1].text) or (
        start > 1 and _PLENIPOTENTIARY.fullmatch(sentence.tokens[start - 2].text)
    )
    place = classes.find(WordClass.IN, start, stop) if is_plenipotentiary else -1
    if place >= 0:
        return place + 1
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
