"""Edits of a file that change as few bytes as possible.

The new content is given as plain data. Where it differs from the data of the file, the text is replaced at the
spans of the nodes; the rest, including comments and blank lines, stays the same byte for byte. A value that was in
canonical format is written in canonical format again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from eapa_cli.errors import RefusedError
from eapa_cli.yaml.alignment import Pair, arrange_keys, is_equal, keeps_children, pairs
from eapa_cli.yaml.comments import lost_comments
from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.reader import Document, read
from eapa_cli.yaml.serializer import dump, entry, flow, list_item, scalar
from eapa_cli.yaml.syntax_tree import Child, Node

_HINT: Final = "change it in an editor: 'eapa edit ID'"


def edit(source: bytes, data: Mapping[str, Any], *, name: str = "the file") -> bytes:
    """Return the bytes of a file edited to contain plain data; `name` is its name in messages.

    New keys are inserted in the order of `data`; existing keys keep their order. The result is read back and compared
    with `data`.

    Raises:
        RefusedError: the file is not a readable record, or cannot be edited without changes to other parts of it.
    """
    document = read(source)
    if document.data is None:
        raise RefusedError(f"{name} is not valid YAML, so it cannot be changed", hint="run 'eapa validate' to see why")
    arranged = arrange_keys(document.data, data)
    if is_equal(document.data, arranged):
        return source
    changed = _apply(document.text, _Edit(document).changes(arranged)).encode()
    written = read(changed)
    if (
        not is_equal(written.data, arranged)
        or len(written.faults) > len(document.faults)
        or lost_comments(document, written)
    ):
        raise RefusedError(f"{name} has a form that cannot be changed safely here", hint=_HINT)
    return changed


class _TextEdit(NamedTuple):
    """A replacement of the text between two offsets."""

    start: int
    end: int
    text: str


class _Edit:
    """The text edits that turn a text into one with other data."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lines = Lines(document.text)
        self.newline = self.lines.newline

    def changes(self, new: Mapping[str, Any]) -> Iterator[_TextEdit]:
        old, root = self.document.data, self.document.tree.root
        assert root is not None, "a document with data has a root node"
        if self.text.replace("\r\n", "\n") == dump(old):
            yield _TextEdit(0, len(self.text), dump(new).replace("\n", self.newline))
            return
        if keeps_children(root, old, new):
            yield from self._inside(root, old, new)
        else:
            yield _TextEdit(root.start, root.end, dump(new).rstrip("\n").replace("\n", self.newline))

    def _inside(self, node: Node, old: Any, new: Any) -> Iterator[_TextEdit]:
        """Yield the edits of a list or map that keeps some of its children."""
        olds = list(old.values()) if isinstance(old, Mapping) else old
        if len(olds) != len(node.children):
            raise RefusedError("the part to change contains a key twice", hint=_HINT)
        paired = list(pairs(old, new))
        kept = {pair.old for pair in paired}
        for pair in paired:
            if pair.old is not None and not is_equal(olds[pair.old], pair.value):
                yield from self._child(node, node.children[pair.old], olds[pair.old], pair.value)
        removed = [index for index in range(len(node.children)) if index not in kept]
        yield from (self._without_flow if node.flow else self._without)(node, removed)
        first = next(pair.old for pair in paired if pair.old is not None)
        before = None
        for pair in paired:
            if pair.old is not None:
                before = node.children[pair.old]
            else:
                yield self._added(node, pair, before, node.children[first])

    def _child(self, node: Node, child: Child, old: Any, new: Any) -> Iterator[_TextEdit]:
        value = child.value
        if node.flow:
            if keeps_children(value, old, new):
                yield from self._inside(value, old, new)
            else:
                # A value of a flow map may be empty, with or without a colon before it.
                gap = ": " if child.key is not None and child.mark is None else " " if value.start == child.mark else ""
                yield _TextEdit(value.start, value.end, f"{gap}{flow(new)}")
            return
        head = self.lines.head(child.mark or value.start)
        indent = child.lead - self.lines.start(child.lead)
        if keeps_children(value, old, new) and not self._is_canonical(child, head, old, indent):
            yield from self._inside(value, old, new)
        else:
            inline, *body = self._lines(child, head, new, indent)
            if inline[1:2] in {"|", ">"} and self.text.count("\n", child.mark, value.start) > 1:
                inline, body = f" {scalar(new)}", []  # a line after the head would become part of the text
            yield from self._replaced(child, inline, body)

    def _lines(self, child: Child, head: str, value: Any, indent: int) -> list[str]:
        lines = list((list_item if child.key is None else entry)(head, value, indent))
        return [lines[0][len(head) :], *lines[1:]]

    def _is_canonical(self, child: Child, head: str, old: Any, indent: int) -> bool:
        value = child.value
        if not (value.is_scalar or value.flow) and self.text[value.end : self.lines.end(value.end)].strip():
            return False  # a comment on its last line belongs to something within it
        current = self.text[child.mark or value.start : value.end].replace("\r\n", "\n")
        return current == "\n".join(self._lines(child, head, old, indent))

    def _replaced(self, child: Child, inline: str, body: Sequence[str]) -> Iterator[_TextEdit]:
        """Replace the value on the line of the colon or dash, and the lines below it."""
        value, mark = child.value, child.mark or child.value.start
        below = "".join(f"{self.newline}{line}" for line in body)
        if "\n" in self.text[mark : value.start]:
            yield _TextEdit(mark, mark, inline)
            start = self.lines.start(value.start)
            yield _TextEdit(self.lines.before(start), self.lines.end(self._content_end(value)), below)
        elif value.is_block_scalar:
            header = self.lines.end(value.start)
            sign = value.start + len(self.text[value.start : header].split(" ", 1)[0])
            yield from self._on_line(mark, value.start, sign, inline, below)
            yield _TextEdit(header, max(header, self._content_end(value)), below)
        else:
            yield from self._on_line(mark, value.start, value.end, inline, below)
            end = self.lines.end(value.end)
            yield _TextEdit(end, end, below)

    def _on_line(self, mark: int, start: int, end: int, inline: str, below: str) -> Iterator[_TextEdit]:
        # The spaces before a value stay if only this line changes and there is a value before and after.
        if mark < start < end and inline and not below:
            yield _TextEdit(start, end, inline.removeprefix(" "))
        else:
            yield _TextEdit(mark, end, inline)

    def _without(self, node: Node, removed: Sequence[int]) -> Iterator[_TextEdit]:
        children = node.children
        for index in removed:
            child = children[index]
            start = self.lines.start(child.lead)
            if self.text[start : child.lead].strip(" "):
                yield self._first_without(node, removed, child)
            else:
                yield _TextEdit(start, self.lines.next_start(child.value.end), "")

    def _first_without(self, node: Node, removed: Sequence[int], child: Child) -> _TextEdit:
        """Remove a first child that follows a dash; the second one takes its place there."""
        following = node.children[1]
        if 1 in removed or "#" in self.text[self.lines.end(child.value.end) : following.lead]:
            before = len(self.text[: child.lead].rstrip(" "))
            return _TextEdit(before, self.lines.end(child.value.end), "")
        return _TextEdit(child.lead, following.lead, "")

    def _without_flow(self, node: Node, removed: Sequence[int]) -> Iterator[_TextEdit]:
        children = node.children
        for index in removed:
            child = children[index]
            if any(later not in removed for later in range(index + 1, len(children))):
                start, end = child.lead, children[index + 1].lead
            else:
                start, end = children[index - 1].value.end, child.value.end
            if "#" in self.text[start : child.lead] + self.text[child.value.end : end]:
                raise RefusedError("a comment is next to the part to remove", hint=_HINT)
            yield _TextEdit(start, end, "")

    def _added(self, node: Node, pair: Pair, before: Child | None, first: Child) -> _TextEdit:
        if node.flow:
            text = flow(pair.value) if pair.key is None else f"{scalar(pair.key)}: {flow(pair.value)}"
            if before is None:
                return _TextEdit(first.lead, first.lead, f"{text}, ")
            return _TextEdit(before.value.end, before.value.end, f", {text}")
        indent = first.lead - self.lines.start(first.lead)
        margin = " " * indent
        if pair.key is None:
            lines = list(list_item(f"{margin}-", pair.value, indent))
        else:
            lines = list(entry(f"{margin}{scalar(pair.key)}:", pair.value, indent))
        text = self.newline.join(lines)
        if before is None:
            return _TextEdit(first.lead, first.lead, f"{text[indent:]}{self.newline}{margin}")
        end = before.value.end
        if self.lines.start(end) == end and before.value.is_block_scalar:
            return _TextEdit(end, end, f"{text}{self.newline}")
        end = self.lines.end(end)
        return _TextEdit(end, end, f"{self.newline}{text}")

    def _content_end(self, node: Node) -> int:
        """Return the end of a value without the trailing blank lines of a block scalar with `+`."""
        return node.start + len(self.text[node.start : node.end].rstrip("\r\n"))


def _apply(text: str, edits: Iterable[_TextEdit]) -> str:
    """Apply text edits, which must not overlap; edits at one offset are applied in the given order.

    A text without a final line break gets none.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += text[done : edit.start], edit.text
        done = edit.end
    result = "".join([*parts, text[done:]])
    return result if text.endswith("\n") else result.removesuffix("\n").removesuffix("\r")
