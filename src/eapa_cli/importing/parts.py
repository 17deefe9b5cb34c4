"""Splitting of cells that contain several values."""

import re
from typing import Final, NamedTuple

# A semicolon within quotation marks does not split a piece.
_PIECE: Final = re.compile(r"""(?:«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"|[^;])+""")
_PERSON: Final = re.compile(
    r"(?:(?P<party>[^=:,;()]+?)\s*[=:]\s*)?(?P<name>[^,;()]+?)\s*(?:[,;]\s*(?P<post>.+)|\((?P<bracketed>.+)\))?",
    re.DOTALL,
)


class Person(NamedTuple):
    """A signatory: the name, and the position and party if they are stated."""

    name: str
    post: str | None
    party: str | None


def pieces(text: str) -> list[str]:
    """Split a cell into lines, or a single line at semicolons."""
    found = text.split("\n") if "\n" in text else _PIECE.findall(text)
    return [piece.strip() for piece in found if piece.strip()]


def person(text: str) -> Person:
    """Parse a signatory: `Name`, `Name, position`, `Name (position)` or `Party: Name, position`.

    Raises:
        ValueError: the text has none of these forms.
    """
    match = _PERSON.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a signatory: write 'Name, position' or 'Party: Name, position'")
    return Person(match["name"], match["post"] or match["bracketed"], match["party"])


def addresses(text: str) -> list[str]:
    """Split a cell into addresses or paths, which contain no spaces."""
    return [part.strip(",") for part in re.split(r"[\s;]+", text) if part.strip(",")]


def tags(text: str) -> list[str]:
    """Split a cell into languages."""
    return [part.strip() for part in re.split(r"[,;/\n]|\s+(?:and|и)\s+", text) if part.strip()]


def place(text: str) -> tuple[list[str], str]:
    """Return the parts of a cell before the last comma, and the part after it."""
    *before, last = (part.strip() for part in text.split(","))
    return [part for part in before if part], last
