"""Undo restores each earlier state after a random sequence of commands that write.

`EAPA_SEQUENCES=200 pytest tests/cli/test_undo_sequences.py` tries more sequences than the suite does.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interrupted_commands import make_register, run_silently
from samples import read_saved_files

SOURCE = ("--source", "https://example.org/{number}")
# {o} and {p} are organizations, {a} and {b} agreements. {number} has two digits and is different for each command.
COMMANDS = (
    ("set", "{o}", "founded=19{number}"),
    ("set", "{o}", "founded=1950", "notes=a note"),
    ("set", "{a}", "term.ends=20{number}"),
    ("set", "register", "title.en=Register {number}"),
    ("unset", "{o}", "founded"),
    ("add-to", "{o}", "names", "{{value: Alias {number}, lang: en, kind: alias}}"),
    ("rename", "{o}", "club-{number}"),
    ("rename", "{a}", "deed-{number}"),
    ("merge", "{o}", "{p}", "--force"),
    ("merge", "{a}", "{b}", "--force"),
    ("remove", "{o}", "--yes"),
    ("remove", "{a}", "--yes"),
    ("remove", "{o}", "--with-redirect", "{p}", "--yes"),
    ("terminate", "{a}", "--date", "2024-05-01", "--grounds", "withdrawn"),
    ("add-organization", "--name", "League {number}", "--type", "ngo", "--force"),
    ("add-agreement", "--party", "{o}", "--party", "{p}", "--type", "protocol", "--signed", "20{number}", *SOURCE),
    ("add-agreement", "--party", "{o}", "--party", "{p}", "--type", "roadmap", "--stage", "negotiating", *SOURCE),
    ("sign", "{a}", "--signed", "20{number}-08-01", *SOURCE),
    ("amend", "{a}", "--signed", "20{number}-05", *SOURCE),
    ("renew", "{a}", "--signed", "20{number}-06", *SOURCE),
    ("supersede", "{a}", "--signed", "20{number}-07", *SOURCE),
    ("rename-organization", "{o}", "Club {number}", "--from", "20{number}"),
    ("dissolve", "{o}", "--date", "2020", "--successor", "{p}"),
    ("import", "new.csv", "--partial"),
    ("fmt",),
    ("attach", "{a}", "scan.pdf"),
    ("attach", "{b}", "new.csv"),
    ("undo",),
    ("undo", "2"),
    ("undo", "--redo"),
)


def list_ids(root: Path, folder: str) -> list[str]:
    """Return the ids of the organizations or agreements, or an unknown id if none is left."""
    return sorted(path.stem for path in (root / "data" / folder).glob("*.yaml")) or ["none"]


def fill_in_command(command: tuple[str, ...], root: Path, number: int, first: int, second: int) -> list[str]:
    """Return a command with its number and with ids of existing records, which the numbers `first` and `second` choose."""
    organizations, agreements = list_ids(root, "organizations"), list_ids(root, "agreements")
    values = {
        "o": organizations[first % len(organizations)],
        "p": organizations[second % len(organizations)],
        "a": agreements[first % len(agreements)],
        "b": agreements[second % len(agreements)],
        "number": number,
    }
    return [word.format(**values) for word in command]


class ExpectedStates:
    """The states after each command that is not undone, and for each call of `undo` the states that it undid."""

    def __init__(self, state: dict[str, bytes]) -> None:
        self.states = [state]
        self.undone_states: list[list[dict[str, bytes]]] = []

    def follow(self, command: list[str], state: dict[str, bytes]) -> None:
        """Check the state after a successful command. The state of a command other than `undo` is recorded first."""
        if command == ["undo", "--redo"]:
            self.states += self.undone_states.pop()
        elif command[0] == "undo":
            number = int(command[1]) if command[1:] else 1
            self.undone_states.append(self.states[-number:])
            del self.states[-number:]
        elif state != self.states[-1]:
            self.states.append(state)
            self.undone_states.clear()
        assert state == self.states[-1], command


# A choice among the few records of a kind. It may exceed their number: `fill_in_command` starts again at the first.
CHOICES = st.integers(0, 6)
STEPS = st.tuples(st.sampled_from(COMMANDS), CHOICES, CHOICES)
"""A command, with the choices of its first and second record."""


@settings(max_examples=int(os.environ.get("EAPA_SEQUENCES", "5")), database=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_undo_restores_each_earlier_state_byte_for_byte(steps: list[tuple[tuple[str, ...], int, int]]) -> None:
    folder = Path(tempfile.mkdtemp())  # pytest makes `tmp_path` only once for all sequences
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("XDG_STATE_HOME", str(folder / "state"))
        environ.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        environ.chdir(folder)
        environ.setattr(sys, "argv", sys.argv)  # restored at the end, as `run_silently` changes it
        root = folder / "register"
        make_register(root)
        expected = ExpectedStates(read_saved_files(root))
        for number, (command, first, second) in enumerate(steps, start=10):  # the numbers of two digits start at 10
            check_command(root, fill_in_command(command, root, number, first, second), expected)
        while len(expected.states) > 1:
            assert run_silently(root, "undo") == 0
            expected.follow(["undo"], read_saved_files(root))
        assert run_silently(root, "undo") == 3  # all commands are undone
    shutil.rmtree(folder)


def check_command(root: Path, command: list[str], expected: ExpectedStates) -> None:
    """Run a command that succeeds or is refused, and check the files. A refused command must not change them."""
    code = run_silently(root, *command)
    assert code in {0, 2, 3}, command
    if code == 0:
        expected.follow(command, read_saved_files(root))
    else:
        assert read_saved_files(root) == expected.states[-1]
