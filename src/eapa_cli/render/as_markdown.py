"""Markdown tables for GitHub and GitLab, in which no value of a record is markup."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Layout, Rows, Task, Title
from eapa_cli.render.terminal import Terminal

# Punctuation of inline markup and of automatic links.
_MARKUP: Final = r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\."
# In rendered text, GitHub and GitLab turn these signs into mentions of users and links to issues.
_MENTION: Final = r"(?<!\w)@(?=\w)|[#!$%&~](?=\d)|(?<=\bGH)-(?=\d)"
_SIGN: Final = re.compile(rf"({_MENTION})|{_MARKUP}", re.IGNORECASE)
# Punctuation after an address is not a part of it, and a bracket only if it was opened in the address.
_URL: Final = re.compile(r"\bhttps?://(?:\([^\s<>()]*\)|[^\s<>()])+(?<![.,;:!?'\"])", re.IGNORECASE)
# A table ends a cell at a bar even in a link, and dollar signs and backticks are markup on some forges.
_CELL_END: Final = re.compile(r"[|$`\\]")
_PUNCTUATION: Final = frozenset("!%@-")  # no backslash needed


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write tasks as a checklist, any other list as one table, a page as a heading and a table for each section."""
    if rows.tasks is not None:
        out.writelines(_checklist(rows.tasks))
        return
    titles = [column.heading for column in rows.columns]
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


def _checklist(tasks: Iterable[Task]) -> Iterable[str]:
    empty = True
    for task in tasks:
        empty = False
        yield f"- [ ] **{escaped(task.day)}**: {escaped(task.action)} {escaped(task.name)} ({escaped(task.id)})\n"
    if empty:
        yield "Nothing is due.\n"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield _line(map(escaped, titles))
    yield _line("---" for _ in titles)
    for row in rows:
        yield _line(map(linked, row))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def linked(text: str) -> str:
    """Return an escaped text in which addresses of the web are links."""
    shown = clean(text)
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(shown):
        parts += escaped(shown[end : match.start()]), f"<{_CELL_END.sub(_percent, match.group())}>"
        end = match.end()
    return "".join([*parts, escaped(shown[end:])])


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def escaped(text: str) -> str:
    """Return text on one line without markup, mentions of users and references to issues."""
    return _SIGN.sub(_escape, clean(text))


def _escape(match: re.Match[str]) -> str:
    sign = match.group() if match.group() in _PUNCTUATION else f"\\{match.group()}"
    # Mentions are detected after backslashes are removed; a separate element prevents them.
    return f"<span>{sign}</span>" if match[1] else sign
