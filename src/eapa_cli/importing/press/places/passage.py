"""A sentence in which places are searched, and the place that is found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.parties.name_forms import stems
from eapa_cli.importing.press.places.disputed_cities import names_disputed_city
from eapa_cli.model.message import Message
from eapa_cli.text.cities import City

# "Доме Правительства": a building before the name of an organization
_BUILDING: Final = re.compile(r"(?:доме|здании|зале|офисе|стенах|резиденции) (?=[А-ЯЁ])", re.IGNORECASE)
# So many characters before a city decide whether it is a place.
_MAX_BEFORE: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """A place of signing; each part with its words."""

    name: Found[str] | None = None
    city: Found[str] | None = None
    country: Found[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """An organization of the page that may have hosted the signing, with its country if its name shows it."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, with the names of organizations, whose cities are not the place of an event."""

    layout: Layout
    span: Span
    language: Language
    names: Sequence[Span] = ()
    hosts: Sequence[Host] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.layout.text(self.span)

    def before(self, offset: int) -> str:
        """Return the words before an offset, as many as decide whether a city is a place."""
        return self.text[max(0, offset - _MAX_BEFORE) : offset]

    def country_of_host(self, venue: str) -> str | None:
        """Return the country of the only organization whose name has all words of a venue: "the Hill Institute"."""
        name = venue
        # "Доме Правительства РТ": the building and the acronym are not in the name of the party.
        if building := _BUILDING.match(venue):
            name = " ".join(word for word in venue[building.end() :].split() if not word.isupper())
        wanted = stems(name) or stems(venue)
        found = {host.country for host in self.hosts if wanted <= stems(host.name)}
        return found.pop() if len(found) == 1 else None

    def words(self, start: int, end: int) -> Span:
        """Return a span of the page from offsets in the sentence."""
        return Span(self.span.start + start, self.span.start + end)


def draft_city(
    name: str, city: City, words: Span, reason: Message | str = "", *, country: str | None = None
) -> DraftPlace:
    """Return a city as a place, with the country that the text names, or else its own country unless it is disputed."""
    found = country or (None if names_disputed_city(name) else city.country)
    return DraftPlace(
        city=Found(value=name, span=words, reason=reason),
        country=Found(value=found, span=words, reason=country_reason(name)) if found else None,
    )


def country_reason(name: str) -> Message:
    """Return the reason for a country that follows from the name of a city or a venue."""
    return Message("the country of %(name)s", name=name)
