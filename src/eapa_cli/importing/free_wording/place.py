"""Places in free wording: a venue, a city and a country in any order, and words for a signing online."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_named
from eapa_cli.matching.venue_words import is_venue
from eapa_cli.text.countries import country_code
from eapa_cli.text.interface_language import gettext as _

# Words for a signing online: 'signed online', 'по видеосвязи'.
_ONLINE: Final = re.compile(
    r"(?:signed |подписан\w* |в )?(?:online|on-line|virtual(?:ly)?|remotely?|(?:by|via) (?:video ?conference|zoom|correspondence|mail)"
    r"|video ?conference|zoom|онлайн|он-лайн|дистанционно|заочно|удал[её]нно|видео-?конференц\w*|(?:по )?видео-?связ[ьи]|вкс"
    r"|(?:в )?(?:режиме|формате) (?:онлайн|видео-?конференц\w*|вкс)|(?:в )?онлайн-?(?:режиме|формате)|обмен\w* (?:письмами|экземплярами))",
    re.IGNORECASE,
)
# A city with a word for a city before it: 'г.Москва', 'city of Tashkent', but not 'Городец'.
_CITY: Final = re.compile(
    r"(?:(?:г|гор|пос|с)\.\s*|(?:город[еа]?|(?:the )?city of|town of)\s+)(?P<name>\S.*)", re.IGNORECASE
)
# "in Tashkent", "в Ташкенте"
_PREPOSITION: Final = re.compile(r"\A(?:in|at|в|во|на)\s+(?=\w)", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[,;\n()/|]+|\s+[—–-]\s+")
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
# A word for a region: 'Tashkent region', 'область'.
_REGION: Final = re.compile(
    r"\b(?:region|oblast|province|district|krai|state|республика|область|обл\.|край|район|округ|провинция|вилоят\w*)(?!\w)",
    re.IGNORECASE,
)
_MAX_COUNTRY_WORDS: Final = 4
"""The words at the end of a part that are looked up as a country: 'United Arab Emirates' has three."""
_COUNTRY_CODE_LENGTH: Final = 2


@dataclass(slots=True)
class PlaceText:
    """The parts of a place: the venue and the city as they are written, and the code of the country."""

    venue: str = ""
    city: str = ""
    country: str = ""
    is_online: bool = False
    note: str = ""
    """A remark on parts whose meaning was guessed."""


def read_place(text: str) -> PlaceText:
    """Read a place. Of the unknown parts, the last one is the city if no city is known; the others are venues."""
    place = PlaceText()
    unknown: list[str] = []
    venues: list[str] = []
    for part in _split_parts(text):
        if _ONLINE.fullmatch(part):
            place.is_online = True
        elif not _put_known_part(place, part, venues):
            unknown.append(part)
    _put_unknown_parts(place, unknown, venues)
    # The parts of the venue keep the order of the text.
    place.venue = ", ".join(part for part in _split_parts(text) if part in venues)
    return place


def _split_parts(text: str) -> Iterator[str]:
    """Yield the parts of a place; a name in quotation marks is not split."""
    quoted = iter(_QUOTED.findall(text))
    # A mark takes the place of each quotation until the text is split.
    marked = _QUOTED.sub("\0", text)
    for part in _SEPARATORS.split(marked):
        whole = re.sub("\0", lambda _match: next(quoted), part).strip(" .")
        if whole:
            yield from _split_country(whole)


def _split_country(part: str) -> Iterator[str]:
    """Yield a part, or the city and the country of a part such as `Moscow Russia`."""
    plain = _PREPOSITION.sub("", part)
    words = plain.split()
    if country_code(plain) is None and not _is_known_city(part):
        for size in range(min(_MAX_COUNTRY_WORDS, len(words) - 1), 0, -1):
            before, after = " ".join(words[:-size]), " ".join(words[-size:])
            # A code of two letters, such as `IN`, can be another word.
            is_country = country_code(after) is not None and len(after) > _COUNTRY_CODE_LENGTH
            # Several unknown words before a country are more likely a name that contains the country.
            is_city = not is_venue(before) and (_is_known_city(before) or len(before.split()) == 1)
            if is_country and is_city:
                yield from (before, after)
                return
    yield part


def _put_known_part(place: PlaceText, part: str, venues: list[str]) -> bool:
    """Store a part that is known to be a city, a country or a venue; return whether it was stored."""
    plain = _PREPOSITION.sub("", part)
    named = _CITY.fullmatch(plain)
    name = named["name"] if named else plain
    if not place.city and (named or _is_known_city(name)):
        place.city = name
        return True
    # A Russian name can be in any case: 'в Узбекистане'.
    if not place.country and (code := country_code(plain) or country_named(plain, "ru")):
        place.country = code
        return True
    if is_venue(part):
        venues.append(part)
        return True
    return False


def _put_unknown_parts(place: PlaceText, unknown: list[str], venues: list[str]) -> None:
    """Store the unknown parts: the last one as the city if no city is known, and the others as venues.

    If a venue is known, a region such as 'Tashkent region' does not become the city.
    """
    if not unknown:
        return
    notes = []
    if not place.city and not (venues and _REGION.search(unknown[-1])):
        place.city = unknown.pop()
        is_second_country = country_code(place.city) is not None
        is_doubtful = unknown or venues or is_second_country or _REGION.search(place.city)
        if is_doubtful:
            notes.append(_("'%(text)s' was read as the city") % {"text": place.city})
    notes += [_("'%(text)s' was read as the venue") % {"text": part} for part in unknown]
    venues += unknown
    place.note = "; ".join(notes)


def _is_known_city(name: str) -> bool:
    """Return whether a name is in the list of cities, also if it is written in capitals: 'MOSCOW'."""
    return find_city(name) is not None or (name.isupper() and find_city(name.title()) is not None)
