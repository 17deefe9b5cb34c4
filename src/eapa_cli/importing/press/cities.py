"""Cities with their countries, by their English and Russian names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_ENDINGS: Final = 3
_MIN_STEM_LENGTH: Final = 2
_RUSSIAN_VOWELS: Final = "аяоеьйыиу"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city: its country, and its names in English and in Russian."""

    country: str
    english: str
    russian: str


@cache
def cities() -> dict[str, City]:
    """Return the cities by each spelling of their names."""
    found: dict[str, City] = {}
    for names, city in _rows():
        for name in names:
            found.setdefault(name, city)
    return found


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
            return city
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


def _rows() -> Iterator[tuple[list[str], City]]:
    text = files(__package__).joinpath("cities.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            country, english, russian = line.split("\t")
            names = [*english.split("|"), *russian.split("|")]
            yield names, City(country=country, english=english.partition("|")[0], russian=russian.partition("|")[0])
