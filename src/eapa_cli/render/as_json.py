"""One JSON document, whose shape is part of the program's interface."""

import json
from typing import TextIO

from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.invisible import without_hidden

VERSION = 1


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write the records in full, with the version of the shape and the kind of what they are."""
    document = {"eapa": VERSION, "kind": rows.kind, "records": list(rows.records())}
    out.write(encoded(document, indent=2) + "\n")


def encoded(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON in which only the characters that are hidden, or cannot be encoded, are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # In JSON they can be within strings only, where an escape means the same character.
    return without_hidden(text, _escape)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
