"""Output on narrow, usual and wide terminals, with and without colour."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from samples import add_lines

pytest.importorskip("pty", reason="the system has no pseudo-terminals")
from terminal import Terminal, run_on_terminal

# A command for each type of output: tables, search results, bars, a result of SQL, and pages.
LOOK_UPS: Sequence[Sequence[str]] = [
    ("list", "--country", "UZ"),
    ("list", "organizations"),
    ("search", "Собиров"),
    ("stats", "--by", "year", "--by", "partner"),
    ("sql", "SELECT id, title FROM agreements"),
    ("show", "scopdc-uz", "2021-09-24-eapa-scopdc-uz", "--no-pager"),
]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_line_fits_the_terminal_except_urls_and_ids(register: Path, width: int) -> None:
    for look_up in LOOK_UPS:
        lines = run_on_terminal(register, *look_up, width=width, NO_COLOR="1").splitlines()

        assert lines
        for line in lines:
            # Ids and URLs must not be broken, so a line with a single word may be longer.
            assert cell_len(line) <= width or len(line.split()) == 1


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_no_escape_sequence_without_colour(register: Path, environ: dict[str, Any]) -> None:
    for look_up in LOOK_UPS:
        assert "\x1b" not in run_on_terminal(register, *look_up, width=80, **environ)


def test_due_table_is_complete_and_has_bold_headings(register: Path) -> None:
    add_lines(register, "2020-10-12-eapa-noosphere", 'term: {ends: "2026-12-31"}')
    terminal = Terminal(register, "due", "--as-of", "2026-11-24", "--within", "40d", width=80)

    assert terminal.end() == 0
    bold = "\x1b[1m"
    assert bold in terminal.raw
    heading, _line, row, *_ = terminal.text().splitlines()
    assert heading.split() == ["Act", "by", "Days", "What", "Ends", "Parties"]
    assert " ".join(row.split()).startswith("31 December 2026 37 ")  # 37 days from 24 November
    assert "2020-10-12-eapa-noosphere" in terminal.text()
