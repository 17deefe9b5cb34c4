"""One JSON document, whose shape is part of the program's interface."""

import json
import re
from typing import TextIO

from eapa_cli.render.clean import INVISIBLE
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal

VERSION = 1

# In JSON these can stand within strings only, where \uXXXX means the same character.
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write the records in full, with the version of the shape and the kind of what they are."""
    document = {"eapa": VERSION, "kind": rows.kind, "records": list(rows.records())}
    out.write(encoded(document, indent=2) + "\n")


def encoded(value: object, *, indent: int | None = None) -> str:
    """A value as JSON, where only what steers a terminal, cannot be seen or cannot be encoded is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
