"""YAML in the format of the files of a register."""

from typing import TextIO

from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal
from eapa_cli.yaml.serializer import dump


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write a list of the records. Unknown and empty values are omitted, as in the files."""
    records = [{key: value for key, value in record.items() if value not in (None, [])} for record in rows.records()]
    out.write(dump(records))
