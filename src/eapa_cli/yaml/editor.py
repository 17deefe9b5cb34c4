"""Edits of a file that change as few bytes as possible.

The new content is given as plain data. Where it differs from the data of the file, the text of the changed nodes is
replaced. All other text, including comments and blank lines, stays the same byte for byte. A list or map that was in
canonical format is written in canonical format again as a whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from eapa_cli.errors import RefusedError
from eapa_cli.text.interface_language import gettext
from eapa_cli.yaml.alignment import Pair, arrange_keys, is_equal, keeps_children, pair_children
from eapa_cli.yaml.comments import find_lost_comments
from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.reader import Document, read
from eapa_cli.yaml.serializer import dump, format_child, format_flow, format_scalar
from eapa_cli.yaml.syntax_tree import BLOCK_SCALARS, Child, Node


def edit(source: bytes, data: Mapping[str, Any], *, name: str = "the file") -> bytes:
    """Return the bytes of a file after an edit, so that the file contains `data`. Messages call the file `name`.

    Existing keys stay in their order. A new key follows the key that is before it in `data`. The result is read back
    and compared with `data`.

    Raises:
        RefusedError: the file is not a readable record, or cannot be edited without changes to other parts of it.
    """
    document = read(source)
    if document.data is None:
        raise RefusedError(
            gettext("%(name)s is not valid YAML, so it cannot be changed") % {"name": name},
            hint=gettext("run 'eapa validate' to see why"),
        )
    arranged = arrange_keys(document.data, data)
    if is_equal(document.data, arranged):
        return source
    edited = _apply_edits(document.text, _EditPlanner(document).plan_edits(arranged)).encode()
    edited_document = read(edited)
    if (
        not is_equal(edited_document.data, arranged)
        or len(edited_document.faults) > len(document.faults)
        or find_lost_comments(document, edited_document)
    ):
        raise RefusedError(
            gettext("%(name)s has a form that cannot be changed safely here") % {"name": name}, hint=_editor_hint()
        )
    return edited


def _editor_hint() -> str:
    return gettext("change it in an editor: 'eapa edit ID'")


class _TextEdit(NamedTuple):
    """A replacement of the text between two offsets."""

    start: int
    end: int
    text: str


class _EditPlanner:
    """The planner of the text edits that give a file other data.

    As in `Child`, `mark` is the offset after the colon of a key or the dash of an item. `head` is the text of a line up
    to this offset, and `indent` is the column of the key or dash.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lines = Lines(document.text)
        self.newline = self.lines.newline

    def plan_edits(self, new: Mapping[str, Any]) -> Iterator[_TextEdit]:
        """Yield the edits that give the file new data."""
        old, root = self.document.data, self.document.root
        if self.text.replace("\r\n", "\n") == dump(old):
            yield _TextEdit(0, len(self.text), dump(new).replace("\n", self.newline))
            return
        if keeps_children(root, old, new):
            yield from self._edit_children(root, old, new)
        else:
            yield _TextEdit(root.start, root.end, dump(new).rstrip("\n").replace("\n", self.newline))

    def _edit_children(self, node: Node, old: Any, new: Any) -> Iterator[_TextEdit]:
        """Yield the edits of a list or map that keeps some of its children."""
        old_values = list(old.values()) if isinstance(old, Mapping) else old
        if len(old_values) != len(node.children):
            raise RefusedError(gettext("the part to change contains a key twice"), hint=_editor_hint())
        new_children = list(pair_children(old, new))
        kept = {pair.old_index for pair in new_children}
        for pair in new_children:
            if pair.old_index is not None and not is_equal(old_values[pair.old_index], pair.value):
                yield from self._edit_child(node, node.children[pair.old_index], old_values[pair.old_index], pair.value)
        removed = [index for index in range(len(node.children)) if index not in kept]
        remove = self._remove_flow_children if node.flow else self._remove_block_children
        yield from remove(node, removed)
        first_kept = next(node.children[pair.old_index] for pair in new_children if pair.old_index is not None)
        previous = None
        for pair in new_children:
            if pair.old_index is not None:
                previous = node.children[pair.old_index]
            else:
                yield self._insert_child(node, pair, previous, first_kept)

    def _edit_child(self, node: Node, child: Child, old: Any, new: Any) -> Iterator[_TextEdit]:
        """Yield the edits that change the value of a child of a list or map."""
        if node.flow:
            yield from self._edit_flow_child(child, old, new)
            return
        value, mark = child.value, child.head_end
        head = self.lines.head(mark)
        indent = child.lead - self.lines.start(child.lead)
        if keeps_children(value, old, new) and not self._is_canonical(child, head, old, indent):
            yield from self._edit_children(value, old, new)
        else:
            inline, *body = self._canonical_lines(head, new, indent)
            becomes_block_scalar = inline[1:2] in BLOCK_SCALARS  # the indicator after the space
            has_lines_between = self.text.count("\n", mark, value.start) > 1
            if becomes_block_scalar and has_lines_between:
                # A comment between the head and the value would become part of the block scalar.
                inline, body = f" {format_scalar(new)}", []
            yield from self._replace_value(child, inline, body)

    def _edit_flow_child(self, child: Child, old: Any, new: Any) -> Iterator[_TextEdit]:
        value = child.value
        if keeps_children(value, old, new):
            yield from self._edit_children(value, old, new)
            return
        # The old value may be empty, with a colon directly before it or without a colon.
        separator = ""
        if child.key is not None and child.mark is None:
            separator = ": "
        elif value.start == child.mark:
            separator = " "
        yield _TextEdit(value.start, value.end, f"{separator}{format_flow(new)}")

    def _canonical_lines(self, head: str, value: Any, indent: int) -> list[str]:
        """Return the lines of a value in canonical format. The first line does not contain the head."""
        first, *others = format_child(head, value, indent)
        return [first[len(head) :], *others]

    def _is_canonical(self, child: Child, head: str, old: Any, indent: int) -> bool:
        """Return whether the text of a value is in canonical format."""
        value = child.value
        if not (value.is_scalar or value.flow) and self.text[value.end : self.lines.end(value.end)].strip():
            return False  # the comment on the last line belongs to a key or item inside the value
        current = self.text[child.head_end : value.end].replace("\r\n", "\n")
        return current == "\n".join(self._canonical_lines(head, old, indent))

    def _replace_value(self, child: Child, inline: str, body: Sequence[str]) -> Iterator[_TextEdit]:
        """Replace a value by the text `inline` on the line of the colon or dash, and by the lines `body` below it."""
        value, mark = child.value, child.head_end
        below = "".join(f"{self.newline}{line}" for line in body)
        starts_below_mark = "\n" in self.text[mark : value.start]
        if starts_below_mark:
            yield _TextEdit(mark, mark, inline)
            start = self.lines.start(value.start)
            yield _TextEdit(self.lines.previous_end(start), self.lines.end(self._content_end(value)), below)
        elif value.is_block_scalar:
            header_end = self.lines.end(value.start)
            # A comment may follow the indicators, such as '|-', in the header.
            indicators, *_ = self.text[value.start : header_end].split(" ", 1)
            yield from self._replace_on_line(mark, value.start, value.start + len(indicators), inline, below)
            yield _TextEdit(header_end, max(header_end, self._content_end(value)), below)
        else:
            yield from self._replace_on_line(mark, value.start, value.end, inline, below)
            end = self.lines.end(value.end)
            yield _TextEdit(end, end, below)

    def _replace_on_line(self, mark: int, start: int, end: int, inline: str, below: str) -> Iterator[_TextEdit]:
        # The spaces before the old value stay if only this line changes, and if neither value is empty.
        if mark < start < end and inline and not below:
            yield _TextEdit(start, end, inline.removeprefix(" "))
        else:
            yield _TextEdit(mark, end, inline)

    def _remove_block_children(self, node: Node, removed: Sequence[int]) -> Iterator[_TextEdit]:
        children = node.children
        for index in removed:
            child = children[index]
            start = self.lines.start(child.lead)
            if self.text[start : child.lead].strip(" "):
                yield self._remove_first_child(node, removed, child)
            else:
                yield _TextEdit(start, self.lines.next_start(child.value.end), "")

    def _remove_first_child(self, node: Node, removed: Sequence[int], child: Child) -> _TextEdit:
        """Remove the first child of a node that starts on the line of a dash.

        The second child moves to this line, unless it is also removed or a comment is above it.
        """
        second = node.children[1]
        if 1 in removed or "#" in self.text[self.lines.end(child.value.end) : second.lead]:
            dash_end = len(self.text[: child.lead].rstrip(" "))
            return _TextEdit(dash_end, self.lines.end(child.value.end), "")
        return _TextEdit(child.lead, second.lead, "")

    def _remove_flow_children(self, node: Node, removed: Sequence[int]) -> Iterator[_TextEdit]:
        children = node.children
        last_kept = max({*range(len(children))}.difference(removed))
        for index in removed:
            child = children[index]
            if index < last_kept:
                start, end = child.lead, children[index + 1].lead
            else:
                start, end = children[index - 1].value.end, child.value.end
            if "#" in self.text[start : child.lead] + self.text[child.value.end : end]:
                raise RefusedError(gettext("a comment is next to the part to remove"), hint=_editor_hint())
            yield _TextEdit(start, end, "")

    def _insert_flow_child(self, pair: Pair, previous: Child | None, first_kept: Child) -> _TextEdit:
        text = format_flow(pair.value)
        if pair.key is not None:
            text = f"{format_scalar(pair.key)}: {text}"
        if previous is None:
            return _TextEdit(first_kept.lead, first_kept.lead, f"{text}, ")
        return _TextEdit(previous.value.end, previous.value.end, f", {text}")

    def _insert_child(self, node: Node, pair: Pair, previous: Child | None, first_kept: Child) -> _TextEdit:
        """Insert a new child after the previous child, or else before the first child that is kept."""
        if node.flow:
            return self._insert_flow_child(pair, previous, first_kept)
        indent = first_kept.lead - self.lines.start(first_kept.lead)
        margin = " " * indent
        head = "-" if pair.key is None else f"{format_scalar(pair.key)}:"
        text = self.newline.join(format_child(f"{margin}{head}", pair.value, indent))
        if previous is None:
            return _TextEdit(first_kept.lead, first_kept.lead, f"{text[indent:]}{self.newline}{margin}")
        end = previous.value.end
        # A block scalar with `+` ends after its last blank line.
        if self.lines.start(end) == end and previous.value.is_block_scalar:
            return _TextEdit(end, end, f"{text}{self.newline}")
        end = self.lines.end(end)
        return _TextEdit(end, end, f"{self.newline}{text}")

    def _content_end(self, node: Node) -> int:
        """Return the end of a value. The blank lines at the end of a block scalar with `+` are not included."""
        return node.start + len(self.text[node.start : node.end].rstrip("\r\n"))


def _apply_edits(text: str, edits: Iterable[_TextEdit]) -> str:
    """Apply text edits, which must not overlap. Edits of the same range are applied in the given order.

    If the text has no final line break, the result also has none.
    """
    pieces: list[str] = []
    copied_end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += text[copied_end : edit.start], edit.text
        copied_end = edit.end
    result = "".join([*pieces, text[copied_end:]])
    return result if text.endswith("\n") else result.removesuffix("\n").removesuffix("\r")
