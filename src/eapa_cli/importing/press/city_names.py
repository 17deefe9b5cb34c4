"""Cities in the texts of press releases, in which Russian names have any case."""

from eapa_cli.importing.press import nominative
from eapa_cli.matching import inflected_cities
from eapa_cli.text.cities import City


def find_city(words: str) -> City | None:
    """Return the city of a name; the dictionary knows the cases that endings alone do not show."""
    if city := inflected_cities.find_city(words):
        return city
    return inflected_cities.find_city(nominative.of_city(words)) if words else None
