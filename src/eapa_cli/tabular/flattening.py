"""Conversion between a record and a row of cells. Each scalar has a column whose name is its path."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.storage.dotted_paths import is_item_number
from eapa_cli.tabular.data_dictionary import make_sort_key, split_column
from eapa_cli.tabular.extract import Data

Scalar = str | int | float | bool


def flatten(data: Data) -> dict[str, Scalar]:
    """Return the scalars of a record by column, such as `title.en` or `parties.1.organization`. Items count from 1."""
    return dict(_flatten_value(data, ""))


def unflatten(cells: Mapping[str, Scalar], kind: Kind, languages: Sequence[str]) -> dict[str, Any]:
    """Return the record of a row, with its keys in canonical order.

    Gaps between numbers do not matter: `parties.1` and `parties.3` without `parties.2` are two parties.
    """
    root: dict[str, Any] = {}
    for column in sorted(cells, key=lambda column: make_sort_key(kind, column, languages)):
        # The keys of all rows share their strings, since an import can have many rows.
        *parents, last = map(intern, split_column(column))
        parent = root
        for part in parents:
            parent = parent.setdefault(part, {})
        parent[last] = json.loads(str(cells[column])) if last.startswith(EXTENSION_PREFIX) else cells[column]
    return _restore_lists(root)  # type: ignore[no-any-return]


def sort_columns(rows: Iterable[Mapping[str, Scalar]], kind: Kind, languages: Sequence[str]) -> list[str]:
    """Return the columns that any of the rows has, in canonical order."""
    columns = dict.fromkeys(column for cells in rows for column in cells)
    return sorted(columns, key=lambda column: make_sort_key(kind, column, languages))


def renumber(cells: Mapping[str, object]) -> dict[str, str]:
    """Return the new name of each column, with the items of each list numbered from 1 without gaps."""
    numbers: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for column in cells:
        parts = split_column(column)
        for index, part in enumerate(parts):
            if is_item_number(part):
                numbers[tuple(parts[:index])].add(int(part))
    new_numbers = {
        parents: {number: new for new, number in enumerate(sorted(numbers_of_list), start=1)}
        for parents, numbers_of_list in numbers.items()
    }
    renamed = {}
    for column in cells:
        parts = split_column(column)
        renamed[column] = ".".join(
            str(new_numbers[tuple(parts[:index])][int(part)]) if is_item_number(part) else part
            for index, part in enumerate(parts)
        )
    return renamed


def format_cell(value: Scalar) -> str:
    """Return the text of a cell, with true and false as in YAML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _flatten_value(value: Any, path: str) -> Iterator[tuple[str, Scalar]]:
    match value:
        case Mapping():
            for key, child in value.items():
                child_path = f"{path}.{key}" if path else key
                if key.startswith(EXTENSION_PREFIX):
                    yield child_path, json.dumps(child, ensure_ascii=False)
                else:
                    yield from _flatten_value(child, child_path)
        case list():
            for number, item in enumerate(value, start=1):
                yield from _flatten_value(item, f"{path}.{number}")
        case _:
            yield path, value


def _restore_lists(value: Any) -> Any:
    """Return a value in which each map with numbers as keys is a list."""
    if not isinstance(value, dict):
        return value
    if value and all(map(is_item_number, value)):
        return [_restore_lists(item) for item in value.values()]
    return {key: child if key.startswith(EXTENSION_PREFIX) else _restore_lists(child) for key, child in value.items()}
