"""Cities with their countries, by their English and Russian names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("cities.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city: its country, and its names in English and in Russian."""

    country: str
    english: str
    russian: str


@cache
def cities() -> dict[str, City]:
    """Return the cities by each spelling of their names."""
    return read_cities(_FILE)


@cache
def capitals() -> dict[str, City]:
    """Return the capital of each country by the code of the country. The list has it as the country's first city."""
    by_country: dict[str, City] = {}
    for _, city in _read_rows(_FILE):
        by_country.setdefault(city.country, city)
    return by_country


def read_cities(file: Path) -> dict[str, City]:
    """Return the cities of a file by each spelling of their names."""
    by_name: dict[str, City] = {}
    for names, city in _read_rows(file):
        for name in names:
            by_name.setdefault(name, city)
    return by_name


@cache
def list_city_names() -> tuple[tuple[str, ...], ...]:
    """Return the names of each city in English and Russian."""
    return tuple(tuple(names) for names, _ in _read_rows(_FILE))


def _read_rows(file: Path) -> Iterator[tuple[list[str], City]]:
    """Yield all spellings of the names of each city, and the city. The head of `cities.tsv` describes its columns."""
    text = file.read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            country, english, russian = line.split("\t")
            names = [*english.split("|"), *filter(None, russian.split("|"))]
            first = english.partition("|")[0]
            yield names, City(country=country, english=first, russian=russian.partition("|")[0] or first)
