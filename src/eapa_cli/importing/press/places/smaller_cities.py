"""Cities, also smaller ones, whose names count only at the start of a news report or after "in"."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.matching.inflected_cities import InflectedCities, find_city
from eapa_cli.text.cities import City, read_cities

_ADJECTIVE: Final = re.compile("(?:[иы]й|ой|[ая]я|ое|[иы]е)$")
# An indeclinable name such as "Душанбе" can be in any of the six cases.
_CASES: Final = 6
# " государственном университете"
_NEXT_WORDS: Final = re.compile(r" [а-яё-]{3,}(?: [а-яё-]{3,})?")
_SMALLER_CITIES_FILE: Final = Path(__file__).with_name("smaller_cities.tsv")


def find_city_of_report(words: str) -> City | None:
    """Return the city with which a news report starts.

    Smaller cities count here and after "in"; elsewhere, such a word may be the name of a person.
    """
    return find_city(words) or _smaller_cities().find(words)


def find_city_after_preposition(words: str) -> City | None:
    """Return the city of a name after "in", also a smaller one whose name is not an ordinary word."""
    city = find_city(words)
    if not city and not nominative.is_ordinary(words):
        city = _smaller_cities().find(words)
        # "в Приморском музее": the word is rather an adjective before a noun.
        city = None if city and _ADJECTIVE.search(city.russian) else city
    # "в Смоленском районе": the instrumental of the city looks like an adjective, and does not follow "в".
    return None if city and words.endswith("ском") and city.russian.endswith("ск") else city


@cache
def _smaller_cities() -> InflectedCities:
    by_name = read_cities(_SMALLER_CITIES_FILE)
    # The list has several Russian spellings of many cities. The city is shown in the spelling of the text.
    return InflectedCities(
        {name: city if name.isascii() else replace(city, russian=name) for name, city in by_name.items()}
    )


def is_adjective(name: str, after: str) -> bool:
    """Return whether a Russian word is an adjective before its noun, and not a city: "Горном" in "Горном музее"."""
    is_inflected = len(nominative.cases_of(name.lower())) < _CASES
    following = _NEXT_WORDS.match(after) if is_inflected else None
    nouns = following[0].split() if following else ()
    # "Горном" and "государственном" agree with "университете" in "Горном государственном университете".
    return any(nominative.agree_with_noun([name.lower(), *nouns[:at]], noun) for at, noun in enumerate(nouns))
