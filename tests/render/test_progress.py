"""The progress bar appears only on a terminal, and only for long work."""

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

from eapa_cli.render.progress import ProgressBar

pty = pytest.importorskip("pty", reason="the system has no pseudo-terminals")
ENVIRON = {"TERM": "xterm"}


@pytest.fixture
def terminal() -> Iterator[tuple[TextIO, int]]:
    """Return a stream to a terminal, and the descriptor to read from it."""
    reader, writer = pty.openpty()
    with open(writer, "w", encoding="utf-8") as stream:  # noqa: PTH123
        yield stream, reader
    os.close(reader)


def read_screen(reader: int, stream: TextIO) -> str:
    """Return the output on the terminal since the last call."""
    stream.write("<end>")
    stream.flush()
    text = ""
    while not text.endswith("<end>"):
        text += os.read(reader, 4096).decode()
    return text.removesuffix("<end>")


def test_long_work_shows_a_bar_and_clears_it(terminal: tuple[TextIO, int]) -> None:
    stream, reader = terminal

    with ProgressBar(stream, ENVIRON, delay=0) as progress:
        progress(200, 1000)
        progress(400, 1000)
        shown = read_screen(reader, stream)

    assert "Reading files" in shown
    assert "400/1000" in shown
    assert "\x1b[2K" in read_screen(reader, stream)  # the line is erased


@pytest.mark.parametrize(("environ", "delay"), [(ENVIRON, 3600), ({"TERM": "dumb"}, 0), ({**ENVIRON, "CI": "true"}, 0)])
def test_short_work_a_dumb_terminal_and_ci_show_no_bar(
    terminal: tuple[TextIO, int], environ: dict[str, str], delay: float
) -> None:
    stream, reader = terminal

    with ProgressBar(stream, environ, delay=delay) as progress:
        progress(200, 1000)

    assert read_screen(reader, stream) == ""


def test_no_bar_is_written_to_a_pipe() -> None:
    stream = io.StringIO()

    with ProgressBar(stream, ENVIRON, delay=0) as progress:
        progress(200, 1000)

    assert stream.getvalue() == ""
