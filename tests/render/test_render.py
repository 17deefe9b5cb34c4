"""All output formats: their modules, their streams and their imports."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from eapa_cli.render import Format, Rows

Draw = Callable[..., str]

# A program that renders rows in a format and prints which of the slow libraries it has imported.
PROGRAM = """
import io, sys
from eapa_cli.render import Column, Format, Rows, Terminal, render
rows = Rows("agreements", (Column("id", "Id"),), [("a",)])
render(rows, Format(sys.argv[1]), io.StringIO(), terminal=Terminal(width=80, has_colour=False, is_interactive=False))
SLOW_LIBRARIES = ("rich", "rich.table", "rich.markdown", "rich.syntax", "pygments", "yaml")
print([name for name in sorted(sys.modules) if name in SLOW_LIBRARIES])
"""


@pytest.mark.parametrize("format_", Format)
def test_each_format_has_a_module(format_: Format) -> None:
    assert find_spec(f"eapa_cli.render.as_{format_}")


# A calendar needs events, which the rows of this test do not have.
@pytest.mark.parametrize("format_", [format_ for format_ in Format if format_ is not Format.ICS])
def test_each_format_ends_with_a_line_break_and_writes_only_to_its_stream(
    draw: Draw, agreements: Rows, capsys: pytest.CaptureFixture[str], format_: Format
) -> None:
    assert draw(agreements, format_).endswith("\n")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("format_", "libraries"),
    [
        (Format.TSV, []),
        (Format.IDS, []),
        (Format.MARKDOWN, []),
        (Format.CSV, []),
        (Format.JSON, []),
        (Format.TABLE, ["rich", "rich.table"]),
    ],
)
def test_each_format_imports_only_the_libraries_that_it_needs(format_: Format, libraries: list[str]) -> None:
    command = [sys.executable, "-c", PROGRAM, format_]

    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{libraries}\n"
