"""Width, colour and default format of a terminal."""

import io
import os

import pytest

from eapa_cli.render import Format, Terminal, default_format

XTERM = {"TERM": "xterm-256color"}


class FakeTerminal(io.StringIO):
    """A stream that claims to be a terminal, with an unknown size."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_is_80_columns_wide_and_has_no_colour() -> None:
    assert Terminal.of(io.StringIO(), XTERM) == Terminal(width=80, has_colour=False, is_interactive=False)


def test_a_terminal_has_colour_and_is_interactive() -> None:
    assert Terminal.of(FakeTerminal(), XTERM) == Terminal(width=80, has_colour=True, is_interactive=True)


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        (XTERM, True),
        ({"WT_SESSION": "c1b6"}, True),
        ({}, False),
        ({"TERM": "dumb"}, False),
        ({**XTERM, "NO_COLOR": "1"}, False),
        ({**XTERM, "NO_COLOR": ""}, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({**XTERM, "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_environment_variables(environ: dict[str, str], *, colour: bool) -> None:
    assert Terminal.of(FakeTerminal(), environ).has_colour is colour


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_can_be_forced_into_a_pipe(environ: dict[str, str], *, colour: bool) -> None:
    assert Terminal.of(io.StringIO(), environ).has_colour is colour


@pytest.mark.parametrize(
    ("columns", "width"), [("120", 120), ("0", 80), ("", 80), ("wide", 80), ("-5", 80), ("1" * 5_000, 80)]
)
@pytest.mark.parametrize("stream", [io.StringIO(), FakeTerminal()])
def test_the_width_can_be_given_in_the_environment(stream: io.StringIO, columns: str, width: int) -> None:
    assert Terminal.of(stream, {"COLUMNS": columns}).width == width


@pytest.mark.parametrize(("measured", "environ", "width"), [(132, {}, 132), (132, {"COLUMNS": "60"}, 60), (0, {}, 80)])
def test_the_size_of_a_terminal_is_measured(measured: int, environ: dict[str, str], width: int) -> None:
    termios = pytest.importorskip("termios", reason="only Unix lets a test open a terminal")
    controller, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, measured))

    with open(controller, "rb"), open(terminal, "w", encoding="utf-8") as stream:  # noqa: PTH123  (descriptors, not paths)
        assert Terminal.of(stream, environ) == Terminal(width=width, has_colour=False, is_interactive=True, height=24)


@pytest.mark.parametrize(
    ("environ", "links"),
    [
        (XTERM, False),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM_PROGRAM": "WezTerm"}, False),
    ],
)
def test_links_need_a_known_terminal_or_can_be_forced(environ: dict[str, str], *, links: bool) -> None:
    assert Terminal.of(FakeTerminal(), environ).has_links is links


def test_default_format_is_table_for_people_and_tsv_for_programs() -> None:
    assert default_format(Terminal.of(FakeTerminal(), XTERM)) is Format.TABLE
    assert default_format(Terminal.of(io.StringIO(), {"FORCE_COLOR": "1"})) is Format.TSV
