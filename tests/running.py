"""Types of the fixture `eapa`, which runs the program, and functions that use it."""

import errno
import os
import sys
from io import BytesIO, TextIOWrapper
from typing import Final, NamedTuple, Protocol

import pytest

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

    def __call__(self, *arguments: str, cwd: object = ..., stdin: bytes = ...) -> Outcome: ...


def list_ids(eapa: Eapa, *arguments: str) -> list[str]:
    """Return the ids that `eapa list` shows, without a message."""
    outcome = eapa("list", *arguments, "--format", "ids")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.split()


def run_with_encoding(encoding: str, eapa: Eapa, *arguments: str) -> bytes:
    """Return the standard output of a command, whose encoding is that of a terminal or locale."""
    written = BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", TextIOWrapper(written, encoding=encoding))
        eapa(*arguments)
        return written.getvalue()
