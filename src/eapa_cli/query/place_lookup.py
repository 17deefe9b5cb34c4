"""Look-up of places, where agreements are signed and organizations have their seat, and of the names of a city."""

from collections.abc import Sequence
from typing import NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.query.filter_value_parsers import find_named_country
from eapa_cli.text.fold import fold


class PlaceName(NamedTuple):
    """The name of a place in one or more languages, or the code of a country."""

    texts: Sequence[str]
    is_country: bool


def find_named_place(index: Index, name: str) -> PlaceName | None:
    """Return the known names of a city or venue of the register, or the code of a country."""
    from eapa_cli.text.countries import country_code

    names = [one for one in (name, *names_of_city(name)) if _is_place(index, one)]
    if len(name) > 2 and names:  # noqa: PLR2004  # two letters are a country's code
        return PlaceName(texts=names, is_country=False)
    code = country_code(name) or find_named_country(name)
    return PlaceName(texts=[code], is_country=True) if code else None


def folded_phrase(name: str) -> str:
    """Return a folded name after a space, which in `place.folded` precedes each word."""
    return f" {fold(name)}"


def _is_place(index: Index, name: str) -> bool:
    """Return whether the register has a place with this phrase in a name."""
    return bool(index.query("SELECT 1 FROM place WHERE instr(folded, ?) LIMIT 1", (folded_phrase(name),)))


def names_of_city(name: str) -> list[str]:
    """Return the names of a city in all known languages; the given name may be in any grammatical case."""
    from eapa_cli.text.code_names import CITY, find_codes_named, list_names

    return [other for code in find_codes_named(name, {CITY}) for other in list_names(code)]


def list_cities(index: Index) -> list[str]:
    """Return the cities of all seats and signings in the preferred language, for suggestions."""
    found = index.query("SELECT city FROM organization WHERE city IS NOT NULL UNION SELECT city FROM agreement")
    return [city for (city,) in found if city]
