"""The progress bar appears only on a terminal, and only for long work."""

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

from eapa_cli.render import progress
from eapa_cli.render.progress import ProgressBar
from eapa_cli.text.interface_language import use_language

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


@pytest.fixture
def _bar_without_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_BAR", 0)


@pytest.mark.usefixtures("_bar_without_delay")
@pytest.mark.parametrize(("language", "label"), [("en", "Reading files"), ("ru", "Чтение файлов")])
def test_long_work_shows_a_bar_and_clears_it(terminal: tuple[TextIO, int], language: str, label: str) -> None:
    stream, reader = terminal
    use_language(language)

    with ProgressBar(stream, ENVIRON) as bar:
        bar(200, 1000)
        bar(400, 1000)
        shown = read_screen(reader, stream)

    assert label in shown
    assert "400/1000" in shown
    assert "\x1b[2K" in read_screen(reader, stream)  # the line is erased


def test_short_work_shows_no_bar(terminal: tuple[TextIO, int]) -> None:
    stream, reader = terminal

    with ProgressBar(stream, ENVIRON) as bar:
        bar(200, 1000)

    assert read_screen(reader, stream) == ""


@pytest.mark.usefixtures("_bar_without_delay")
@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {**ENVIRON, "CI": "true"}], ids=["dumb", "CI"])
def test_a_dumb_terminal_and_ci_show_no_bar(terminal: tuple[TextIO, int], environ: dict[str, str]) -> None:
    stream, reader = terminal

    with ProgressBar(stream, environ) as bar:
        bar(200, 1000)

    assert read_screen(reader, stream) == ""


@pytest.mark.usefixtures("_bar_without_delay")
def test_no_bar_is_written_to_a_pipe() -> None:
    stream = io.StringIO()

    with ProgressBar(stream, ENVIRON) as bar:
        bar(200, 1000)

    assert stream.getvalue() == ""
