"""The program as a whole: help, the choice of a register, exit codes of failures, arguments, and terminals."""

import errno
import os
from pathlib import Path

import pytest
from running import Eapa
from terminal import run_on_terminal

from eapa_cli import __version__
from eapa_cli.cli.app import COMMANDS as SUMMARIES

# The commands whose own help page is tested. The pages of all others are made in the same way.
COMMANDS_WITH_TESTED_PAGE = [
    "list",
    "show",
    "search",
    "validate",
    "rules",
    "add-agreement",
    "rename-organization",
    "init",
]


def test_version_is_one_line(eapa: Eapa) -> None:
    assert eapa("--version") == (0, f"eapa {__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command_with_its_summary(eapa: Eapa, option: str) -> None:
    outcome = eapa(option)
    words = " ".join(outcome.out.split())  # Typer chooses the layout

    assert (outcome.code, outcome.err) == (0, "")
    assert "Maintain a register of cooperation agreements in YAML files." in words
    missing_commands = [command for command, line in SUMMARIES.items() if f" {command} {line}" not in words]
    assert missing_commands == []


@pytest.mark.parametrize("command", COMMANDS_WITH_TESTED_PAGE)
def test_help_of_a_command_has_its_usage_and_its_summary(eapa: Eapa, command: str) -> None:
    outcome = eapa(command, "--help")
    words = " ".join(outcome.out.split())

    assert (outcome.code, outcome.err) == (0, "")
    assert f"eapa {command} [OPTIONS]" in words
    assert SUMMARIES[command] in words


def test_register_is_found_from_a_folder_inside_it(eapa: Eapa, register: Path) -> None:
    assert eapa("show", "tass", "--format", "ids", cwd=register / "data/agreements") == eapa(
        "show", "tass", "--format", "ids"
    )


def test_register_is_chosen_by_option_or_environment_variable(
    eapa: Eapa, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = eapa("list", "--format", "ids")

    assert eapa("list", "--format", "ids", "--register", "register", cwd=tmp_path) == expected
    monkeypatch.setenv("EAPA_REGISTER", str(register))
    assert eapa("list", "--format", "ids", cwd=tmp_path) == expected


def test_folder_without_a_register_exits_with_4_and_a_hint(eapa: Eapa, tmp_path: Path) -> None:
    assert eapa("list", "--register", "nowhere", cwd=tmp_path) == (
        4,
        "",
        (
            "error: there is no register in 'nowhere': it has no data/register.yaml\n"
            "hint: go to its folder, give --register DIR, set EAPA_REGISTER, or start one with 'eapa init DIR'\n"
        ),
    )


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (
            OSError(errno.EIO, "Input/output error", "data/x.yaml"),
            4,
            "error: 'data/x.yaml' cannot be read or written: ",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), 4, "error: a file cannot be read or written: "),
        (OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300), 2, "error: the name of the file 'xxx"),
        # No file has this error. A closed output is handled elsewhere, so that this is a bug.
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 70, "Traceback"),
    ],
    ids=["with a file", "without a file", "long name", "bug"],
)
def test_system_error_is_reported_with_its_file_if_it_has_one(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, error: OSError, code: int, message: str
) -> None:
    def run() -> None:
        raise error

    monkeypatch.setattr("eapa_cli.cli.commands.stats.run", run)

    outcome = eapa("stats")

    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(message)


def test_completion_that_cannot_be_installed_is_reported(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    monkeypatch.setattr(Path, "mkdir", refuse)

    outcome = eapa("--install-completion")

    message = f"error: '{Path('/home/me')}' cannot be read or written: {os.strerror(errno.EACCES)}\n"
    assert outcome == (4, "", message)


@pytest.mark.skipif(os.name == "nt", reason="the current folder cannot be deleted there")
def test_a_deleted_current_folder_is_reported(eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "deleted"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()

    outcome = eapa("list", cwd=".")

    assert outcome == (4, "", "error: the current folder was deleted\nhint: go to another folder\n")


def test_bug_exits_with_70_and_a_traceback(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    def run() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("eapa_cli.cli.commands.stats.run", run)

    outcome = eapa("stats")

    assert (outcome.code, outcome.out) == (70, "")
    assert outcome.err.startswith("Traceback")
    assert "ZeroDivisionError" in outcome.err.splitlines()


# Python represents the byte FF in an argument as the surrogate U+DCFF.
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "a\udcff"], "argument 2, 'a\\xFF', contains the byte 0xFF"),
        (["set", "tass", "notes=caf\udce9 \udc80"], "argument 3, 'notes=caf\\xE9 \\x80', contains the byte 0xE9"),
        (["list", "--party=\udcff"], "argument 2, '--party=\\xFF', contains the byte 0xFF"),
        (["list", "--\udcff"], "argument 2, '--\\xFF', contains the byte 0xFF"),
        (["\udcff"], "argument 1, '\\xFF', contains the byte 0xFF"),
        (["export", "\udcff.json"], "argument 2, '\\xFF.json', contains the byte 0xFF"),
        (["list", "--register", "\udcff"], "argument 3, '\\xFF', contains the byte 0xFF"),
        (["add-organization", "--id", "x", "--name", "\udcff"], "argument 5, '\\xFF', contains the byte 0xFF"),
    ],
)
def test_argument_with_invalid_utf_8_is_reported(eapa: Eapa, arguments: list[str], message: str) -> None:
    hint = "hint: write it in UTF-8; a file that has such a name can be renamed\n"

    assert eapa(*arguments) == (2, "", f"error: {message}, which is not valid UTF-8\n{hint}")


def test_shell_completes_command_names(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_EAPA_COMPLETE": "complete_bash", "COMP_WORDS": "eapa re", "COMP_CWORD": "1"}.items():
        monkeypatch.setenv(name, value)

    outcome = eapa()

    assert {"renew", "rename-organization"} <= set(outcome.out.split())
    assert all(line.startswith("re") for line in outcome.out.split())


def test_escape_sequences_of_quoted_values_are_escaped_in_messages(eapa: Eapa) -> None:
    outcome = eapa("show", "\x1b[2Jx")  # a sequence that clears the screen

    assert outcome.code == 3
    assert "\x1b" not in outcome.err


def test_list_on_a_terminal_is_a_table_of_its_width(register: Path) -> None:
    table = run_on_terminal(register, "list", "--country", "UZ", "--columns", "signed,id", width=60, NO_COLOR="1")

    # A date and an id do not fit one line.
    assert "24 September, year uncertain (2021)\n  2021-09-24-eapa-scopdc-uz\n" in table
    assert max(map(len, table.splitlines())) <= 60


def test_empty_table_exits_with_0_and_has_a_message_on_a_terminal_only(eapa: Eapa, register: Path) -> None:
    assert "no agreements found" in run_on_terminal(register, "list", "--type", "roadmap")
    assert "no agreements found" in run_on_terminal(register, "stats", "--type", "roadmap")
    assert eapa("list", "--type", "roadmap", "--columns", "id") == (0, "id\n", "")


@pytest.mark.parametrize("width", [80, 120])
def test_on_a_terminal_the_help_has_panels_that_fit_it(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")

    lines = eapa("list", "--help").out.splitlines()

    assert max(map(len, lines)) <= width
    assert [line.strip("╭─╮ ") for line in lines if line.startswith("╭")] == ["Arguments", "Options", "Filters"]
