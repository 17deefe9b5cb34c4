"""Parsers for the text of a cell: the split into its items, and the parts of a signatory."""

import re
from typing import Final

from eapa_cli.importing.free_wording.people import Person
from eapa_cli.text.interface_language import gettext as _

# The text up to the next semicolon that is not in quotation marks.
_PIECE: Final = re.compile(r"""(?:«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"|[^;])+""")
# A signatory: 'Party: Name, position', 'Party=Name' or 'Name (position)'. `{name}` is the pattern of a name.
_PERSON: Final = (
    r"(?:(?P<party>[^=:,;()]+?)\s*[=:]\s*)?(?P<name>{name})\s*(?:[,;]\s*(?P<position>.+)|\((?P<bracketed>.+)\))?"
)
_ANY_NAME: Final = "[^,;()]+?"


def split_pieces(text: str) -> list[str]:
    """Split a cell into its lines, or a cell of one line at semicolons; empty pieces are omitted."""
    pieces = text.split("\n") if "\n" in text else _PIECE.findall(text)
    return [piece.strip() for piece in pieces if piece.strip()]


def parse_person(text: str, *, known_name: str = "") -> Person:
    """Parse a signatory: `Name`, `Name, position` or `Name (position)`, perhaps with `Party:` before it.

    The known name may contain a comma or brackets, as in `John Lee, Jr.`.

    Raises:
        ValueError: the text has none of these forms.
    """
    name = f"{re.escape(known_name)}|{_ANY_NAME}" if known_name else _ANY_NAME
    match = re.fullmatch(_PERSON.format(name=name), text, re.DOTALL)
    if match is None:
        message = _("'%(text)s' is not a signatory: write 'Name, position' or 'Party: Name, position'")
        raise ValueError(message % {"text": text})
    return Person(match["name"], match["position"] or match["bracketed"], match["party"])
