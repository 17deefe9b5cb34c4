"""The place of a signing: venue, city and country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.event_sentences import sentence_before, sentences_of_event
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.page_verdict import Verdict
from eapa_cli.importing.press.page.publication_stamps import numeric_dates
from eapa_cli.importing.press.places.disputed_cities import names_disputed_city
from eapa_cli.importing.press.places.passage import DraftPlace, Host, Passage, draft_city
from eapa_cli.importing.press.places.place_mentions import find_cities, find_countries
from eapa_cli.importing.press.places.smaller_cities import find_city_of_report
from eapa_cli.importing.press.places.venue_mentions import find_venues
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import city_at, country_named, country_of_word
from eapa_cli.model.message import Message
from eapa_cli.text.cities import City

_COUNTRY_OF_DATELINE: Final = re.compile(r", (?P<country>[A-ZА-ЯЁ][\w ]{2,30}?)(?=[,.]| [—–-])")
_OTHER_CITY: Final = re.compile(r"/(?=[A-ZА-ЯЁ][a-zа-яё])")
# A line of at most so many words can be a heading that starts with a city: "Osh", "Osh, meeting of the rectors".
_MAX_WORDS_WITHOUT_COMMA: Final = 2
_MAX_WORDS_WITH_COMMA: Final = 7
# A line of at most so many words can consist of a city and a date.
_MAX_WORDS_WITH_DATE: Final = 8
# A dateline is in one of the first lines, or starts the report.
_MAX_LINES: Final = 8
# Only so many reports are searched, which limits the time.
_MAX_REPORTS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """A page to find the place of; `names` are spans of organizations, `posts` of positions, `hosts` the parties."""

    layout: Layout
    verdict: Verdict
    language: Language
    names: Sequence[Span]
    posts: Sequence[Span]
    hosts: Sequence[Host]

    def passage(self, span: Span, *, names: Sequence[Span] = ()) -> Passage:
        """Return a sentence of the page in which `names` are not places."""
        return Passage(layout=self.layout, span=span, language=self.language, names=names, hosts=self.hosts)


def find_place(page: PlaceContext, *, is_online: bool) -> DraftPlace:
    """Return the place of signing: from the reports, else from the event or visit, else from the dateline."""
    places = [*_places_in_reports(page)]
    if any(_is_one_of_several(page, place) for place in places):
        return DraftPlace()
    venue = next((place for place in places if place.name), None)
    city = next((place for place in places if place.city), None)
    if not city and not is_online:
        near = next(_cities_near_report(page), None)
        city = near if near and (not venue or _can_be_in(venue, near)) else None
        # An agency in Lima can report what was signed at the National Library of Kenya.
        if not city and not (venue and venue.country):
            city = next((place for place in _places_of_datelines(page) if _can_host(page, place)), None)
        if not city and not venue:
            venue = next(_venues_near_report(page), None)
            city = venue if venue and venue.city else None
    country = next((place.country for place in (city, venue, *places) if place and place.country), None)
    is_disputed = city and city.city and names_disputed_city(city.city.value)
    if not country and not is_online and not is_disputed:
        country = next((place.country for place in _countries_near_report(page)), None)
    return DraftPlace(
        name=venue.name if venue else None,
        city=city.city if city else None,
        country=country,
    )


def _is_one_of_several(page: PlaceContext, place: DraftPlace) -> bool:
    """Return whether the sentence of a city names several places of one signing: "simultaneously in Osh and Naryn"."""
    span = place.city.span if place.city else None
    sentences = (one for one in page.layout.sentences if span and one.contains(span))
    return any(page.language.places.several.search(page.layout.text(one)) for one in sentences)


def _can_host(page: PlaceContext, place: DraftPlace) -> bool:
    """Return whether the city of a news report can be where two countries signed: an agency can be in a third one."""
    countries = {host.country for host in page.hosts if country_named(host.name, page.language.code)}
    return len(countries) <= 1 or not place.country or place.country.value in countries


def _can_be_in(venue: DraftPlace, city: DraftPlace) -> bool:
    """Return whether a venue whose city is unknown can be in a city: its country is not another one."""
    return not venue.country or not city.country or venue.country.value == city.country.value


def _places_in_reports(page: PlaceContext) -> Iterator[DraftPlace]:
    for report in islice(_with_ceremony(page.layout, page.verdict, page.language), _MAX_REPORTS):
        passage = page.passage(report, names=[name for name in page.names if name.overlaps(report)])
        yield from find_cities(passage)
        # "Director of Arts at the Ministry of Culture" names no venue.
        yield from (
            one
            for one in find_venues(passage)
            if not any(one.name and post.contains(one.name.span) for post in page.posts)
        )
        yield from find_countries(passage)


def _with_ceremony(layout: Layout, verdict: Verdict, language: Language) -> Iterator[Span]:
    """Yield the reports, a headline about the signing or its event, and the sentences about the ceremony."""
    yield from verdict.reports
    title = layout.headline
    is_about_event = any(
        pattern.search(title)
        for pattern in (language.events.document, language.events.noun, language.places.visit, language.event_names)
    )
    if layout.title and verdict.is_signing and is_about_event:
        yield layout.title
    for sentence in layout.sentences:
        if sentence not in verdict.reports and language.places.ceremony.search(layout.text(sentence)):
            yield sentence


def _places_of_datelines(page: PlaceContext) -> Iterator[DraftPlace]:
    """Yield the cities with which the first lines and the first report start."""
    layout, language = page.layout, page.language
    reports = {report.start for report in page.verdict.reports[:1]}
    for line in (*layout.lines[:_MAX_LINES], *(line for line in layout.lines[_MAX_LINES:] if line.start in reports)):
        text = layout.text(line)
        found = _city_of_opening(text, language) or _city_of_heading(text, language)
        if found:
            offset, name, city = found
            shown = city.russian if language.code == "ru" else _printed(name, city)
            words = Span(line.start + offset, line.start + offset + len(name))
            named = _COUNTRY_OF_DATELINE.match(text, offset + len(name))
            country = country_named(named["country"], language.code) if named else None
            yield draft_city(shown, city, words, Message("'%(name)s' starts the report", name=name), country=country)


def _city_of_opening(text: str, language: Language) -> tuple[int, str, City] | None:
    """Return the city with which an agency report or a short heading starts, with its offset and its words."""
    opening = language.dates.dateline.match(text)
    max_words = _MAX_WORDS_WITH_COMMA if re.match(r"[^,.]+,", text) else _MAX_WORDS_WITHOUT_COMMA
    if not opening and len(text.split()) > max_words:
        return None
    at = opening.start("city") if opening else 0
    found = city_at(text, at, find_city_of_report if opening else find_city)
    # "UNITED NATIONS, New York, 20 September"
    if not found and opening and (comma := re.match(r"[^,]{3,40}, ", opening[0])):
        at = comma.end()
        found = city_at(text, at, find_city)
    if not found:
        return None
    city, name = found
    # "Geneva/Tehran, 27 June": one of two cities.
    if opening and _OTHER_CITY.match(text, at + len(name)):
        return None
    following = re.match(r"\s([^\W\d_]+)", text[at + len(name) :])
    word = following[1] if following else ""
    # "Osh", "Osh TASS", "Osh May 4", in an opening "Osh Kyrgyzstan, May 4", but not "Naryn Mountain University (NMU)".
    if not word or word.isupper() or word[:3].lower() in language.dates.months:
        return at, name, city
    return (at, name, city) if opening and country_of_word(word, language.code) else None


def _city_of_heading(text: str, language: Language) -> tuple[int, str, City] | None:
    """Return the city of a short line that contains only a city and a date: "4 March 2019 | Osh"."""
    if len(text.split()) > _MAX_WORDS_WITH_DATE:
        return None
    dates = [*language.dates.day_month.finditer(text), *numeric_dates(text, Span(0, len(text)))]
    for match in dates:
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    name = re.sub(r"\A(?:\W|г\.|года\b)+|(?:\W|г\.|года)+\Z", "", text)
    found = city_at(name, 0, find_city_of_report) if dates or text.startswith("г. ") else None
    return (text.index(name), found[1], found[0]) if found and found[1] == name else None


def _printed(name: str, city: City) -> str:
    """Return the English name of a city as printed, also a former one, but not in capitals: "NUR-SULTAN"."""
    usual = name.title() if name.isupper() else name
    return usual if find_city_of_report(usual) else city.english


def _cities_near_report(page: PlaceContext) -> Iterator[DraftPlace]:
    """Yield the cities of the event or visit that sentences near the report describe."""
    for report in page.verdict.reports[:1]:
        before = sentence_before(page.layout, report)
        if before:
            yield from _place_of_visit(page.passage(before), page.layout.text(report))
        for sentence in sentences_of_event(page.layout, report, page.language):
            yield from find_cities(page.passage(sentence, names=page.names))


def _venues_near_report(page: PlaceContext) -> Iterator[DraftPlace]:
    """Yield the venues of the event or visit that sentences near the report describe."""
    for report in page.verdict.reports[:1]:
        for sentence in sentences_of_event(page.layout, report, page.language):
            yield from find_venues(page.passage(sentence))


def _countries_near_report(page: PlaceContext) -> Iterator[DraftPlace]:
    """Yield the countries of the event or visit that sentences near the report describe."""
    for report in page.verdict.reports[:1]:
        for sentence in sentences_of_event(page.layout, report, page.language):
            yield from find_countries(page.passage(sentence, names=page.names))


def _place_of_visit(before: Passage, report: str) -> Iterator[DraftPlace]:
    """Yield the cities of the sentence before the report, if it is about the document, or a visit or place of it."""
    language, text = before.language, before.text
    visit = language.places.visit.search(report)
    # "There, A and B signed", "The relevant document was signed"
    is_referred_to = language.places.there.match(report) or (visit and visit["cue"])
    is_about_document = language.events.document.search(text) and (
        not language.events.document.search(report)  # "It was signed by X and Y"
        or language.events.signing.search(text)  # "A memorandum was signed in Osh. The memorandum"
    )
    if is_referred_to or is_about_document or language.places.visited.search(text):
        yield from find_cities(Passage(layout=before.layout, span=before.span, language=language))
    for match in language.places.visited.finditer(text) if visit else ():
        if found := city_at(text, match.end(), find_city):
            city, name = found
            shown = city.russian if language.code == "ru" else city.english
            reason = Message("'%(verb)s %(city)s' just before the report", verb=match[0].strip(), city=name)
            yield draft_city(shown, city, before.words(match.end(), match.end() + len(name)), reason)
