"""Markdown tables for GitHub and GitLab. Values of records are escaped, so that they contain no markup."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Layout, Rows, Task, Title
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.web_addresses import ADDRESS_IN_TEXT

# Characters that need an escape: punctuation of inline markup, and of automatic links (`https://`, `www.`).
_MARKUP: Final = r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\."
# GitHub and GitLab turn these signs into mentions of users, and links to issues and to other things with numbers.
_MENTION: Final = r"(?<!\w)@(?=\w)|[#!$%&~](?=\d)|(?<=\bGH)-(?=\d)"
# A character to escape; group 1 is a part of a mention.
_SPECIAL: Final = re.compile(rf"({_MENTION})|{_MARKUP}", re.IGNORECASE)
# Characters of a link that need an escape in a table: a bar ends a cell, and some services treat the others as markup.
_LINK_SPECIAL: Final = re.compile(r"[|$`\\]")
_WITHOUT_BACKSLASH: Final = frozenset("!%@-")
"""The characters of mentions that are not markup, and so need no backslash."""


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write tasks as a checklist, a page as a table for each section, and other rows as one table."""
    if rows.tasks is not None:
        out.writelines(_checklist_lines(rows.tasks))
        return
    titles = [column.heading for column in rows.columns]
    match rows.layout:
        case Layout.LIST | Layout.CHART:
            out.writelines(_table_lines(titles, rows.words()))
        case Layout.PAGE:
            for index, (section, fields) in enumerate(groupby(rows.words(), key=itemgetter(0))):
                blank_line = "\n" if index else ""
                level = "##" if index and not isinstance(section, Title) else "#"
                out.write(f"{blank_line}{level} {escape_markdown(section)}\n\n")
                out.writelines(_table_lines(titles[1:], (field[1:] for field in fields)))
        case _:
            assert_never(rows.layout)


def _checklist_lines(tasks: Iterable[Task]) -> Iterable[str]:
    has_tasks = False
    for task in tasks:
        has_tasks = True
        day, action, name, id_ = map(escape_markdown, task)
        yield f"- [ ] **{day}**: {action} {name} ({id_})\n"
    if not has_tasks:
        yield gettext("Nothing is due.") + "\n"


def _table_lines(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield _table_line(map(escape_markdown, titles))
    yield _table_line("---" for _ in titles)
    for row in rows:
        yield _table_line(map(escape_with_links, row))


def _table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escape_with_links(text: str) -> str:
    """Return escaped text in which web addresses are links."""
    cleaned = clean(text)
    pieces: list[str] = []
    end = 0
    for match in ADDRESS_IN_TEXT.finditer(cleaned):
        link = f"<{_LINK_SPECIAL.sub(_percent_encode, match.group())}>"
        pieces += escape_markdown(cleaned[end : match.start()]), link
        end = match.end()
    return "".join([*pieces, escape_markdown(cleaned[end:])])


def _percent_encode(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def escape_markdown(text: str) -> str:
    """Return text on one line without markup, mentions of users and references to issues."""
    return _SPECIAL.sub(_escape, clean(text))


def _escape(match: re.Match[str]) -> str:
    escaped = match.group() if match.group() in _WITHOUT_BACKSLASH else f"\\{match.group()}"
    # Services look for mentions after they remove backslashes. An element around the character prevents a mention.
    return f"<span>{escaped}</span>" if match[1] else escaped
