"""An answer that cannot be written is no bug."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import pytest
from running import Eapa, Outcome

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
pipes = pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
SHORT = ("show", "tass")
LONG = ("sql", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n")


@pytest.fixture
def nobody() -> Iterator[TextIO]:
    """A pipe whose other end is closed."""
    ours, theirs = os.pipe()
    os.close(ours)
    stream = os.fdopen(theirs, "w", encoding="utf-8")
    yield stream
    with suppress(OSError):
        stream.close()


@full
@pytest.mark.parametrize("command", [SHORT, LONG, ("validate", "--format", "json"), ("--help",)])
def test_a_full_disk_is_told_in_one_sentence(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        monkeypatch.setattr(sys, "stdout", disk)
        outcome = eapa(*command)

    told = "error: the answer cannot be written: No space left on device\nhint: make room, or let it go elsewhere\n"
    assert outcome == Outcome(4, "", told)


@pipes
@pytest.mark.parametrize("command", [SHORT, LONG, ("validate",)])
def test_a_closed_pipe_is_no_problem_in_the_register_and_nothing_is_said(
    eapa: Eapa, nobody: TextIO, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdout", nobody)

    assert eapa(*command) == (4, "", "")


@pipes
def test_neither_is_said_by_python_when_it_ends(register: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    program = [sys.executable, "-m", "eapa_cli", "validate"]
    environ = os.environ | {"XDG_CACHE_HOME": str(register.parent / "cache")}

    done = subprocess.run(program, cwd=register, env=environ, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)

    assert (done.returncode, done.stderr) == (4, b"")


def test_without_stdout_a_command_does_what_it_does(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert eapa("validate") == (0, "", "")
    sys.stdout.close()


def test_what_else_cannot_be_written_is_still_a_bug(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file", "x")

    monkeypatch.setattr("eapa_cli.cli.commands.validate.check", fail)

    outcome = eapa("validate")

    assert outcome.code == 70
    assert "FileNotFoundError" in outcome.err
