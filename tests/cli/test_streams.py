"""Exit codes and messages with closed or failing standard streams, and invalid standard input."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import pytest
from running import Eapa, Outcome

COVERED = pytest.mark.usefixtures("covered_programs")
NEEDS_FULL_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="the system has no disk that is always full"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
# A short output is written at the end of the program. A long output, of more than a buffer, is written before the end.
COMMAND_WITH_SHORT_OUTPUT = ("show", "tass")
COMMAND_WITH_LONG_OUTPUT = (
    "sql",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n",
)
LOST_OUTPUT = "error: stdout cannot be written: No space left on device\nhint: check that there is space, or redirect the output to another place\n"
INVALID_YAML = "id: nor\ntype: [\n"  # a list without an end
SET_WEBSITE = "set tass website=https://tass.ru/new"
# Commands and their exit codes, which do not depend on the streams.
EXIT_CODES = {"list": 0, "--help": 0, SET_WEBSITE: 0, "show nope": 3, "add-organization": 2, "sql -": 2}


@pytest.fixture(name="closed_pipe")
def open_pipe_without_reader() -> Iterator[TextIO]:
    """Return a stream into a pipe that nobody can read."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    stream = os.fdopen(write_end, "w", encoding="utf-8")
    yield stream
    with suppress(OSError):
        stream.close()


def run_in_shell(
    register: Path, command: str, redirections: str, *, is_completion: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell, which can close or redirect its streams. A completion completes "eapa li"."""
    home = register.parent
    environ = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "XDG_STATE_HOME": str(home / "state")}
    if is_completion:
        environ |= {"_EAPA_COMPLETE": "complete_bash", "COMP_WORDS": "eapa li", "COMP_CWORD": "1"}
    line = f"{shlex.quote(sys.executable)} -m eapa_cli {command} {redirections}"
    return subprocess.run(["sh", "-c", line], cwd=register, env=environ, capture_output=True, text=True, check=False)


@POSIX
@pytest.mark.parametrize(
    ("redirections", "commands"),
    [
        # The commands that use the stream.
        ("<&-", ["add-organization", "sql -"]),
        (">&-", ["list", "--help", SET_WEBSITE]),
        ("2>&-", [SET_WEBSITE, "show nope"]),
        ("2</dev/null", [SET_WEBSITE, "show nope"]),
        ("2>/dev/full", [SET_WEBSITE, "show nope"]),
        ("<&- >&- 2>&-", list(EXIT_CODES)),
    ],
)
def test_closed_or_full_stream_does_not_change_the_exit_code(
    register: Path, redirections: str, commands: list[str], request: pytest.FixtureRequest
) -> None:
    if redirections == "<&- >&- 2>&-":  # one case is enough to cover all lines
        request.getfixturevalue("covered_programs")
    if "full" in redirections and not Path("/dev/full").exists():
        pytest.skip("the system has no disk that is always full")

    for command in commands:
        result = run_in_shell(register, command, redirections)

        assert (command, result.returncode) == (command, EXIT_CODES[command])
        assert "Traceback" not in result.stderr
        if command == SET_WEBSITE:
            assert "website: https://tass.ru/new" in (register / "data/organizations/tass.yaml").read_text("utf-8")


@POSIX
@COVERED
def test_form_without_stdin_lists_missing_options_with_a_hint(register: Path) -> None:
    result = run_in_shell(register, "add-organization", "<&-")

    error, hint = result.stderr.splitlines()
    assert (result.returncode, result.stdout) == (2, "")
    assert error.startswith("error: required options are missing: ")
    assert hint.startswith("hint: ")


@POSIX
@pytest.mark.parametrize("redirections", ["<&-", ">&-", "2>&-", "2>/dev/null"])
def test_completion_works_without_streams(register: Path, redirections: str, request: pytest.FixtureRequest) -> None:
    if redirections == ">&-":  # the case with lines of its own
        request.getfixturevalue("covered_programs")
    result = run_in_shell(register, "", redirections, is_completion=True)

    assert (result.returncode, result.stderr) == (0, "")
    assert ("list" in result.stdout) == (redirections != ">&-")


@POSIX
@COVERED
def test_closed_stream_is_not_confused_with_an_opened_file(register: Path) -> None:
    # A file that the program opens gets the number of a closed stream. A warning must not go into the database.
    run_in_shell(register, "list", "")
    (register / "data/organizations/nor.yaml").write_text("id: other\n", encoding="utf-8")

    assert run_in_shell(register, "list", "<&- 2>&-").returncode == 0
    assert run_in_shell(register, "list", "").stderr.count("warning: ") == 1


@NEEDS_FULL_DEVICE
@pytest.mark.parametrize(
    "command",
    [
        COMMAND_WITH_SHORT_OUTPUT,
        COMMAND_WITH_LONG_OUTPUT,
        ("validate", "--format", "json"),
        ("--help",),
        ("--version",),
        ("list", "--help"),
    ],
)
def test_output_lost_on_a_full_disk_is_reported(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        monkeypatch.setattr(sys, "stdout", disk)
        outcome = eapa(*command)

    assert outcome == Outcome(4, "", LOST_OUTPUT)


@NEEDS_FULL_DEVICE
def test_lost_report_has_priority_over_its_errors(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (register / "data/organizations/nor.yaml").write_text(INVALID_YAML, encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        monkeypatch.setattr(sys, "stdout", disk)

        assert eapa("validate") == Outcome(4, "", LOST_OUTPUT)


@NEEDS_FULL_DEVICE
@pytest.mark.parametrize(("command", "code"), [(("show", "nope"), 3), (("list", "--no-such-option"), 2)])
def test_command_that_fails_for_another_reason_keeps_its_exit_code(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], code: int
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        monkeypatch.setattr(sys, "stdout", disk)

        assert eapa(*command).code == code


@NEEDS_FULL_DEVICE
def test_full_disk_for_messages_does_not_stop_a_command(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        monkeypatch.setattr(sys, "stderr", disk)

        assert eapa("set", "tass", "country=KZ").code == 0
        assert eapa("show", "nope").code == 3
        assert eapa("nope").code == 2
    assert "country: KZ" in (register / "data/organizations/tass.yaml").read_text("utf-8")


@POSIX
@pytest.mark.parametrize(
    "command", [COMMAND_WITH_SHORT_OUTPUT, COMMAND_WITH_LONG_OUTPUT, ("validate",), ("--help",), ("fmt", "--check")]
)
def test_closed_pipe_is_silent(
    eapa: Eapa, closed_pipe: TextIO, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdout", closed_pipe)

    assert eapa(*command) == (0, "", "")


@POSIX
@pytest.mark.parametrize("command", ["validate", "doctor"])
def test_check_with_a_closed_pipe_keeps_its_exit_code(
    eapa: Eapa, register: Path, closed_pipe: TextIO, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (register / "data/organizations/nor.yaml").write_text(INVALID_YAML, encoding="utf-8")
    for number in range(200):  # a finding of `doctor` each, together more than a buffer
        (register / f"data/organizations/{number}.txt").touch()
    monkeypatch.setattr(sys, "stdout", closed_pipe)

    assert eapa(command).code == 1


@POSIX
def test_import_survives_a_closed_pipe_but_not_a_full_disk(
    eapa: Eapa, register: Path, closed_pipe: TextIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register / "new.csv").write_text("Name,Type,Country\nNew Union,ngo,KZ\n", encoding="utf-8")
    new_file = register / "data/organizations/new-union.yaml"
    if Path("/dev/full").exists():
        with Path("/dev/full").open("w", encoding="utf-8") as disk, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", disk)
            assert (eapa("import", "new.csv").code, new_file.exists()) == (4, False)
    monkeypatch.setattr(sys, "stdout", closed_pipe)

    assert (eapa("import", "new.csv").code, new_file.exists()) == (0, True)


@POSIX
@pytest.mark.parametrize("command", ["list", "validate", "export - --format json", "--help"])
def test_head_ends_a_pipeline_silently(register: Path, command: str) -> None:
    line = f"({shlex.quote(sys.executable)} -m eapa_cli {command}; echo code $? >&2) | head -1"
    environ = os.environ | {"XDG_CACHE_HOME": str(register.parent / "cache")}
    result = subprocess.run(["sh", "-c", line], cwd=register, env=environ, capture_output=True, text=True, check=False)

    assert result.stderr == "code 0\n"


@POSIX
@COVERED
def test_statement_with_invalid_utf_8_is_reported(register: Path) -> None:
    (register / "statement.sql").write_bytes(b"SELECT '\xff'")

    result = run_in_shell(register, "sql -", "<statement.sql")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "error: stdin contains the byte 0xFF, which is not valid UTF-8\n"


@POSIX
@COVERED
@pytest.mark.parametrize("command", ["sql -", "add-agreement --from -", "add-agreement --from-text -"])
def test_write_only_stdin_is_reported(register: Path, command: str) -> None:
    result = run_in_shell(register, command, "0>/dev/null")

    assert (result.returncode, result.stdout) == (4, "")
    assert result.stderr.startswith("error: stdin cannot be read: ")
