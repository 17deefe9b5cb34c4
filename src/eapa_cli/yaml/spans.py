"""Spans in a file, and syntax faults with their spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from eapa_cli.yaml.syntax_tree import Node

Path = tuple[str | int, ...]
"""The keys and indexes that lead from a document's root to a value."""


class Span(NamedTuple):
    """A range of a file. Lines and columns start at 1, columns count code points, and the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mark(Protocol):
    """A position in PyYAML, whose lines and columns start at 0."""

    line: int
    column: int


def span_at(text: str, offset: int, length: int) -> Span:
    """Return the span of `length` characters in one line, given the offset of the first one."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Span(line, column, line, column + length)


def span_between(start: Mark, end: Mark) -> Span:
    """Return the span between two marks of PyYAML."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


TOP = Span(1, 1, 1, 1)
"""The start of a file. Faults of the whole file have this span."""

MAX_FAULTS = 100
"""The maximum number of faults that are reported in one file. A binary file could have a million of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """A syntax fault of a file."""

    rule: str
    message: str
    span: Span
    hint: str | None = None
    second_places: tuple[tuple[Span, str], ...] = ()
    """Other places that explain the fault, each with a label."""


class Spans:
    """The spans of the keys and values of a document, given its root node or None."""

    def __init__(self, root: Node | None) -> None:
        self._root = root

    def value(self, path: Sequence[str | int]) -> Span:
        """Return the span of the value at a path, or of the innermost existing value around it."""
        node, _ = self._find(path)
        return _span(node)

    def key(self, path: Sequence[str | int]) -> Span:
        """Return the span of the key at a path, or of the item if the path leads to a list item."""
        node, key = self._find(path)
        return _span(node) if key is None else span_between(key.start_mark, key.end_mark)

    def _find(self, path: Sequence[str | int]) -> tuple[Node | None, Any]:
        """Return the last existing node on a path, and the event of its key."""
        node, key = self._root, None
        for step in path:
            if node is None or (child := node.child(step)) is None:
                break
            node, key = child.value, child.key_event
        return node, key


def _span(node: Node | None) -> Span:
    if node is None:
        return TOP
    # A block map has no opening character, so its span is the span of its first key.
    event = node.children[0].key_event if node.style == "map" and node.children and not node.flow else node.event
    return span_between(event.start_mark, event.end_mark)
