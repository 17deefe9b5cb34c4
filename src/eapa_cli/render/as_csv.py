"""Comma-separated values as RFC 4180 has them."""

import csv
from typing import TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a line of column names and one for each row; only on a terminal are the cells made clean."""
    writer = csv.writer(out)
    writer.writerow(column.name for column in rows.columns)
    writer.writerows(map(clean, row) if terminal.interactive else row for row in rows.texts())
