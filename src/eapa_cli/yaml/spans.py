"""Spans in a file, and syntax faults with their spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

Path = tuple[str | int, ...]
"""The keys and indexes that lead from a document's root to a value."""


class Span(NamedTuple):
    """A range of a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mark(Protocol):
    """A position in PyYAML: line and column from 0."""

    line: int
    column: int


def between(start: Mark, end: Mark) -> Span:
    """Return the span between two marks of PyYAML."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


TOP = Span(1, 1, 1, 1)
# Enough to fix a file; limits the cost of a file made to have a million faults.
MAX_FAULTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """A syntax fault of a file; `also` is a second place that explains it."""

    rule: str
    message: str
    span: Span
    hint: str | None = None
    also: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MapSpan:
    """The spans of a map: its opening event, and for each entry the key's event and the value's span."""

    event: Any
    entries: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class ListSpan:
    """The spans of a list: its opening event and its items."""

    event: Any
    items: list[Any]


class Spans:
    """The spans of the keys and values of a document."""

    def __init__(self, root: Any) -> None:
        self._root = root

    def value(self, path: Sequence[str | int]) -> Span:
        """Return the span of the value at a path, or of the nearest existing parent."""
        node, _ = self._find(path)
        return _span(node)

    def key(self, path: Sequence[str | int]) -> Span:
        """Return the span of the key at a path; for a list item, the item's span."""
        node, key = self._find(path)
        return _span(node if key is None else key)

    def _find(self, path: Sequence[str | int]) -> tuple[Any, Any]:
        node, key = self._root, None
        for step in path:
            match node, step:
                case MapSpan(entries=entries), str() if step in entries:
                    key, node = entries[step]
                case ListSpan(items=items), int() if step < len(items):
                    key, node = None, items[step]
                case _:
                    break
        return node, key


def _span(node: Any) -> Span:
    match node:
        case None:
            return TOP
        case MapSpan(event=event, entries=entries):
            # A block map has no opening character: its first key is shown instead.
            first = next(iter(entries.values()), None)
            return _span(first[0]) if first and not event.flow_style else _span(event)
        case ListSpan(event=event):
            return _span(event)
        case _:
            return between(node.start_mark, node.end_mark)
