"""Comma-separated values (RFC 4180)."""

import csv
from typing import TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a line of column names and a line for each row. On a terminal, escape hidden and control characters."""
    writer = csv.writer(out)
    lines = ([column.name for column in rows.columns], *rows.codes())
    writer.writerows(map(clean, line) if terminal.is_interactive else line for line in lines)
