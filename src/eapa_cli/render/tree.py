"""Trees for people to read on a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from eapa_cli.render.clean import clean
from eapa_cli.render.grid import wrapped
from eapa_cli.render.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree, and what hangs on it."""

    text: str
    branches: Sequence["Branch"] = ()


class _Strokes(NamedTuple):
    """What stands before a branch, the last one, and below the two."""

    branch: str
    last: str
    below: str
    below_last: str


_LINES: Final = _Strokes("├── ", "└── ", "│   ", "    ")
_ASCII: Final = _Strokes("|-- ", "`-- ", "|   ", "    ")


def lines_of(tree: Branch, terminal: Terminal, encoding: str) -> Iterator[str]:
    """The lines of a tree; for a person at a terminal its texts are wrapped to the width, for others they are whole."""
    bold, plain = ("\x1b[1m", "\x1b[0m") if terminal.colour else ("", "")
    yield from (f"{bold}{line}{plain}\n" for line in _text(tree.text, terminal, 0))
    yield from (f"{line}\n" for line in _below(tree, "", _strokes(encoding), terminal))


def _below(tree: Branch, indent: str, strokes: _Strokes, terminal: Terminal) -> Iterator[str]:
    for number, branch in enumerate(tree.branches, start=1):
        is_last = number == len(tree.branches)
        head, rest = (strokes.last, strokes.below_last) if is_last else (strokes.branch, strokes.below)
        first, *others = _text(branch.text, terminal, len(indent) + len(head))
        yield f"{indent}{head}{first}"
        # A line that goes on is told from a new one by standing further in.
        yield from (f"{indent}{rest}  {line}" for line in others)
        yield from _below(branch, f"{indent}{rest}", strokes, terminal)


def _text(text: str, terminal: Terminal, taken: int) -> list[str]:
    room = terminal.width - taken - 2
    return wrapped(clean(text), room) if terminal.interactive and room > 0 else [clean(text)]


def _strokes(encoding: str) -> _Strokes:
    try:
        "".join(_LINES).encode(encoding)
    except UnicodeEncodeError:
        return _ASCII
    return _LINES
