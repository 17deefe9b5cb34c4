"""Between a record and one row of cells: each scalar has a column of its own, named by its path."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import FREE, field_of, segments, sort_key
from eapa_cli.tabular.selection import Data

Scalar = str | int | float | bool


def flatten(data: Data) -> dict[str, Scalar]:
    """A record's scalars by column: `parties.1.organization`, `title.en`; numbers of items are from 1."""
    return dict(_leaves(data, ""))


def unflatten(cells: Mapping[str, Scalar], kind: Kind, languages: Sequence[str]) -> dict[str, Any]:
    """The record that a row describes, its keys in the order of house style.

    Of numbered columns only the order counts: `parties.1` and `parties.3` without `parties.2` are two parties.
    """
    root: dict[str, Any] = {}
    for column in sorted(cells, key=lambda column: sort_key(kind, column, languages)):
        *way, last = segments(column)
        node = root
        for part in way:
            node = node.setdefault(part, {})
        node[last] = json.loads(str(cells[column])) if last.startswith(FREE) else cells[column]
    return _with_lists(root)  # type: ignore[no-any-return]


def columns_of(records: Iterable[Mapping[str, Scalar]], kind: Kind, languages: Sequence[str]) -> list[str]:
    """The columns that rows have together, in the order of house style."""
    found = {column: None for cells in records for column in cells}
    return sorted(found, key=lambda column: sort_key(kind, column, languages))


def renumbered(cells: Mapping[str, object]) -> dict[str, str]:
    """The columns with the items of each list numbered from 1 without gaps."""
    numbers: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for column in cells:
        parts = segments(column)
        for at, part in enumerate(parts):
            if part.isdecimal():
                numbers[tuple(parts[:at])].add(int(part))
    ranks = {
        way: {number: rank for rank, number in enumerate(sorted(found), start=1)} for way, found in numbers.items()
    }
    found = {}
    for column in cells:
        parts = segments(column)
        new = [str(ranks[tuple(parts[:at])][int(part)]) if part.isdecimal() else part for at, part in enumerate(parts)]
        found[column] = ".".join(new)
    return found


def parsed(kind: Kind, column: str, text: str) -> Scalar:
    """A cell's text as the type that its field has; as it is if it does not fit, for the schema to say so."""
    field = field_of(kind, column)
    match field.type if field else "":
        case "integer" if text.removeprefix("-").isdecimal():
            return int(text)
        case "boolean" if text in {"true", "false"}:
            return text == "true"
        case _:
            return text


def text_of(value: Scalar) -> str:
    """A cell's text: true and false as in the files."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Scalar]]:
    match value:
        case Mapping():
            for key, part in value.items():
                inner = f"{path}.{key}" if path else key
                if key.startswith(FREE):
                    yield inner, json.dumps(part, ensure_ascii=False)
                else:
                    yield from _leaves(part, inner)
        case list():
            for number, part in enumerate(value, start=1):
                yield from _leaves(part, f"{path}.{number}")
        case _:
            yield path, value


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdecimal() for key in node):
        return [_with_lists(part) for part in node.values()]
    return {key: part if key.startswith(FREE) else _with_lists(part) for key, part in node.items()}
