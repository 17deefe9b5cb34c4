"""Fixtures: the sample register, and the program as a user runs it."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import coverage_of_programs
import pytest
from full_register import make_full_register
from hypothesis import settings
from running import Eapa, Outcome
from samples import DATA

from eapa_cli.cli.app import main
from eapa_cli.text.interface_language import ENGLISH, use_language

# The tests are in English in every locale. Processes that they start inherit the variable.
os.environ["EAPA_LANG"] = "en"

# With this variable set to a value, each program that a test starts would compile every module again.
os.environ["PYTHONDONTWRITEBYTECODE"] = ""
sys.dont_write_bytecode = False

# No deadlines, as a test must not fail on a busy machine. Times are measured in benchmarks/.
settings.register_profile("eapa", deadline=None, max_examples=35)
settings.load_profile("eapa")

# A shell makes background jobs ignore interrupts, and tests that interrupt a command inherit this.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _programs_without_coverage() -> None:
    """Start programs without coverage, whose measurement takes longer than most of them."""
    if coverage_settings := os.environ.pop(coverage_of_programs.ACTIVE_VARIABLE, None):
        os.environ[coverage_of_programs.STORED_VARIABLE] = coverage_settings


@pytest.fixture
def covered_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure the coverage of the programs that a test starts, for lines that run only in such programs."""
    for name, value in coverage_of_programs.make_environment().items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session", autouse=True)
def _end_of_forked_programs() -> Iterator[None]:
    """End the process that forks programs after the last test of this process."""
    yield
    if forked_program := sys.modules.get("forked_program"):  # not imported where there are no pseudo-terminals
        forked_program.end_server()


@pytest.fixture(autouse=True)
def _english_interface() -> Iterator[None]:
    """Undo the choice of a language by a command of the test, which applies to the whole process."""
    yield
    use_language(ENGLISH)


@pytest.fixture
def russian_interface(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands write their messages in Russian."""
    monkeypatch.setenv("EAPA_LANG", "ru")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a copy of the sample register, with an empty `.git` folder instead of a repository.

    The program does not search for a repository above this folder. `Repo.start` makes a repository of it.
    """
    shutil.copytree(DATA, tmp_path / "register" / "data")
    (tmp_path / "register/.git").mkdir()
    return tmp_path / "register"


@pytest.fixture
def eapa(register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Eapa:
    """Return a function that runs the program in the register's folder, through its entry point."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(register.parent / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(register.parent / "state"))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("EAPA_REGISTER", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    # Without it, as in a job of cron, a terminal counts as one without colour.
    monkeypatch.setenv("TERM", "xterm-256color")

    def run(*arguments: str, cwd: object = register, stdin: bytes = b"") -> Outcome:
        monkeypatch.chdir(str(cwd))
        monkeypatch.setattr(sys, "argv", ["eapa", *arguments])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
        try:
            code = int(main())
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def full_register(register: Path) -> Path:
    """Return the register of the fixture `eapa`, with records that use every field."""
    shutil.rmtree(register / "data")
    return make_full_register(register)
