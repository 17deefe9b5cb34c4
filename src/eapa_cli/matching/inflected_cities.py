"""Cities by their names in any case of Russian."""

from functools import cache
from typing import Final

from eapa_cli.text.cities import City, cities

_ENDINGS: Final = 3
_MIN_STEM_LENGTH: Final = 2
_RUSSIAN_VOWELS: Final = "аяоеьйыиу"


@cache
def russian_stems() -> dict[str, City]:
    """Return the cities by their Russian names without the ending, which changes with the case."""
    return {
        stem: city
        for name, city in cities().items()
        if not name.isascii() and (stem := name.rstrip(_RUSSIAN_VOWELS)) and len(stem) > 1 and _is_cyrillic(name)
    }


def find_city(words: str) -> City | None:
    """Return the city of a name, in English or in any case of Russian."""
    if found := cities().get(words):
        return found
    if not words or not _is_cyrillic(words):
        return None
    for cut in range(_ENDINGS):
        stem = words[: len(words) - cut]
        if len(stem) >= _MIN_STEM_LENGTH and (city := russian_stems().get(stem)) and _is_ending(words[len(stem) :]):
            # "Александр" is not a form of "Александрия".
            return None if not cut and city.russian[-1] in _RUSSIAN_VOWELS else city
    return None


def _is_ending(ending: str) -> bool:
    return ending in {
        "",
        "а",
        "у",
        "ом",
        "ем",
        "е",
        "и",
        "ой",
        "ей",
        "ы",
        "ю",
        "ям",
        "ами",
        "ах",
        "ью",
        "ого",
        "ому",
        "ым",
    }


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1].lower() <= "ё"
