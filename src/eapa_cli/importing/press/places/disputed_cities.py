"""Cities about whose country sources disagree. A draft leaves the country empty if only such a city would show it."""

from typing import Final

from eapa_cli.matching.places_in_text import cities_in

_LIST_OF_NAMES: Final = """
    Donetsk Feodosia Kerch Kherson Luhansk Mariupol Melitopol Sevastopol Simferopol Sukhumi Tskhinvali Yalta Yevpatoria
    Zaporizhzhia
"""
_NAMES: Final = frozenset(_LIST_OF_NAMES.split())
"""The names in English, as `City.english` has them."""


def names_disputed_city(text: str) -> bool:
    """Return whether a text names a city about whose country sources disagree."""
    return any(city.english in _NAMES for _, city in cities_in(text))
