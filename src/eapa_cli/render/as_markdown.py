"""Markdown tables for GitHub and GitLab, in which no value of a record is markup."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Layout, Rows, Title
from eapa_cli.render.terminal import Terminal

# Punctuation of inline markup and of automatic links.
_MARKUP: Final = r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\."
# In rendered text, GitHub and GitLab turn these signs into mentions of users and links to issues.
_MENTION: Final = r"(?<!\w)@(?=\w)|[#!$%&~](?=\d)|(?<=\bGH)-(?=\d)"
_SIGN: Final = re.compile(rf"({_MENTION})|{_MARKUP}", re.IGNORECASE)
_PUNCTUATION: Final = frozenset("!%@-")  # no backslash needed


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write a list as one table, a page as a heading and a table for each section."""
    titles = [column.title for column in rows.columns]
    match rows.layout:
        case Layout.LIST | Layout.CHART:
            out.writelines(_table(titles, rows.words()))
        case Layout.PAGE:
            for index, (section, fields) in enumerate(groupby(rows.words(), key=itemgetter(0))):
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
    """Return text on one line without markup, mentions of users and references to issues."""
    return _SIGN.sub(_escape, clean(text))


def _escape(match: re.Match[str]) -> str:
    sign = match.group() if match.group() in _PUNCTUATION else f"\\{match.group()}"
    # Mentions are detected after backslashes are removed; a separate element prevents them.
    return f"<span>{sign}</span>" if match[1] else sign
