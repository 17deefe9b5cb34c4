"""The syntax tree of a file: nodes with their offsets in the text, their styles and their parser events."""

from dataclasses import dataclass, field
from typing import Any, Final

BLOCK_SCALARS: Final = ("|", ">")
"""The styles of block scalars: literal and folded."""
QUOTES: Final = frozenset("'\"")
"""The styles of scalars that quotation marks enclose."""


@dataclass(slots=True)
class Child:
    """An entry of a map or an item of a list. For an item, `key` is None, and `key_end` equals `lead`."""

    lead: int
    """The offset of the first character: of the dash, of the key, or of a question mark before the key."""
    mark: int | None
    """The offset after the colon or dash; None if there is no colon or dash."""
    key: str | None
    key_end: int
    key_event: Any
    """The parser event of the key; None for an item."""
    value: "Node"

    @property
    def head_end(self) -> int:
        """The offset after the colon or dash; if a key after a question mark has no colon, the start of the value."""
        return self.value.start if self.mark is None else self.mark


@dataclass(slots=True)
class Node:
    """A scalar, list or map between two offsets. Empty lines after a block scalar are not part of it."""

    event: Any
    """The event of a scalar, or the event that opens a list or map."""
    start: int
    end: int
    style: str
    """`map` or `list`; for a scalar, its quotation mark or its block indicator; an empty string for a plain scalar."""
    flow: bool = False
    """Whether the node is a list or map in brackets."""
    braced: bool = True
    """Whether a flow map has braces. The map in `[a: 1]` does not have them."""
    children: list[Child] = field(default_factory=list)

    @property
    def is_scalar(self) -> bool:
        """Whether the node is neither a list nor a map."""
        return self.style not in {"map", "list"}

    @property
    def is_block_scalar(self) -> bool:
        """Whether the node is a block scalar, which starts with `|` or `>`."""
        return self.style in BLOCK_SCALARS

    def child(self, step: str | int) -> Child | None:
        """Return the first entry with a key, or the item at an index; None if it does not exist."""
        if isinstance(step, str):
            return next((child for child in self.children if child.key == step), None)
        return self.children[step] if self.style == "list" and step < len(self.children) else None
