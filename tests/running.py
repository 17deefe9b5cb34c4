"""Types of the fixture `eapa`, which runs the program."""

import errno
import os
from typing import Final, NamedTuple, Protocol

NO_SUCH_FILE: Final = os.strerror(errno.ENOENT)
"""This system's message for a file that does not exist."""


class Outcome(NamedTuple):
    """The exit code and the output of a run."""

    code: int
    out: str
    err: str


def read_added_lines(dry_run: Outcome) -> list[str]:
    """Return the lines that the diff of a dry run adds, without their "+" and without the names of the files."""
    lines = dry_run.out.splitlines()
    return [line.removeprefix("+") for line in lines if line.startswith("+") and not line.startswith("+++ ")]


class Eapa(Protocol):
    """A function that runs the program, in the register's folder by default."""

    def __call__(self, *arguments: str, cwd: object = ...) -> Outcome: ...


def list_ids(eapa: Eapa, *arguments: str) -> list[str]:
    """Return the ids that `eapa list` shows, without a message."""
    outcome = eapa("list", *arguments, "--format", "ids")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.split()
