"""Finds the places of signings and seats by words of their names."""

from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import fold


def beginning(name: str) -> str:
    """The pattern of LIKE by which a place's folded names hold these words, from where one begins."""
    return f"% {fold(name)}%"


def is_place(index: Index, name: str) -> bool:
    """Whether a place of the register has these words in a name."""
    return bool(index.ask("SELECT 1 FROM place WHERE folded LIKE ? LIMIT 1", (beginning(name),)))


def names_of_places(index: Index) -> list[str]:
    """The houses and cities of all places, for a "did you mean"."""
    found = index.ask("SELECT city FROM organization WHERE city IS NOT NULL UNION SELECT city FROM agreement")
    return [city for (city,) in found if city]
