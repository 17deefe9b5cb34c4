"""Comments of a file, each attached to a key or an item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.spans import Path
from eapa_cli.yaml.syntax_tree import Child, Node, parse_tree


@dataclass(slots=True)
class Comments:
    """The comments on a key or item: on lines above it, next to it, and on lines below its value.

    Above a key of the record itself, an empty string is a blank line.
    """

    above: list[str] = field(default_factory=list)
    beside: str | None = None
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FileComments:
    """All comments of a file: at its start, by path of the key or item, and at its end."""

    head: list[str] = field(default_factory=list)
    comments: dict[Path, Comments] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def at(self, path: Path) -> Comments:
        """Return the comments on a key or item, to which more may be added."""
        return self.comments.setdefault(path, Comments())

    def is_inside(self, path: Path) -> bool:
        """Return whether something inside a value has a comment."""
        return any(len(other) > len(path) and other[: len(path)] == path for other in self.comments)


class _Place(NamedTuple):
    path: Path
    child: Child
    parent: Node


def comments_in(text: str) -> Iterator[int]:
    """Yield the offset of each comment of a valid text."""
    done = 0
    for start, end in [*_scalars(text, parse_tree(text)), (len(text), len(text))]:
        while (found := text.find("#", done, start)) >= 0:
            yield found
            done = Lines(text).end(found)
        done = max(done, end)


def comment_at(text: str, offset: int) -> str:
    """Return the comment at an offset, without trailing spaces."""
    return text[offset : Lines(text).end(offset)].rstrip()


def read_comments(text: str) -> FileComments:
    """Return the comments of a valid text, and the blank lines between the keys of the record itself.

    A comment inside a key or in an empty list or map is placed above the key or item around it.
    """
    return _Reading(text).result()


def _scalars(text: str, node: Node) -> Iterator[tuple[int, int]]:
    if node.is_scalar:
        # The line of a block scalar's indicator may end in a comment.
        yield (Lines(text).end(node.start) if node.is_block_scalar else node.start), node.end
    for child in node.children:
        if child.key is not None:
            yield child.key_start, child.key_end
        yield from _scalars(text, child.value)


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.root = parse_tree(text)
        self.places = sorted(_places(self.root, ()), key=lambda place: place.child.lead)
        self.found = FileComments()

    def result(self) -> FileComments:
        for offset in comments_in(self.text):
            self._take(offset)
        self._take_head()
        return self.found

    def _take(self, offset: int) -> None:
        comment = comment_at(self.text, offset)
        flow = _flow_around(self.root, offset)
        start = self.lines.start(offset)
        places = [place for place in self.places if flow is None or _is_within(place, flow)]
        beside = [place for place in places if self._is_on_line(place, start, offset)]
        if amid := next((place for place in places if _is_amid_key(place.child, offset)), None):
            self.found.at(amid.path).above.append(comment)
        elif beside:
            comments = self.found.at(beside[-1].path)
            if comments.beside is None:
                comments.beside = comment
            else:
                comments.above.append(comment)
        elif flow is not None:
            self._take_in_flow(flow, places, offset, comment)
        else:
            self._take_line(places, offset, comment)

    def _is_on_line(self, place: _Place, start: int, offset: int) -> bool:
        """Return whether a comment is on the line of a key or item, or of the end of its value."""
        child = place.child
        if child.lead > offset or (place.parent.flow and place.parent.end <= offset):
            return False
        value = child.value
        on_last = (value.is_scalar or value.flow) and value.start < value.end and start < value.end <= offset
        return child.lead >= start or (on_last and not value.is_block_scalar)

    def _take_in_flow(self, flow: Node, places: Sequence[_Place], offset: int, comment: str) -> None:
        if not places:
            empty = next(place for place in self.places if place.child.value is flow)
            self.found.at(empty.path).above.append(comment)
            return
        following = next((place for place in places if place.child.lead > offset), None)
        if following is None:
            self.found.at(places[-1].path).below.append(comment)
        else:
            self.found.at(following.path).above.append(comment)

    def _take_line(self, places: Sequence[_Place], offset: int, comment: str) -> None:
        for place in places:
            if place.child.lead < offset < place.child.value.start and (
                place.child.value.is_scalar or place.child.value.flow
            ):
                self.found.at(place.path).above.append(comment)
                return
        column = offset - self.lines.start(offset)
        blocks = [place for place in places if not place.parent.flow]
        following = next((place for place in blocks if place.child.lead > offset), None)
        if column > (0 if following is None else self._column(following)):
            before = [place for place in blocks if place.child.lead < offset and self._column(place) <= column]
            if before:
                self.found.at(before[-1].path).below.append(comment)
                return
        blank = self._is_behind_blank(offset)
        into = self.found.tail if following is None else self.found.at(following.path).above
        if blank and (following is None or len(following.path) == 1):
            into.append("")
        into.append(comment)

    def _column(self, place: _Place) -> int:
        return place.child.lead - self.lines.start(place.child.lead)

    def _is_behind_blank(self, offset: int) -> bool:
        start = self.lines.start(offset)
        return start > 0 and not self.text[: start - 1].rpartition("\n")[2].strip()

    def _take_head(self) -> None:
        for place in self.places:
            if len(place.path) == 1 and self._is_behind_blank(place.child.lead):
                self.found.at(place.path).above.append("")
        first = self.found.at(self.places[0].path)
        if "" in first.above:
            end = len(first.above) - first.above[::-1].index("")
            self.found.head, first.above = first.above[:end], first.above[end:]


def _places(node: Node, path: Path) -> Iterator[_Place]:
    for index, child in enumerate(node.children):
        here: Path = (*path, index if child.key is None else child.key)
        yield _Place(here, child, node)
        yield from _places(child.value, here)


def _flow_around(node: Node, offset: int) -> Node | None:
    """Return the innermost list or map in brackets around an offset."""
    for child in node.children:
        if inner := _flow_around(child.value, offset):
            return inner
    return node if node.flow and node.start < offset < node.end else None


def _is_amid_key(child: Child, offset: int) -> bool:
    """Return whether a comment is between a '?' and its key, or between a key and its colon."""
    return child.key is not None and child.lead < offset < (child.key_end if child.mark is None else child.mark)


def _is_within(place: _Place, flow: Node) -> bool:
    return flow.start < place.child.lead < flow.end
