"""Look-up of venues and seats by words of their names."""

from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import fold


def phrase(name: str) -> str:
    """Return the text to find in the folded names of a place, from the start of a word."""
    return f" {fold(name)}"


def is_place(index: Index, name: str) -> bool:
    """Return whether a place of the register has this phrase in a name."""
    return bool(index.query("SELECT 1 FROM place WHERE instr(folded, ?) LIMIT 1", (phrase(name),)))


def names_of_city(name: str) -> list[str]:
    """Return the names of a city in the languages that are known, from a name in any grammatical case."""
    from eapa_cli.text.code_names import CITY, codes_named, names_of

    return [other for code in codes_named(name, {CITY}) for other in names_of(code)]


def names_of_places(index: Index) -> list[str]:
    """Return the cities of all places, for suggestions."""
    found = index.query("SELECT city FROM organization WHERE city IS NOT NULL UNION SELECT city FROM agreement")
    return [city for (city,) in found if city]
