"""JSON, one document for all records. Other programs rely on its structure, so new versions only add to it."""

import json
from typing import Final, TextIO

from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.hidden_characters import escape_hidden

VERSION: Final = 1
"""The version of the structure."""


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write the complete records, with the version of the structure and the type of records."""
    document = {"eapa": VERSION, "kind": rows.kind, "records": list(rows.records())}
    out.write(to_json(document, indent=2) + "\n")


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON, with escapes for hidden characters and for those that no encoding has."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # In JSON, these characters occur in strings only.
    return escape_hidden(text, _escape)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
