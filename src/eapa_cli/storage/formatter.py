"""The formatter, which rewrites files in canonical format and keeps comments."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import is_data_file, kind_of
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.field_types import FREE, FieldType
from eapa_cli.text.interface_language import gettext
from eapa_cli.yaml.alignment import is_equal
from eapa_cli.yaml.comments import FileComments, list_comments, read_comments
from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.plain_scalars import Plain
from eapa_cli.yaml.reader import Document, read
from eapa_cli.yaml.serializer import INDENT, format_child, format_flow, format_scalar
from eapa_cli.yaml.spans import Path
from eapa_cli.yaml.syntax_tree import Node

_QUOTE_RULE: Final = "quote-it"
"""The rule whose problems the canonical format fixes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattingResult:
    """The files that could not be formatted."""

    faulty: list[str] = field(default_factory=list)
    """The paths of unreadable or invalid files, and of files that are not read as records."""
    refused: dict[str, str] = field(default_factory=dict)
    """The reasons for the other files, by path. A reason is 'PATH:LINE: MESSAGE'."""

    @property
    def unformatted(self) -> list[str]:
        """The paths of all files that could not be formatted."""
        return [*self.faulty, *self.refused]


def format_files(changes: ChangeSet, paths: Iterable[str]) -> FormattingResult:
    """Plan the canonical format of files, given by path from the register's root; return the files that failed."""
    result = FormattingResult()
    for path in dict.fromkeys(paths):
        if not is_data_file(path):
            result.faulty.append(path)
            continue
        try:
            document = changes.parse(path)
            if not can_be_formatted(document):
                result.faulty.append(path)
                continue
            changes.replace(path, format_document(document, FieldType.of_record(kind_of(path))))
        except UnreadableError:
            result.faulty.append(path)
        except RefusedError as error:
            result.refused[path] = f"{path}:{error.message}"
    return result


def can_be_formatted(document: Document) -> bool:
    """Return whether a file can be formatted: it has no faults except missing quotes."""
    return document.data is not None and all(fault.rule == _QUOTE_RULE for fault in document.faults)


def format_document(document: Document, field_type: FieldType) -> bytes:
    """Return the bytes of a file in canonical format.

    Keys are in the order of the record's fields. Comments stay with their keys or items. A number or boolean where text
    is expected, such as a year, is quoted as it is written. One blank line between keys of the top level is kept. All
    lines end like the first one. The result is read back and compared with the data of the file.

    Raises:
        RefusedError: the result read back is not equal, for example because it is too large. The message starts with
            a line number, as those of the parser do.
    """
    data = field_type.in_canonical_order(_restore_texts(document.text, document.root, field_type, document.data))
    lines = _Writer(read_comments(document)).file_lines(data) if data else [*list_comments(document), format_flow(data)]
    formatted_text = "".join(f"{line}\n" for line in lines)
    read_back = read(formatted_text.encode())
    if (
        read_back.faults
        or not is_equal(read_back.data, data)
        or sorted(list_comments(read_back)) != sorted(list_comments(document))
    ):
        raise RefusedError("1: " + gettext("it cannot be formatted safely"))
    return formatted_text.replace("\n", Lines(document.text).newline).encode()


def _restore_texts(text: str, node: Node, field_type: FieldType, data: Plain) -> Plain:
    """Return the data of a node. Each number or boolean where text is expected becomes the text in the file."""
    match data:
        case dict() if not field_type.is_scalar:
            return {
                key: _restore_texts(text, child.value, field_type.child(key) or FREE, item)
                for child, (key, item) in zip(node.children, data.items(), strict=True)
            }
        case list() if field_type.is_list:
            return [
                _restore_texts(text, child.value, field_type.child(index) or FREE, item)
                for index, (child, item) in enumerate(zip(node.children, data, strict=True))
            ]
        case int() | float() if field_type.is_text:
            return text[node.start : node.end]
        case _:
            return data


class _Writer:
    """The writer of a file's lines with its comments."""

    def __init__(self, comments: FileComments) -> None:
        self.comments = comments
        self.inside = Counter(path[:length] for path in comments.by_path for length in range(1, len(path)))
        """The number of keys and items with comments inside each value."""

    def file_lines(self, data: Mapping[str, Any]) -> Iterator[str]:
        is_after_blank = True  # a blank line is neither the first line nor next to another
        for line in [*self.comments.head, *self._map(data, (), 0), *self.comments.tail]:
            if line or not is_after_blank:
                yield line
            is_after_blank = not line

    def _map(self, value: Mapping[str, Any], path: Path, indent: int) -> Iterator[str]:
        for key, item in value.items():
            yield from self._child(f"{' ' * indent}{format_scalar(key)}:", item, (*path, key), indent)

    def _child(self, head: str, value: Any, path: Path, indent: int) -> Iterator[str]:
        """Yield the lines of a key or an item, with its comments; `head` is the indented 'key:' or '-'."""
        is_item = isinstance(path[-1], int)
        if is_item and isinstance(value, Mapping) and value:
            self._move_comments_above_item(path, next(iter(value)))
        comments = self.comments.by_path.get(path)
        has_comments_inside = self.inside[path] > 0
        if has_comments_inside:
            lines = list(self._value_with_comments(head, value, path, indent))
        else:
            lines = list(format_child(head, value, indent))
        margin = " " * indent
        above = list(comments.above) if comments else []
        if comments and comments.inline:
            # Next to an item that is a map in block style, the comment would be read as one of the map's first key.
            if is_item and isinstance(value, Mapping) and (has_comments_inside or len(lines) > 1):
                above.append(comments.inline)
            else:
                lines[0] = f"{lines[0]}  {comments.inline}"
        yield from (f"{margin}{line}" if line else "" for line in above)
        yield from lines
        yield from (f"{margin}{line}" for line in comments.below) if comments else ()

    def _value_with_comments(self, head: str, value: Any, path: Path, indent: int) -> Iterator[str]:
        """Yield the lines of a list or map with comments inside, each key or item on separate lines."""
        inner = indent + INDENT
        if not isinstance(value, Mapping):
            yield head
            for index, item in enumerate(value):
                yield from self._child(f"{' ' * inner}-", item, (*path, index), inner)
        elif isinstance(path[-1], str):
            yield head
            yield from self._map(value, path, inner)
        else:  # a map that is an item; comments above its first key were moved above the item
            first, *rest = self._map(value, path, inner)
            yield f"{head} {first[inner:]}"
            yield from rest

    def _move_comments_above_item(self, path: Path, key: str) -> None:
        """Move the comments above the first key of an item, which is on the line of the dash, above the item."""
        first = self.comments.by_path.get((*path, key))
        if first is None:
            return
        self.comments.comments_on(path).above.extend(first.above)
        first.above.clear()
        if first.inline is None and not first.below:
            del self.comments.by_path[(*path, key)]
            self.inside[path] -= 1
