"""Properties that all output formats share."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from eapa_cli.render import Format, Rows

Draw = Callable[..., str]

LOADED = """
import io, sys
from eapa_cli.render import Column, Format, Rows, Terminal, render
rows = Rows("agreements", (Column("id", "Id"),), [("a",)])
render(rows, Format(sys.argv[1]), io.StringIO(), terminal=Terminal(width=80, has_colour=False, is_interactive=False))
HEAVY = ("rich", "rich.table", "rich.markdown", "rich.syntax", "pygments", "yaml")
print([name for name in sorted(sys.modules) if name in HEAVY])
"""


@pytest.mark.parametrize("format_", Format)
def test_each_format_has_its_module(format_: Format) -> None:
    assert find_spec(f"eapa_cli.render.as_{format_}")


@pytest.mark.parametrize("format_", [format_ for format_ in Format if format_ is not Format.ICS])
def test_each_format_ends_with_a_line_break_and_writes_only_to_its_stream(
    draw: Draw, agreements: Rows, capsys: pytest.CaptureFixture[str], format_: Format
) -> None:
    assert draw(agreements, format_).endswith("\n")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("format_", "loaded"),
    [
        (Format.TSV, []),
        (Format.IDS, []),
        (Format.MARKDOWN, []),
        (Format.CSV, []),
        (Format.JSON, []),
        (Format.TABLE, ["rich", "rich.table"]),
    ],
)
def test_each_format_imports_only_its_own_libraries(format_: Format, loaded: list[str]) -> None:
    command = [sys.executable, "-c", LOADED, format_]

    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{loaded}\n"
