"""Markdown tables of the kind GitHub and GitLab show, in which no text of a record is markup."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Layout, Rows, Title
from eapa_cli.render.terminal import Terminal

# Punctuation that begins or ends markup within a line, and what makes a link of a bare address.
_LIVE = re.compile(r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write a list as one table, a page as a heading and a table for each section."""
    titles = [column.title for column in rows.columns]
    match rows.layout:
        case Layout.LIST | Layout.CHART:
            out.writelines(_table(titles, rows.texts()))
        case Layout.PAGE:
            for index, (section, fields) in enumerate(groupby(rows.texts(), key=itemgetter(0))):
                before = "\n" if index else ""
                level = "##" if index and not isinstance(section, Title) else "#"
                out.write(f"{before}{level} {escaped(section)}\n\n")
                out.writelines(_table(titles[1:], (field[1:] for field in fields)))
        case _:
            assert_never(rows.layout)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield _line(map(escaped, titles))
    yield _line("---" for _ in titles)
    for row in rows:
        yield _line(map(escaped, row))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """A text on one line, in which nothing is markup."""
    return _LIVE.sub(r"\\\g<0>", clean(text))
