"""Comma-separated values as RFC 4180 has them."""

import csv
from typing import TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a line of column names and one for each row; on a terminal without hidden and control characters."""
    writer = csv.writer(out)
    lines = ([column.name for column in rows.columns], *rows.texts())
    writer.writerows(map(clean, line) if terminal.interactive else line for line in lines)
