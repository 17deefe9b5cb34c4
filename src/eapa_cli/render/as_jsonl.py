"""JSON Lines: one object per line."""

from typing import TextIO

from eapa_cli.render.as_json import to_json
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write each complete record on a line."""
    out.writelines(to_json(record) + "\n" for record in rows.records())
