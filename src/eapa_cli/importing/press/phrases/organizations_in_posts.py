"""The organizations inside the post of a person: "the Hill Museum" in "head of the archive of the Hill Museum".

"The minister of culture of Peru" has words of several kinds between the post and the organization. Here a *unit* is a
part of an organization ("department of"), and a *field* is what a person or unit is responsible for ("culture", "for
science"). Both belong to the post.

The patterns use the letters A acronym, B brackets, C capitalised, F field, H head noun, h the same in lower case,
K known name, M modifier of a post, Q quoted name, g country, j adjective, x other word, t article, z a Russian
preposition inside a name, and the small words a "and", f "for", n "on", o "of".
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
# One word of a Russian field in front of an organization, such as each of "культуры, по международным делам и спорту" =
# x,zjxax, and "развитию" in "по развитию «Горного института»" = zxQ. Without "по", a noun before quotes belongs to the
# organization: "программы «Берег»" = xQ.
_WORD_OF_RUSSIAN_FIELD: Final = re.compile("[za,]|(?<=z)x|x(?!Q)|[jM](?=[xj])")
# A part of an organization: "управления" in "начальник управления международных связей Горного университета". With a
# capital letter it is an organization itself.
_RUSSIAN_UNIT: Final = re.compile("(?:управлени|отдел|департамент|факультет|кафедр|сектор|служб)[а-яё]{0,3}")
# The field of a Russian unit before its organization: "международных связей" = jx, "по делам" = zx, "права и новых
# языков" = xajx
_FIELD_OF_RUSSIAN_UNIT: Final = re.compile("z?[jM]*x(?:aj*x)?(?=[HhCAQK])")
# After "Department", which is then an organization and not a unit: "of Health of Peru" = oFog
_FIELD_AND_COUNTRY: Final = re.compile("[ofn]t?[CFgMja]+ot?g+")
_MINISTERS: Final = frozenset({"minister", "ministers"})
# After "head of": "international cooperation" = jx, "External Relations and Sport" = FFaF
_FIELD_OF_POST: Final = re.compile("[xjM]*[xF][xFMa,]*")
# "в" in "посол Узбекистана в Беларуси", "to" in "ambassador of Peru to Kenya"
_BEFORE_HOST_COUNTRY: Final = frozenset({WordClass.IN, WordClass.TO_OR_FROM})
# "полпред президента в Горной области"
_PLENIPOTENTIARY: Final = re.compile("полпред[а-яё]{0,2}", re.IGNORECASE)
# After "Public Records Office", which is then an organization and not a unit: "of Ghana" = og
_COUNTRY_ONLY: Final = re.compile("ot?g+")
# After "Vice-Rector of the": "Hill University for Arts" = CHfF. The field belongs to the post.
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
        # `core` is a post without its organization, as "rector".
        core = language.position.match(classes, at, end)
        if not core:
            at += 1
            continue
        following = language.next_position.search(classes, core.end(), end)
        stop = following.start() if following else end
        start = _start_of_org(sentence, core.end(), stop, language)
        # "ambassador of Peru to Kenya": the organization is Peru.
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
    """Return where an organization ends before its governing body: after "Hill Bank" in "Hill Bank Executive Board"."""
    words = " ".join(token.text for token in sentence.tokens[stop - 2 : stop])
    return stop - 2 if stop - start > 2 and _GOVERNING_BODY.fullmatch(words) else stop  # noqa: PLR2004


def _without_field(sentence: Sentence, start: int, stop: int) -> int:
    """Return where a university ends before the field of a deputy: "Vice-Rector of Hill University for Research"."""
    field = _FIELD_OF_DEPUTY.search(sentence.classes, start, stop)
    is_university = field and sentence.tokens[field.start() - 1].text.lower() in _UNIVERSITIES
    return field.start("field") if field and is_university and field.end() == stop else stop


def _start_of_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return where the organization of a post starts, after the unit or the field that belongs to the post.

    In "director of the department of culture of A", the unit "department" and the field "culture" are before it; in
    "deputy for science of A", the field "science".
    """
    classes = sentence.classes
    if language.has_cases:
        return _start_of_russian_org(sentence, start, stop, language)
    at = start
    is_after_unit = False
    # "the minister of culture of Peru" is of the ministry of culture: no field is before the organization.
    is_minister = sentence.tokens[start - 1].text.lower() in _MINISTERS
    while at < stop:
        # One connector with the words after it: "of the department", "for science".
        connector = classes[at]
        after = at + 1
        while after < stop and classes[after] == WordClass.ARTICLE:
            after += 1
        following = next((number for number in range(after, stop) if classes[number] in language.connectors), stop)
        words = " ".join(token.text for token in sentence.tokens[at + 1 : following])
        # "the Department of Health of Peru"; "the Public Records Office of Ghana", but not "the Department of Ghana"
        has_several_words = " " in words
        is_of_country = _FIELD_AND_COUNTRY.fullmatch(classes, following, stop) or (
            has_several_words and _COUNTRY_ONLY.fullmatch(classes, following, stop)
        )
        is_unit = bool(language.units.fullmatch(words)) and not is_of_country
        # "the Faculty of Law of Lake University", "director of international cooperation at Lake University"
        may_be_field = is_after_unit or not is_minister
        is_field = may_be_field and _FIELD_OF_POST.fullmatch(classes, after, following)
        # "head of international cooperation" names no organization.
        if following == stop and (is_field or language.whole_units.fullmatch(words)):
            return stop
        # These words belong to the post: the next connector is read.
        if following < stop and (connector in language.field_connectors or is_unit or is_field):
            at = following
            is_after_unit = is_unit
            continue
        # "rector of A", but "secretary for peace"
        return stop if connector in language.field_connectors else after
    return stop


def _start_of_russian_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return the same in Russian, where the organization is in the genitive without a preposition."""
    classes = sentence.classes
    # "полпред в Горной области" and "полпред президента Перу в Горной области" are of the region.
    post = sentence.tokens[max(0, start - 2) : start]
    is_plenipotentiary = any(_PLENIPOTENTIARY.fullmatch(token.text) for token in post)
    place = classes.find(WordClass.IN, start, stop) if is_plenipotentiary else -1
    if place >= 0:
        return place + 1
    # "начальник управления международных связей Горного университета"
    is_unit = start < stop and _RUSSIAN_UNIT.fullmatch(sentence.tokens[start].text)
    if is_unit and (field := _FIELD_OF_RUSSIAN_UNIT.match(classes, start + 1, stop)):
        return field.end()
    # a unit of one or two words: "председатель правления Фонда мира", "декан исторического факультета МГУ"
    for after in range(start + 1, min(start + 3, stop)):
        unit = " ".join(token.text for token in sentence.tokens[start:after])
        # "президент Олимпийского комитета Перу" is not of Peru: only the country follows.
        is_whole_name = unit[0].isupper() and not classes[after:stop].strip(WordClass.COUNTRY)
        if not is_whole_name and language.units.fullmatch(unit) and classes[after] in _START_OF_ORGANIZATION:
            return after
    # "проректор по международной деятельности СПбГУ"
    while start < stop and _WORD_OF_RUSSIAN_FIELD.match(classes, start):
        start += 1
    # "уполномоченный по правам ребёнка в Горной области"
    return start + 1 if classes[start:stop].startswith(WordClass.IN) else start
