"""The comments and blank lines of a file. Each comment belongs to a key, an item, or the start or end of the file."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from eapa_cli.yaml.alignment import is_equal, keeps_children, pair_children
from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.reader import Document
from eapa_cli.yaml.spans import Path
from eapa_cli.yaml.syntax_tree import Child, Node


@dataclass(slots=True)
class Comments:
    """The comments on a key or item."""

    above: list[str] = field(default_factory=list)
    """The comments on lines above it. An empty string is a blank line above a key of the top level."""
    inline: str | None = None
    """The comment on the same line."""
    below: list[str] = field(default_factory=list)
    """The comments on lines below its value."""


@dataclass(slots=True)
class FileComments:
    """All comments of a file."""

    head: list[str] = field(default_factory=list)
    """The comments at the start of the file, which a blank line separates from the first key."""
    by_path: dict[Path, Comments] = field(default_factory=dict)
    """The comments on keys and items, by path."""
    tail: list[str] = field(default_factory=list)
    """The comments at the end of the file."""

    def comments_on(self, path: Path) -> Comments:
        """Return the comments on a key or item; the caller may change them."""
        return self.by_path.setdefault(path, Comments())


class _Place(NamedTuple):
    """A key or item, its path, the map or list that contains it, and the key or item around it."""

    path: Path
    child: Child
    parent: Node
    outer: "_Place | None"


def list_comments(document: Document) -> list[str]:
    """Return the comments of a readable document, without trailing spaces."""
    lines = Lines(document.text)
    return [lines.tail(offset).rstrip() for offset in document.tree.comments]


def read_comments(document: Document) -> FileComments:
    """Return the comments of a valid document, and the blank lines between the keys of its top level.

    A comment inside a key, or in an empty list or map, belongs to the lines above the key or item that contains it.
    """
    return _CommentReader(document).read()


def find_lost_comments(before: Document, after: Document) -> list[str]:
    """Return the comments that an edit removed although their key or value remains. Both documents must be readable."""
    if "#" not in before.text:
        return []
    lines = Lines(before.text)
    removed = list(_removed_ranges(lines, before.root, before.data, after.data))  # in order, without overlaps
    remaining: Counter[str] = Counter()
    for offset in before.tree.comments:
        index = bisect_right(removed, offset, key=itemgetter(0))
        if not index or offset >= removed[index - 1][1]:
            remaining[lines.tail(offset).rstrip()] += 1
    return list((remaining - Counter(list_comments(after))).elements())


def _removed_ranges(lines: Lines, node: Node, old: Any, new: Any) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that an edit removes or replaces.

    If a whole line ends with a range, the range includes the comment at its end. A comment after a replaced scalar or
    brackets is not included, since the edit keeps it.
    """
    if not keeps_children(node, old, new):
        yield node.start, node.end if node.is_scalar or node.flow else lines.end(node.end)
        return
    old_values = list(old.values()) if isinstance(old, Mapping) else old
    new_values = {pair.old_index: pair.value for pair in pair_children(old, new) if pair.old_index is not None}
    for index, child in enumerate(node.children):
        if index not in new_values:
            yield child.lead, child.value.end if node.flow else lines.end(child.value.end)
        elif not is_equal(old_values[index], new_values[index]):
            yield from _removed_ranges(lines, child.value, old_values[index], new_values[index])


class _CommentReader:
    """A reader that finds the key or item of each comment in a document."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.lines = Lines(document.text)
        self.offsets = document.tree.comments
        self.root = document.root
        self.places = list(_find_places(self.root, None))
        self.result = FileComments()

    def read(self) -> FileComments:
        for offset in self.offsets:
            self._attach(offset)
        self._record_blank_lines()
        self._separate_head()
        return self.result

    def _attach(self, offset: int) -> None:
        """Add the comment at an offset to the key or item to which it belongs.

        `preceding` is the last key or item before the comment, and those around it, from the inside to the outside. A
        comment in brackets belongs to a key or item in the same brackets.
        """
        comment = self.lines.tail(offset).rstrip()
        index = bisect_right(self.places, offset, key=_lead)
        all_preceding = list(_with_outer(self.places[index - 1])) if index else []
        following = self.places[index] if index < len(self.places) else None
        flow = _flow_around([*(place.child.value for place in all_preceding), self.root], offset)
        preceding = [place for place in all_preceding if flow is None or _is_within(place, flow)]
        if preceding and _is_inside_key(preceding[0].child, offset):
            self.result.comments_on(preceding[0].path).above.append(comment)
        elif on_line := next((place for place in preceding if self._is_on_line(place, offset)), None):
            comments = self.result.comments_on(on_line.path)
            if comments.inline is None:
                comments.inline = comment
            else:  # both the line of the key and the line on which its value ends have a comment
                comments.above.append(comment)
        elif flow is None:
            self._attach_line(preceding, following, offset, comment)
        elif following is not None and _is_within(following, flow):
            self.result.comments_on(following.path).above.append(comment)
        elif preceding:
            self.result.comments_on(preceding[0].path).below.append(comment)
        else:  # the brackets are empty
            around = next(place for place in all_preceding if place.child.value is flow)
            self.result.comments_on(around.path).above.append(comment)

    def _is_on_line(self, place: _Place, offset: int) -> bool:
        """Return whether a comment is on the line on which a key or item starts, or on which its value ends."""
        if place.parent.flow and place.parent.end <= offset:
            return False  # the comment is after the brackets
        child, line_start = place.child, self.lines.start(offset)
        if child.lead >= line_start:
            return True
        value = child.value
        can_end_before_comment = (value.is_scalar or value.flow) and not value.is_block_scalar
        return can_end_before_comment and value.start < value.end and line_start < value.end <= offset

    def _attach_line(self, preceding: Sequence[_Place], following: _Place | None, offset: int, comment: str) -> None:
        """Add a comment on a separate line to a key or item.

        Between a key and its value, it belongs to this key, or to the first key or item inside the value. Otherwise it
        belongs to the next key or item, unless its indentation is greater. Then it belongs to the last key or item that
        is not indented more. Without a next one, a comment that is not indented belongs to the end of the file.
        """
        if preceding and _is_before_value(preceding[0].child, offset):
            self.result.comments_on(preceding[0].path).above.append(comment)
            return
        if following is not None and following.parent.flow:
            following = None  # the whole record is in brackets
        column = offset - self.lines.start(offset)
        is_above_first_child = bool(preceding) and following is not None and following.outer is preceding[0]
        if not is_above_first_child and column > (0 if following is None else self._column(following)):
            blocks = (place for place in preceding if not place.parent.flow and self._column(place) <= column)
            if (last := next(blocks, None)) is not None:
                self.result.comments_on(last.path).below.append(comment)
                return
        target = self.result.tail if following is None else self.result.comments_on(following.path).above
        if self._follows_blank_line(offset) and (following is None or len(following.path) == 1):
            target.append("")
        target.append(comment)

    def _column(self, place: _Place) -> int:
        return place.child.lead - self.lines.start(place.child.lead)

    def _follows_blank_line(self, offset: int) -> bool:
        start = self.lines.start(offset)
        return start > 0 and not self.lines.head(start - 1).strip()

    def _record_blank_lines(self) -> None:
        """Record the blank lines directly above the keys of the top level."""
        for place in self.places:
            if len(place.path) == 1 and self._follows_blank_line(place.child.lead):
                self.result.comments_on(place.path).above.append("")

    def _separate_head(self) -> None:
        """Separate the head of the file from the comments of the first key."""
        first = self.result.comments_on(self.places[0].path)
        if "" in first.above:
            last_blank = max(index for index, line in enumerate(first.above) if not line)
            self.result.head, first.above = first.above[: last_blank + 1], first.above[last_blank + 1 :]


def _find_places(node: Node, outer: _Place | None) -> Iterator[_Place]:
    """Yield all keys and items inside a node, which is the value of `outer`, in the order of the file."""
    for index, child in enumerate(node.children):
        step = index if child.key is None else child.key
        place = _Place((*outer.path, step) if outer else (step,), child, node, outer)
        yield place
        yield from _find_places(child.value, place)


def _lead(place: _Place) -> int:
    return place.child.lead


def _with_outer(place: _Place | None) -> Iterator[_Place]:
    """Yield a key or item, and those around it, from the inside to the outside."""
    while place is not None:
        yield place
        place = place.outer


def _flow_around(nodes: Iterable[Node], offset: int) -> Node | None:
    """Return the first of some nodes that is a list or map in brackets around an offset."""
    return next((node for node in nodes if node.flow and node.start < offset < node.end), None)


def _is_inside_key(child: Child, offset: int) -> bool:
    """Return whether a comment is between a '?' and its key, or between a key and its colon."""
    return child.key is not None and child.lead < offset < (child.key_end if child.mark is None else child.mark)


def _is_before_value(child: Child, offset: int) -> bool:
    """Return whether a comment is between a key or dash and its value, if the value is a scalar or in brackets."""
    value = child.value
    return (value.is_scalar or value.flow) and child.lead < offset < value.start


def _is_within(place: _Place, flow: Node) -> bool:
    return flow.start < place.child.lead < flow.end
