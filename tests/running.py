"""How a test runs the program, and what it sees of it."""

from typing import NamedTuple, Protocol


class Outcome(NamedTuple):
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


class Eapa(Protocol):
    """Runs the program with arguments, in the register's folder or another."""

    def __call__(self, *arguments: str, cwd: object = ...) -> Outcome: ...
