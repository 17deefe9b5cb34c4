"""Alignment of the values in a file with the new data for it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from eapa_cli.yaml.syntax_tree import Node


def is_equal(one: Any, other: Any) -> bool:
    """Return whether plain data is equal, where 1, 1.0 and true differ and the order of keys does not matter."""
    return _form(one) == _form(other)


def arrange_keys(old: Any, new: Any) -> Any:
    """Order the keys of each map as in the old data; a new key follows the key before it in the new data."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        keys = [key for key in old if key in new]
        before = None
        for key in new:
            if key not in old:
                keys.insert(0 if before is None else keys.index(before) + 1, key)
            before = key
        return {key: arrange_keys(old.get(key), new[key]) for key in keys}
    if (
        isinstance(old, Sequence)
        and isinstance(new, Sequence)
        and not isinstance(old, str)
        and not isinstance(new, str)
    ):
        return [
            new[there] if here is None else arrange_keys(old[here], new[there]) for here, there in _aligned(old, new)
        ]
    return new


class Pair(NamedTuple):
    """The index of an old child, or None for an addition, with the new key and value."""

    old: int | None
    key: str | None
    value: Any


def keeps_children(node: Node, old: Any, new: Any) -> bool:
    """Return whether a value stays a list or stays a map, and keeps some of its children."""
    if node.is_scalar or type(old) is not type(new) or (node.style == "map" and node.flow and not node.braced):
        return False
    return any(pair.old is not None for pair in pairs(old, new))


def pairs(old: Any, new: Any) -> Iterator[Pair]:
    """Yield the pairs of a map or list in the order of the new data; removed children are in no pair."""
    if isinstance(old, Mapping):
        places = {key: index for index, key in enumerate(old)}
        yield from (Pair(places.get(key), key, value) for key, value in new.items())
    else:
        yield from (Pair(here, None, new[there]) for here, there in _aligned(old, new))


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int]]:
    """Yield, for each item of a new list, the index of the old item that it equals or replaces."""
    matcher = SequenceMatcher(None, [_form(item) for item in old], [_form(item) for item in new], autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        for there in range(new_start, new_end):
            here = start + there - new_start
            yield here if here < end else None, there


def _form(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
