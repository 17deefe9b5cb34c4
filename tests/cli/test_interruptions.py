"""A killed command leaves the old or the new state of the register, and queries recover the register if they can."""

import os
import subprocess
import sys
from pathlib import Path

import interrupted_commands
import interrupted_save
import journals
import killed_actions
import pytest
from repositories import HERMETIC
from running import Eapa
from samples import edit_file

from eapa_cli.storage.lock import hold_lock

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def kill_at_each_step(folder: Path, program: str, *arguments: str) -> list[str]:
    """Run a program that kills a command at each step, and return the state after each recovery: "before" or "after"."""
    # Without these variables, the program does not measure coverage, whose writes would count as steps.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ |= HERMETIC | {
        "PYTHONPATH": str(Path(killed_actions.__file__).parent),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    command = [sys.executable, program, str(folder), *arguments]
    outcome = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert outcome.stderr == ""
    steps, *states = outcome.stdout.split()
    assert int(steps) == len(states)
    return states


def check_single_transition(states: list[str]) -> None:
    """Check that the first kills leave the old state, and that all later kills leave the new state."""
    old_count = states.count("before")
    assert 0 < old_count < len(states)
    assert states == ["before"] * old_count + ["after"] * (len(states) - old_count)


@POSIX
@pytest.mark.parametrize(
    "number", range(len(interrupted_commands.COMMANDS)), ids=map(" ".join, interrupted_commands.COMMANDS)
)
def test_register_is_old_or_new_after_a_kill_at_any_step(tmp_path: Path, number: int) -> None:
    states = kill_at_each_step(tmp_path, interrupted_commands.__file__, str(number))

    check_single_transition(states)


@POSIX
def test_commit_is_made_or_not_made_after_a_kill_of_save_at_any_step(tmp_path: Path) -> None:
    states = kill_at_each_step(tmp_path, interrupted_save.__file__)

    check_single_transition(states)


def write_journal_and_draft(register: Path) -> list[Path]:
    """Write the files that a command leaves if it is killed before it changes anything."""
    draft = register / "data/organizations/.eapa-new.yaml.draft"
    draft.write_bytes(journals.TEXT)
    return [journals.write_journal(register, name=".eapa/journal.json.draft"), draft]


def test_query_rolls_back_a_prepared_change(eapa: Eapa, register: Path) -> None:
    journal, draft = write_journal_and_draft(register)

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert (outcome.code, outcome.err) == (0, "")
    assert not journal.exists()
    assert not draft.exists()


def test_query_deletes_a_draft_journal_of_another_user_but_not_the_files_it_names(eapa: Eapa, register: Path) -> None:
    journal, draft = write_journal_and_draft(register)
    # A changed journal no longer has a valid signature of this user.
    edit_file(journal, "new.yaml", "old.yaml")

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert (outcome.code, outcome.err) == (0, "")
    assert not journal.exists()
    assert draft.exists()


def test_query_does_not_wait_for_a_running_command(eapa: Eapa, register: Path) -> None:
    journals.write_journal(register)  # the running command has yet to create the organization "new"

    with hold_lock(register, "eapa rename a b"):
        query = eapa("list", "organizations", "--columns", "id", "--format", "ids")
        check = eapa("validate")

    assert (query.code, query.err) == (0, "")
    assert "new" not in query.out.splitlines()
    assert (check.code, "journal.json" in check.out) == (0, False)


def test_query_warns_if_it_cannot_complete_an_interrupted_command(eapa: Eapa, register: Path) -> None:
    journals.write_journal(register)
    (register / ".eapa/lock").mkdir()  # a folder in place of the file, so that the register cannot be locked

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert (outcome.code, len(outcome.out.splitlines())) == (0, 1)
    assert outcome.err.startswith("warning: a change of several files is incomplete: the register in ")


def test_a_file_that_changed_after_an_interruption_is_not_overwritten(eapa: Eapa, register: Path) -> None:
    journals.write_journal(register)
    (register / "data/organizations/new.yaml").write_bytes(b"id: mine\n")  # the file that the journal would create

    query = eapa("list", "--limit", "1", "--format", "ids")
    refused = eapa("set", "tass", "website=https://tass.com/en")

    assert (query.code, refused.code) == (0, 3)
    assert query.err.startswith("warning: a change of several files is incomplete: a command was interrupted while")
    assert "\nhint: put the file back as it was, or delete .eapa/journal.json" in query.err
    assert (register / "data/organizations/new.yaml").read_bytes() == b"id: mine\n"
