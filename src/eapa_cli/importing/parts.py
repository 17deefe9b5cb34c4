"""What several things in one cell are, each by itself."""

import re
from typing import Final, NamedTuple

# Quotation marks keep what is in them together.
_PIECE: Final = re.compile(r"""(?:«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"|[^;])+""")
_PERSON: Final = re.compile(
    r"(?:(?P<party>[^=:,;()]+?)\s*[=:]\s*)?(?P<name>[^,;()]+?)\s*(?:[,;]\s*(?P<post>.+)|\((?P<bracketed>.+)\))?",
    re.DOTALL,
)


class Person(NamedTuple):
    """One who signed, as what, and for whom, as far as it is said."""

    name: str
    post: str | None
    party: str | None


def pieces(text: str) -> list[str]:
    """The lines of a cell or, if it has but one, what stands between its semicolons."""
    found = text.split("\n") if "\n" in text else _PIECE.findall(text)
    return [piece.strip() for piece in found if piece.strip()]


def person(text: str) -> Person:
    """The person of `Name`, `Name, post`, `Name (post)` or `Party: Name, post`.

    Raises:
        ValueError: it is none of these.
    """
    match = _PERSON.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not read as one who signed: write 'Name, post' or 'Party: Name, post'")
    return Person(match["name"], match["post"] or match["bracketed"], match["party"])


def addresses(text: str) -> list[str]:
    """The addresses or paths in a cell, which hold no blanks."""
    return [part.strip(",") for part in re.split(r"[\s;]+", text) if part.strip(",")]


def tags(text: str) -> list[str]:
    """The languages in a cell."""
    return [part.strip() for part in re.split(r"[,;/\n]|\s+(?:and|и)\s+", text) if part.strip()]


def place(text: str) -> tuple[list[str], str]:
    """What stands before the last comma, and the part behind it."""
    *before, last = (part.strip() for part in text.split(","))
    return [part for part in before if part], last
