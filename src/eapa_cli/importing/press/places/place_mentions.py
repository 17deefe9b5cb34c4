"""Cities and countries that a sentence names as the place of an event, each with its words."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.places.passage import DraftPlace, Passage, draft_city
from eapa_cli.importing.press.places.smaller_cities import find_city_after_preposition, is_adjective
from eapa_cli.importing.press.russian import nominative
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import (
    capital_of_region,
    cities_in,
    city_at,
    country_named,
    country_of,
    country_of_region,
    country_of_word,
    find_country,
)
from eapa_cli.matching.regions import country_of_named_region
from eapa_cli.model.message import Message
from eapa_cli.text.cities import capitals

# After a city: a part of a longer name, such as "Moscow-based", "Moscow State University", "Москва «Сити»".
_LONGER_NAME: Final = re.compile(r"-|'(?!s)|[\"»]| (?:[A-Z][a-z]|[«\"]|(?:region|oblast|province|district|county)\b)")
_END_OF_NAME: Final = re.compile(r"\Z|[,.;:()]|\s[^A-ZА-ЯЁ«\"]")
_COUNTRY_AFTER: Final = re.compile(
    r"(?:, | \()(?:[A-Z][a-z]+, )?(?P<country>(?:the )?[A-ZА-ЯЁ][\w' -]{2,40})(?=\)|[.;]|\Z|, (?![A-ZА-ЯЁ]))"
)
# "in Osh, Lima and Kazan", "in Peru and Kenya": the last of several places after the first one.
_LAST_PLACE: Final = re.compile(
    r"(?:, (?:the )?[A-ZА-ЯЁ][\w-]+)*,? (?:and|и) (?:(?:in|to|the|в|во) )*"
    r"(?P<last>[A-ZА-ЯЁ][\w-]+(?: [A-ZА-ЯЁ][\w-]+)?)"
)
# "the agreement between X and Y in Osh was signed": the city of Y
_BETWEEN_AND: Final = re.compile(r"\bbetween [^.;]* and [^.;]*\Z")
_BEFORE_VERB: Final = re.compile(r" (?:was|were|has|have|had)\b")
_IN_CITY: Final = re.compile(" in [A-Z]")
# " has signed" in "Hill Museum in Osh has signed"
_BEFORE_ACTIVE_VERB: Final = re.compile(r"(?: (?:has|have))?(?: \w+)? (?:signed|inked|concluded)\b")
# A city in a remark: "the ambassador (with residence in Osh)".
_IN_REMARK: Final = re.compile(r"\([^()]*\b(?:in|в) \Z")
_RUSSIAN_IN: Final = re.compile(r"\b(?:[вВ]о?|[нН]а) \Z")
_REPUBLIC_OF: Final = re.compile(r"\A(?:Republic of (?:the )?|Республика )")
_ARRIVED: Final = re.compile(r"\b(?:прибы|прилет|приех|визит|поездк)\w*[^.;]{0,40}\Z")
_ARRIVES_THERE: Final = re.compile(r" (?:\w+ ){0,3}(?:прибы|прилет|приех)")

# Only so many cities of a sentence are checked; a sentence with more is a list of them.
_MAX_CITIES: Final = 20


def find_cities(passage: Passage) -> list[DraftPlace]:
    """Return the cities of a sentence in the order in which it names them."""
    found = [*_known_cities(passage), *_capitals(passage), *_unlisted_cities(passage)]
    return sorted(found, key=lambda place: place.city.span if place.city else Span(0, 0))


def _known_cities(passage: Passage) -> Iterator[DraftPlace]:
    text, language = passage.text, passage.language
    end_of_skipped: int | None = None
    offsets = (offset for offset, _ in islice(cities_in(text, find_city_after_preposition), _MAX_CITIES))
    found = [(offset, *one) for offset in offsets if (one := city_at(text, offset, find_city_after_preposition))]
    for offset, city, name in found:
        end = offset + len(name)
        words = passage.words(offset, end)
        is_of_venue = language.places.venue_of.search(passage.before(offset))
        if not is_of_venue and (not _is_place(passage, offset, name) or _is_in_name(passage, words, text[end:])):
            continue
        if _is_one_of_several(passage, end):
            continue
        if _is_elsewhere(passage, offset, end, end_of_skipped):
            end_of_skipped = end
            continue
        shown = city.russian if language.code == "ru" else name.removesuffix("'s")
        reason = "" if name.startswith(shown) else Message("the nominative of '%(words)s'", words=name)
        country = _country_after(passage, end)
        yield draft_city(shown, city, words, reason, country=country)


def _is_place(passage: Passage, offset: int, name: str) -> bool:
    """Return whether the words around a city make it the place of an event."""
    places, before, after = passage.language.places, passage.before(offset), passage.text[offset + len(name) :]
    if is_adjective(name, after):
        return False
    # The name of a smaller town can also be that of a person: "in Hillford, A" is a town, "in Hillford Museum" not.
    is_larger = find_city(name.removesuffix("'s"))
    ends_here = passage.language.has_cases or _END_OF_NAME.match(after)
    if not is_larger and not (places.preposition.search(before) and ends_here):
        return False
    # "during Museum Week Cairo 2024"
    if places.event_with_city.search(before) and re.match(r" (?:19|20)\d\d\b", after):
        return True
    is_place = places.before_city.search(before) or places.hosts.match(after)
    if not is_place or _is_goal(passage, before, name, after):
        return False
    # "in Kazan's City Hall", but not "in Kazan State University"
    return name.endswith("'s") or not _LONGER_NAME.match(after)


def _is_goal(passage: Passage, before: str, name: str, after: str) -> bool:
    """Return whether a Russian name after "в" is where something goes, and nobody arrived: "экспорт в Россию"."""
    if not passage.language.has_cases or not _RUSSIAN_IN.search(before):
        return False
    if _ARRIVED.search(before) or _ARRIVES_THERE.match(after):
        return False
    cases = nominative.cases_of(name.lower())
    return nominative.LOCATIVE not in cases if cases else name.endswith(("у", "ю"))


def _is_in_name(passage: Passage, words: Span, after: str) -> bool:
    """Return whether a city is part of the longer name of an organization."""
    # A city in brackets is the place of the organization: "at the office of the Hill Union (Osh)".
    if after.startswith(")") and passage.layout.plain[words.start - 1] == "(":
        return False
    return any(one.contains(words) and one != words for one in passage.names)


def _is_elsewhere(passage: Passage, start: int, end: int, end_of_skipped: int | None) -> bool:
    """Return whether a city belongs to a party, to a later event, or to the purpose of the document."""
    text, language, before = passage.text, passage.language, passage.before(start)
    # "a forum that will be held in Osh"
    if language.future.search(re.split(r"[;,—]", before)[-1]):
        return True
    if language.places.described.search(before) or _IN_REMARK.search(before):
        return True
    # "between X in Osh and Y"
    if language.places.between_parties.search(before) and language.places.and_party.match(text[end:]):
        return True
    if _BETWEEN_AND.search(before) and _BEFORE_VERB.match(text, end):
        return True
    if _is_of_party(passage, start, end):
        return True
    # "between X in Kazan and Y in Osh": after Kazan was skipped, Osh belongs to the other party.
    if end_of_skipped is not None and not language.events.signing.search(text[end_of_skipped:start]):
        return True
    # "a memorandum on the opening of a centre in Osh"
    document = next(language.events.document.finditer(text, 0, start), None)
    if not document or language.events.signing.search(text, document.end(), start):
        return False
    return language.places.purpose.search(text[document.end() : start]) is not None


def _is_of_party(passage: Passage, start: int, end: int) -> bool:
    """Return whether a city belongs to the organization before it: "A in Osh has signed", "A in Osh and B in Naryn"."""
    before = passage.before(start)
    name = next((one for one in passage.names if passage.words(start, end).start == one.end + len(" in ")), None)
    if not name or not before.endswith(" in "):
        return False
    # "the Hill State University (HSU) in Osh has signed": also the place, if the page mentions "a ceremony at HSU".
    short = re.sub(r".*\(|\)\Z", "", passage.layout.text(name))
    if re.search(rf"\b[Aa]t (?:the )?{re.escape(short)}(?!\w)", passage.layout.plain):
        return False
    others = (one for one in passage.names if not one.overlaps(name) and one.start < name.start)
    has_other_city = any(
        " in " in passage.layout.text(one) or _IN_CITY.match(passage.layout.plain, one.end) for one in others
    )
    return has_other_city or _BEFORE_ACTIVE_VERB.match(passage.text, end) is not None


def _is_one_of_several(passage: Passage, end: int) -> bool:
    """Return whether a place is the first of several: "visited Peru and Kenya", "in Osh, Lima and Kazan"."""
    match = _LAST_PLACE.match(passage.text, end)
    if not match:
        return False
    name, code = match["last"], passage.language.code
    words = (name, name.partition(" ")[0])
    is_place = any(find_city(word) or country_named(word, code) for word in words)
    return is_place and not _LONGER_NAME.match(passage.text, match.end())


def _country_after(passage: Passage, end: int) -> str | None:
    """Return the country that follows a city: "in Tripoli, Lebanon", "in Tripoli (Lebanon)"."""
    match = _COUNTRY_AFTER.match(passage.text, end)
    found = _country_at_start(match["country"], passage.language.code) if match else None
    return found[0] if found else None


def _capitals(passage: Passage) -> Iterator[DraftPlace]:
    for match in passage.language.places.capital.finditer(passage.text):
        named = match["country"] or match["adjective"][0].upper() + match["adjective"][1:]
        country = country_of(named, passage.language.code) or find_country(nominative.phrase(named))
        city = capital_of_region(named) or (capitals().get(country) if country else None)
        if city:
            name = city.russian if passage.language.code == "ru" else city.english
            reason = Message("%(name)s is '%(words)s'", name=name, words=match[0])
            yield draft_city(name, city, passage.words(*match.span()), reason)


def _unlisted_cities(passage: Passage) -> Iterator[DraftPlace]:
    """Yield the cities that the text itself calls so, or whose country it names: "in the city of X", "in X, Y"."""
    code = passage.language.code
    for match in passage.language.places.any_city.finditer(passage.text):
        group = "named" if match["named"] else "city"
        country, _ = _country_at_start(match["country"] or "", code) or (None, "")
        words = passage.words(*match.span(group))
        if any(one.overlaps(words) for one in passage.names) or not (match["named"] or country):
            continue
        if find_city(match[group]) or country_named(match[group], code):
            continue
        yield DraftPlace(
            city=Found(value=match[group], span=words),
            country=Found(value=country, span=words) if country else None,
        )


def find_countries(passage: Passage) -> Iterator[DraftPlace]:
    """Yield the countries of a sentence that are the place of an event, also by the name of a region."""
    for match, country, name in _named_countries(passage):
        start = match.start("place")
        end = start + len(name)
        words = passage.words(start, end)
        # "уполномоченный в Перу": the words are in the name of a party.
        if any(passage.text[match.start() : end] in host.name for host in passage.hosts):
            continue
        is_in_name = any(one.overlaps(words) for one in passage.names)
        if not (is_in_name or _is_elsewhere(passage, start, end, None) or _is_one_of_several(passage, end)):
            yield DraftPlace(country=Found(value=country, span=words))


def _named_countries(passage: Passage) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield the countries and regions after "in": the match, the code of the country, and the name."""
    places = passage.language.places
    for match in places.in_country.finditer(passage.text):
        found = _country_at_start(match["place"], passage.language.code)
        start = match.start("place")
        after = passage.text[start + len(found[1]) :] if found else ""
        if found and not _is_goal(passage, passage.before(start), found[1], after):
            yield match, *found
    for match in places.in_region.finditer(passage.text):
        if country := country_of_region(match["place"]):
            yield match, country, match["place"]


def _country_at_start(phrase: str, language: str) -> tuple[str, str] | None:
    """Return the country or region that starts a phrase, and its words: "South Korea" in "South Korea Lake Fund"."""
    # An English adjective alone is a language: "in Chinese", but "in the Chinese city".
    find = country_named if language == "en" and not phrase.startswith("the ") else country_of_word
    for word in reversed(list(re.finditer(r"\S+", phrase))):
        words = phrase[: word.end()]
        name = words.removeprefix("the ")
        names = [name, nominative.phrase(name)]
        names += [_REPUBLIC_OF.sub("", one) for one in names]
        if country := next(filter(None, (find(one, language) for one in names)), None) or country_of_named_region(name):
            return country, words
    return None
