"""JSON Lines: an object a line, for programs that read a record at a time."""

from typing import TextIO

from eapa_cli.render.as_json import encoded
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write each record in full on a line of its own."""
    out.writelines(encoded(record) + "\n" for record in rows.records())
