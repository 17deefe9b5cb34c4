"""Which part of a text becomes which part of what it is to say."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from eapa_cli.yaml.syntax_tree import Node


def same(one: Any, other: Any) -> bool:
    """Whether plain data is the same, where 1, 1.0 and true differ and the order of keys does not count."""
    return _form(one) == _form(other)


def arranged(old: Any, new: Any) -> Any:
    """New data with the keys of each map in the order of the old, and those not in the old behind their neighbours."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        keys = [key for key in old if key in new]
        before = None
        for key in new:
            if key not in old:
                keys.insert(0 if before is None else keys.index(before) + 1, key)
            before = key
        return {key: arranged(old.get(key), new[key]) for key in keys}
    if (
        isinstance(old, Sequence)
        and isinstance(new, Sequence)
        and not isinstance(old, str)
        and not isinstance(new, str)
    ):
        return [new[there] if here is None else arranged(old[here], new[there]) for here, there in _aligned(old, new)]
    return new


class Pair(NamedTuple):
    """Which child of the old text becomes which value of the new data; a new one has no old child."""

    old: int | None
    key: str | None
    value: Any


def is_alike(node: Node, old: Any, new: Any) -> bool:
    """Whether a list stays a list or a map a map, and something of it stays."""
    if node.is_scalar or type(old) is not type(new) or (node.style == "map" and node.flow and not node.braced):
        return False
    return any(pair.old is not None for pair in pairs(old, new))


def pairs(old: Any, new: Any) -> Iterator[Pair]:
    """What becomes of the children of a map or list, in the order of the new data; those that go are in no pair."""
    if isinstance(old, Mapping):
        places = {key: index for index, key in enumerate(old)}
        yield from (Pair(places.get(key), key, value) for key, value in new.items())
    else:
        yield from (Pair(here, None, new[there]) for here, there in _aligned(old, new))


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int]]:
    """For each item of a new list, the item of the old one that it is or takes the place of."""
    matcher = SequenceMatcher(None, [_form(item) for item in old], [_form(item) for item in new], autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        for there in range(new_start, new_end):
            here = start + there - new_start
            yield here if here < end else None, there


def _form(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
