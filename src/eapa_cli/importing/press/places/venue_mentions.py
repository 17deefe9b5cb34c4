"""Venues that a sentence names as the place of an event, with the city and country that their names give."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.places.passage import DraftPlace, Passage, country_reason, draft_city
from eapa_cli.importing.press.russian import nominative
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_named, country_of
from eapa_cli.matching.regions import city_of_adjective, country_of_name
from eapa_cli.model.message import Message

# A venue may be followed by its country: "Hill House (Lima, Peru)".
_IN_BRACKETS: Final = re.compile(r" \((?:[^()]*, )?(?P<country>[A-ZА-ЯЁ][\w' -]{2,40})\)")
# "в здании", "в зале": a venue without a name
_UNNAMED: Final = re.compile("[Дд]оме|здании|зале|офисе|стенах|помещении|площадке|резиденции|Министерстве")
# An adjective of a city just before the noun of a building, or of an institution with one seat. "доме" is not in this
# list, because a "Московский дом" can be in another city.
_CITY_AND_BUILDING: Final = re.compile(
    r"(?P<adjective>[\w-]+ск(?:ом|ой|ого)) (?:[а-яё]+(?:ом|ой|ого) ){0,3}"
    r"(?i:ратуш|мэри|кремл|отел|гостиниц|музе|библиотек|театр|университет|институт|академи|филармони|консерватори|"
    r"администраци|архив)[а-яё]{1,2}\b"
)
# "his counterpart at the Hill Academy": the organization of a person
_OF_PERSON: Final = re.compile(
    r"\b(?:counterpart|colleague|lecturer|partner|professor|researcher|scholar|student)s?"
    r"|\b(?:based|educated|enrolled|employed|studying|teaching|working|works)",
)
# "the Embassy of Peru in Kenya"
_EMBASSY: Final = re.compile(r"(?:the )?(?:[A-Z]\w+ ){0,3}(?:Embassy|Consulate|посольств|консульств)", re.IGNORECASE)


def find_venues(passage: Passage) -> Iterator[DraftPlace]:
    """Yield the venues of a sentence, with their cities and countries if the text names them."""
    layout, language = passage.layout, passage.language
    for match in language.places.venue.finditer(passage.text):
        name = match["venue"].strip()
        # After "сообщили" in "сообщили в театре", the venue is the source of the news.
        before = passage.text[: match.start()].rstrip().rpartition(" ")[2]
        if _UNNAMED.fullmatch(name) or language.speaking.search(before) or _OF_PERSON.fullmatch(before):
            continue
        words = passage.words(match.start("venue"), match.start("venue") + len(name))
        city = _city_of_venue(passage, name, words)
        country = country_of_name(_host_of_embassy(name), language.code) or _country_in_brackets(passage, match)
        if not country:
            country = city.country.value if city and city.country else passage.country_of_host(name)
        yield DraftPlace(
            city=city.city if city else None,
            name=_name_of_venue(" ".join(layout.source.words(words).split()), words, language),
            country=Found(value=country, span=words, reason=country_reason(name)) if country else None,
        )


def _name_of_venue(printed: str, words: Span, language: Language) -> Found[str]:
    """Return the name of a venue without an article, and in Russian in the nominative."""
    if not language.has_cases:
        return Found(value=re.sub(r"\A[Tt]he ", "", printed), span=words)
    # "зале" is also a case of "зала".
    name = nominative.phrase(re.sub(r"\Aзале\b", "зал", printed))
    return Found(
        value=name,
        span=words,
        reason="" if name == printed else Message("the nominative of '%(words)s'", words=printed),
    )


def _city_of_venue(passage: Passage, name: str, words: Span) -> DraftPlace | None:
    """Return the city that the name of a venue gives: "City Hall of Kazan", with its country if it is known."""
    match = passage.language.places.venue_city.search(name)
    if not match:
        return _city_of_adjective(passage, name, words)
    group = "city" if match["city"] else "before"
    span = Span(words.start + match.start(group), words.start + match.end(group))
    if known := find_city(match[group]):
        shown = known.russian if passage.language.code == "ru" else match[group]
        return draft_city(shown, known, span, Message("the city of %(name)s", name=name))
    if group == "before":  # "Hill Museum": the word before a venue need not be a city
        return None
    country = _country_of_city(passage.layout, match[group], passage.language)
    return DraftPlace(
        city=Found(value=match[group], span=span),
        country=Found(value=country, span=span, reason=country_reason(name)) if country else None,
    )


def _city_of_adjective(passage: Passage, name: str, words: Span) -> DraftPlace | None:
    """Return the city of an adjective in a Russian venue: "ташкентском отеле", "зале Казанской ратуши"."""
    match = _CITY_AND_BUILDING.search(name) if passage.language.has_cases else None
    city = city_of_adjective(match["adjective"]) if match else None
    if not match or not city:
        return None
    span = Span(words.start + match.start("adjective"), words.start + match.end("adjective"))
    return draft_city(city.russian, city, span, Message("the city of %(name)s", name=name))


def _country_in_brackets(passage: Passage, venue: re.Match[str]) -> str | None:
    match = _IN_BRACKETS.match(passage.text, venue.end("venue"))
    return country_named(match["country"], passage.language.code) if match else None


def _host_of_embassy(venue: str) -> str:
    """Return the part of a venue that names its country: of an embassy, the country that it is in."""
    if not _EMBASSY.match(venue):
        return venue
    _, _, host = re.sub(" в ", " in ", venue).partition(" in ")
    return host


def _country_of_city(layout: Layout, name: str, language: Language) -> str | None:
    """Return the country that the text names with a city: "X town of Lebanon"."""
    for match in re.finditer(rf"\b{re.escape(name)}\b[^,.;]{{0,30}}", layout.plain[: layout.end]):
        if country := country_of(match[0], language.code):
            return country
    return None
