"""Cities by their names in any grammatical case of Russian."""

from functools import cache
from typing import Final

from eapa_cli.text.cities import City, cities

_ENDINGS: Final = frozenset({"", *"ауеиыю", "ом", "ем", "ой", "ей", "ям", "ах", "ью", "ым"})
_MAX_ENDING_LENGTH: Final = 2
_MIN_STEM_LENGTH: Final = 2
_RUSSIAN_VOWELS: Final = "аяоеьйыиу"


@cache
def russian_stems() -> dict[str, City]:
    """Return the cities by their Russian names without the final vowels, which change with the grammatical case."""
    return {
        stem: city
        for name, city in cities().items()
        if not name.isascii() and (stem := name.rstrip(_RUSSIAN_VOWELS)) and len(stem) > 1 and _is_cyrillic(name)
    }


def find_city(words: str) -> City | None:
    """Return the city of a name in English, or in any grammatical case of Russian."""
    if city := cities().get(words):
        return city
    if not words or not _is_cyrillic(words):
        return None
    for ending_length in range(_MAX_ENDING_LENGTH + 1):
        stem, ending = words[: len(words) - ending_length], words[len(words) - ending_length :]
        if len(stem) >= _MIN_STEM_LENGTH and ending in _ENDINGS and (city := russian_stems().get(stem)):
            # "Александр" is not a form of "Александрия".
            return None if not ending and city.russian[-1] in _RUSSIAN_VOWELS else city
    return None


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1].lower() <= "ё"
