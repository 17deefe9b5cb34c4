"""Undo restores each earlier state after a random sequence of commands that write.

`EAPA_SEQUENCES=200 pytest tests/cli/test_undo_sequences.py` tries more sequences than the suite does.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interrupted_commands import make_register

from eapa_cli.cli.app import main

SOURCE = ("--source", "https://example.org/{number}")
# {o} and {p} are organizations, {a} and {b} agreements; {number} is different for each command.
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


def run(root: Path, *command: str) -> int:
    """Run a command, and return its exit code."""
    sys.argv = ["eapa", *command]
    os.chdir(root)
    discarded = TextIOWrapper(BytesIO())
    with contextlib.redirect_stdout(discarded), contextlib.redirect_stderr(discarded):
        try:
            return int(main())
        except SystemExit as end:
            return int(end.code or 0)


def read_files(root: Path) -> dict[str, bytes]:
    """Return the records, the register's own file and the documents with their contents."""
    files = (path for folder in ("data", "documents") for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def fill_in_ids(command: tuple[str, ...], root: Path, number: int, choice: int) -> list[str]:
    """Return a command with ids of existing records, which depend on the number `choice`."""
    organizations, agreements = (
        sorted(path.stem for path in (root / "data" / folder).glob("*.yaml")) or ["none"]
        for folder in ("organizations", "agreements")
    )
    values = {
        "o": organizations[choice % len(organizations)],
        "p": organizations[(choice // 7) % len(organizations)],
        "a": agreements[choice % len(agreements)],
        "b": agreements[(choice // 7) % len(agreements)],
        "number": number,
    }
    return [word.format(**values) for word in command]


class ExpectedStates:
    """The states that the commands made, and for each call of `undo` the states that it undid."""

    def __init__(self, state: dict[str, bytes]) -> None:
        self.states = [state]
        self.undone_states: list[list[dict[str, bytes]]] = []

    def follow(self, command: list[str], state: dict[str, bytes]) -> None:
        """Record or check the state after a successful command."""
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


@settings(max_examples=int(os.environ.get("EAPA_SEQUENCES", "5")), database=None)
@given(steps=st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 48)), min_size=1, max_size=8))
def test_undo_restores_each_earlier_state_byte_for_byte(steps: list[tuple[tuple[str, ...], int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("XDG_STATE_HOME", str(folder / "state"))
        environ.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        environ.chdir(folder)
        environ.setattr(sys, "argv", sys.argv)
        root = folder / "register"
        make_register(root)
        expected = ExpectedStates(read_files(root))
        for number, (command, choice) in enumerate(steps, 10):  # two digits, for years
            words = fill_in_ids(command, root, number, choice)
            code = run(root, *words)
            assert code in {0, 2, 3}, words
            if code == 0:
                expected.follow(words, read_files(root))
            else:
                assert read_files(root) == expected.states[-1]
        while len(expected.states) > 1:
            assert run(root, "undo") == 0
            expected.follow(["undo"], read_files(root))
        assert run(root, "undo") == 3
    shutil.rmtree(folder)
