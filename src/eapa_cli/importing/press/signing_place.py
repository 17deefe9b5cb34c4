"""The place of a signing: venue, city and country, each with its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.city_names import find_city_of_report
from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout
from eapa_cli.importing.press.page_verdict import Verdict
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import (
    capital_of_region,
    cities_in,
    city_at,
    countries_in,
    country_of,
    country_of_word,
    find_country,
)
from eapa_cli.text.cities import City, capitals
from eapa_cli.text.translatable_message import Message

_MAX_HEADING: Final = 8
_MAX_NAME: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """A place of signing; each part with its words."""

    name: Found[str] | None = None
    city: Found[str] | None = None
    country: Found[str] | None = None


def find_place(layout: Layout, verdict: Verdict, language: Language, names: Sequence[Span]) -> DraftPlace:
    """Return the place of signing: from the reports of the signing, else the place of the news report."""
    places = [*_places_in_reports(layout, verdict, language, names)]
    venue = next((place for place in places if place.name), None)
    city = next((place for place in places if place.city), None)
    if not city and not (venue and venue.country and not venue.city):
        city = next(_place_of_dateline(layout, language), None)
    if not city:
        visited = next(_place_of_visit(layout, verdict, language), None)
        city = visited if visited and (not venue or _is_in_same_country(venue, visited)) else None
    country = next((place.country for place in (city, venue, *places) if place and place.country), None)
    return DraftPlace(name=venue.name if venue else None, city=city.city if city else None, country=country)


def _is_in_same_country(venue: DraftPlace, visited: DraftPlace) -> bool:
    """Return whether a venue whose city is unknown can be in the city of the visit."""
    countries = [place.country.value for place in (venue, visited) if place.country]
    return venue.city is None and len(countries) > 1 and countries[0] == countries[1]


def _places_in_reports(
    layout: Layout, verdict: Verdict, language: Language, names: Sequence[Span]
) -> Iterator[DraftPlace]:
    for report in _with_ceremony(layout, verdict, language):
        text = layout.text(report)
        yield from _cities(report, text, language, names)
        yield from _capitals(report, text, language)
        yield from _unlisted_cities(report, text, language, names)
        yield from _venues(layout, report, text, language)
        yield from _countries(report, text, language, names)


def _with_ceremony(layout: Layout, verdict: Verdict, language: Language) -> Iterator[Span]:
    yield from verdict.reports
    if layout.title and verdict.is_signing:
        yield layout.title
    for sentence in layout.sentences:
        if sentence not in verdict.reports and language.places.ceremony.search(layout.text(sentence)):
            yield sentence


def _cities(report: Span, text: str, language: Language, names: Sequence[Span]) -> Iterator[DraftPlace]:
    for offset, city in cities_in(text, find_city):
        name = city_at(text, offset, find_city)
        if not name:
            continue
        words = Span(report.start + offset, report.start + offset + len(name[1]))
        after = text[offset + len(name[1]) :]
        is_place = language.places.before_city.search(text[:offset]) or language.places.hosts.match(after)
        if not is_place or re.match(r"-|'(?!s)|[\"»]| (?:[A-Z][a-z]|[«\"])", after):
            continue
        if any(one.contains(words) and one != words and (one.start, after[:2]) != (words.start, " (") for one in names):
            continue
        nominative = city.russian if language.code == "ru" else name[1]
        reason = "" if nominative == name[1] else Message("the nominative of '%(words)s'", words=name[1])
        yield DraftPlace(
            city=Found(value=nominative, span=words, reason=reason),
            country=Found(value=city.country, span=words, reason=_country_of(nominative)),
        )


def _unlisted_cities(report: Span, text: str, language: Language, names: Sequence[Span]) -> Iterator[DraftPlace]:
    """Yield the cities that the text itself calls so, or whose country it names: "in the city of X", "in X, Y"."""
    for match in language.places.any_city.finditer(text):
        group = "named" if match["named"] else "city"
        country = country_of_word(match["country"], language.code) if match["country"] else None
        words = Span(report.start + match.start(group), report.start + match.end(group))
        if any(one.overlaps(words) for one in names) or not (match["named"] or country):
            continue
        if find_city(match[group]) or country_of_word(match[group], language.code):
            continue
        yield DraftPlace(
            city=Found(value=match[group], span=words),
            country=Found(value=country, span=words) if country else None,
        )


def _capitals(report: Span, text: str, language: Language) -> Iterator[DraftPlace]:
    for match in language.places.capital.finditer(text):
        named = match["country"] or match["adjective"].capitalize()
        country = country_of(named, language.code) or find_country(named)
        city = capital_of_region(named) or (capitals().get(country) if country else None)
        if city:
            words = Span(report.start + match.start(), report.start + match.end())
            name = city.russian if language.code == "ru" else city.english
            reason = Message("%(name)s is '%(words)s'", name=name, words=match[0])
            yield DraftPlace(
                city=Found(value=name, span=words, reason=reason),
                country=Found(value=city.country, span=words, reason=reason),
            )


def _country_of(name: str) -> Message:
    return Message("the country of %(name)s", name=name)


def _venues(layout: Layout, report: Span, text: str, language: Language) -> Iterator[DraftPlace]:
    for match in language.places.venue.finditer(text):
        name = match["venue"].strip()
        start = report.start + match.start("venue")
        words = Span(start, start + len(name))
        inside = language.places.venue_city.search(name)
        city = Span(start + inside.start("city"), start + inside.end("city")) if inside else None
        known = country_of(_host_of_embassy(name), language.code)
        country = known or (_country_of_city(layout, inside["city"], language) if inside else None)
        yield DraftPlace(
            city=Found(value=inside["city"], span=city) if inside and city else None,
            name=Found(value=re.sub(r"\A[Tt]he ", "", " ".join(layout.source.words(words).split())), span=words),
            country=Found(value=country, span=words, reason=_country_of(name)) if country else None,
        )


_EMBASSY: Final = re.compile(r"(?:the )?(?:[A-Z]\w+ ){0,3}(?:Embassy|Consulate|посольств|консульств)", re.IGNORECASE)


def _host_of_embassy(venue: str) -> str:
    """Return the part of a venue that names its country: of an embassy, the country that it is in."""
    return (
        re.split(r" in | в ", venue, maxsplit=1)[-1]
        if _EMBASSY.match(venue) and re.search(r" in | в ", venue)
        else ("" if _EMBASSY.match(venue) else venue)
    )


def _countries(report: Span, text: str, language: Language, names: Sequence[Span]) -> Iterator[DraftPlace]:
    for match in language.places.in_country.finditer(text):
        words = Span(report.start + match.start(1), report.start + match.end(1))
        if any(one.overlaps(words) for one in names):
            continue
        country = next(countries_in(match[1], language.code), None)
        if country:
            yield DraftPlace(country=Found(value=country, span=words))


def _place_of_dateline(layout: Layout, language: Language) -> Iterator[DraftPlace]:
    for line in layout.lines[:8]:
        text = layout.text(line)
        opening = language.dates.dateline.match(text)
        is_heading = (len(text.split()) < _MAX_HEADING and re.match(r"[^,.]+,", text)) or len(text.split()) < _MAX_NAME
        if not opening and not is_heading:
            continue
        at = len(text) - len(text.lstrip())
        found = city_at(text, at, find_city_of_report if opening else find_city)
        # "UNITED NATIONS, New York, 20 September"
        if not found and opening and (comma := re.match(r"[^,]{3,40}, ", opening[0])):
            at = comma.end()
            found = city_at(text, at, find_city)
        # "Vladimir Petrov, director" and "Naryn Mountain University (NMU)" are not places.
        following = re.match(r"\s([^\W\d_]+)", text[at + len(found[1]) :]) if found else None
        is_name = following and not (following[1].isupper() or language.dates.months.get(following[1][:3].lower()))
        is_country = bool(opening and following and country_of_word(following[1], language.code))
        if found and (not is_name or is_country):
            city, name = found
            words = Span(line.start + at, line.start + at + len(name))
            shown = city.russian if language.code == "ru" else _printed(name, city)
            yield DraftPlace(
                city=Found(value=shown, span=words, reason=Message("'%(name)s' starts the report", name=name)),
                country=Found(value=city.country, span=words, reason=_country_of(shown)),
            )


def _printed(name: str, city: City) -> str:
    """Return the English name of a city as printed, without capitals: "NUR-SULTAN" was the name at that time."""
    usual = name.title() if name.isupper() else name
    return usual if find_city_of_report(usual) else city.english


def _place_of_visit(layout: Layout, verdict: Verdict, language: Language) -> Iterator[DraftPlace]:
    """Yield the city that the sentence before the report says was visited, if the report mentions the visit."""
    for report in verdict.reports[:1]:
        at = layout.sentences.index(report)
        before = layout.sentences[at - 1] if at else None
        if before is None:
            continue
        text = layout.text(before)
        cue = language.places.visit.search(layout.text(report))
        # "It was signed by": the sentence before names the document.
        is_pronoun = not language.events.document.search(layout.text(report))
        names_document = is_pronoun and language.events.document.search(text)
        if (cue and cue["cue"]) or names_document or language.places.visited.search(text):
            yield from _cities(before, text, language, ())
        for match in language.places.visited.finditer(text) if cue else ():
            if found := city_at(text, match.end(), find_city):
                city, name = found
                words = Span(before.start + match.end(), before.start + match.end() + len(name))
                shown = city.russian if language.code == "ru" else city.english
                yield DraftPlace(
                    city=Found(
                        value=shown,
                        span=words,
                        reason=Message("'%(verb)s %(city)s' just before the report", verb=match[0].strip(), city=name),
                    ),
                    country=Found(value=city.country, span=words, reason=_country_of(shown)),
                )


def _country_of_city(layout: Layout, name: str, language: Language) -> str | None:
    """Return the country that the text names with a city: "X town of Lebanon"."""
    for match in re.finditer(rf"\b{re.escape(name)}\b[^,.;]{{0,30}}", layout.plain[: layout.end]):
        country = country_of(match[0], language.code)
        if country:
            return country
    return None
