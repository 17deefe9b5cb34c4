"""Cities by their names in any grammatical case of Russian."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from eapa_cli.text.cities import City, cities

_ENDINGS: Final = frozenset({"", *"ауеиыю", "ом", "ем", "ой", "ей", "ям", "ах", "ью", "ым"})
_MAX_ENDING_LENGTH: Final = 2
_MIN_STEM_LENGTH: Final = 2
_RUSSIAN_VOWELS: Final = "аяоеьйыиу"


class InflectedCities:
    """Cities by their English names, and by their Russian names in any grammatical case."""

    def __init__(self, by_name: Mapping[str, City]) -> None:
        self._by_name = by_name
        # Russian names without the final vowels, which change with the grammatical case.
        self._by_stem = {
            stem: city
            for name, city in by_name.items()
            if not name.isascii() and (stem := name.rstrip(_RUSSIAN_VOWELS)) and len(stem) > 1 and _is_cyrillic(name)
        }

    def find(self, words: str) -> City | None:
        """Return the city of a name in English, or in any grammatical case of Russian."""
        if city := self._by_name.get(words):
            return city
        if not words or not _is_cyrillic(words):
            return None
        for ending_length in range(_MAX_ENDING_LENGTH + 1):
            stem, ending = words[: len(words) - ending_length], words[len(words) - ending_length :]
            if len(stem) >= _MIN_STEM_LENGTH and ending in _ENDINGS and (city := self._by_stem.get(stem)):
                # "Александр" is not a form of "Александрия".
                return None if not ending and city.russian[-1] in _RUSSIAN_VOWELS else city
        return None


@cache
def _large_cities() -> InflectedCities:
    return InflectedCities(cities())


def find_city(words: str) -> City | None:
    """Return the city of a name in English, or in any grammatical case of Russian."""
    return _large_cities().find(words)


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1].lower() <= "ё"
