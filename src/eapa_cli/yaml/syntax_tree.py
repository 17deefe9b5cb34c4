"""The syntax tree of a valid file: the offsets of its nodes, and the marks between them.

The reader's spans are for messages; an edit also needs the position of the dash or colon before a value, the end of
a list, and the style of a node.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from eapa_cli.yaml.event_reader import PARSER

_BLOCK_SCALARS: Final = ("|", ">")
# The type is Any, since PyYAML's types allow a missing mark, which an event of a file never has.
_MAP: Final[Any] = yaml.MappingStartEvent
_MAP_END: Final[Any] = yaml.MappingEndEvent
_LIST: Final[Any] = yaml.SequenceStartEvent
_LIST_END: Final[Any] = yaml.SequenceEndEvent


@dataclass(frozen=True, slots=True)
class Child:
    """An entry of a map or an item of a list.

    `lead` is the offset of its key or dash; `mark` is the one after the colon or dash, or None.
    A question mark and comments may precede a key.
    """

    lead: int
    mark: int | None
    key: str | None
    key_start: int
    key_end: int
    value: "Node"


@dataclass(slots=True)
class Node:
    """A scalar, list or map between two offsets; lines after the last one of a block scalar are excluded."""

    start: int
    end: int
    style: str
    """`map`, `list`, or for a scalar its quotation mark, its block indicator or nothing."""
    flow: bool = False
    braced: bool = True
    """Whether a flow map has braces: in `[a: 1]` it has none."""
    children: list[Child] = field(default_factory=list)

    @property
    def is_scalar(self) -> bool:
        """Return whether it is neither a list nor a map."""
        return self.style not in {"map", "list"}

    @property
    def is_block_scalar(self) -> bool:
        """Return whether it is a text below a `|` or `>`."""
        return self.style in _BLOCK_SCALARS


def parse_tree(text: str) -> Node:
    """Return the root of a text that the reader accepted."""
    building = _Building(text)
    building.skip(2)  # the starts of the stream and of the document
    return building.node(building.next(), 0)


class _Building:
    def __init__(self, text: str) -> None:
        self.text = text
        self.next: Callable[[], Any] = PARSER(text).get_event

    def skip(self, events: int) -> None:
        for _ in range(events):
            self.next()

    def node(self, event: Any, before: int) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is _MAP:
            node = Node(start, end, "map", flow=bool(event.flow_style), braced=end > start)
            self._fill(node, self._entries, before)
        elif type(event) is _LIST:
            node = Node(start, end, "list", flow=bool(event.flow_style))
            self._fill(node, self._items, before)
        else:
            style = event.style or ""
            node = Node(start, self._end(start, end, style), style)
        return node

    def _fill(self, node: Node, children: Callable[[Node, int], Iterator[Child]], before: int) -> None:
        node.children.extend(children(node, node.start + node.braced if node.flow else before))
        if not node.flow:
            node.start, node.end = node.children[0].lead, node.children[-1].value.end

    def _entries(self, node: Node, before: int) -> Iterator[Child]:
        while type(event := self.next()) is not _MAP_END:
            start, end = event.start_mark.index, event.end_mark.index
            lead = self._sign("?", before, start)
            value = self.node(self.next(), end)
            mark = self._sign(":", end, value.start)
            yield Child(
                lead=start if lead is None else lead,
                mark=None if mark is None else mark + 1,
                key=str(event.value),
                key_start=start,
                key_end=end,
                value=value,
            )
            before = value.end
        node.end = event.end_mark.index

    def _items(self, node: Node, before: int) -> Iterator[Child]:
        while type(event := self.next()) is not _LIST_END:
            start = event.start_mark.index
            dash = None if node.flow else self._sign("-", before, start)
            value = self.node(event, start if dash is None else dash + 1)
            mark = None if dash is None else dash + 1
            lead = value.start if dash is None else dash
            yield Child(lead, mark, None, lead, lead, value)
            before = value.end
        node.end = event.end_mark.index

    def _sign(self, sign: str, start: int, end: int) -> int | None:
        """Return the offset of an indicator between two nodes, with only spaces and comments around it."""
        while start < end:
            match self.text[start]:
                case "#":
                    line_end = self.text.find("\n", start, end)
                    start = end if line_end < 0 else line_end
                case found if found == sign:
                    return start
                case _:
                    start += 1
        return None

    def _end(self, start: int, end: int, style: str) -> int:
        if style not in _BLOCK_SCALARS:
            return end
        header = self.text[start:end].partition("\n")[0].partition("#")[0]
        # Trailing blank lines belong to a text only with `+`.
        if "+" in header:
            return end
        last = start + len(self.text[start:end].rstrip(" \r\n"))
        return last + len(self.text[last:end]) - len(self.text[last:end].lstrip(" "))
