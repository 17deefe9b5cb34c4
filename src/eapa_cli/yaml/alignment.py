"""Alignment of the values in a file with the new data for it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Any, Final, NamedTuple

from eapa_cli.yaml.serializer import is_list
from eapa_cli.yaml.syntax_tree import Node

canonical_json: Final = json.JSONEncoder(sort_keys=True).encode  # json.dumps would make an encoder for each value
"""Returns a text that is equal for equal values, regardless of the order of keys."""


def is_equal(one: Any, other: Any) -> bool:
    """Return whether plain data is equal. The values 1, 1.0 and true differ; the order of keys does not matter."""
    return canonical_json(one) == canonical_json(other)


def arrange_keys(old: Any, new: Any) -> Any:
    """Return the new data with the keys of each map in the order of the old data.

    A key that is new follows the key that is before it in the new data.
    """
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        added_after: defaultdict[str | None, list[str]] = defaultdict(list)
        before = None
        for key in new:
            if key in old:
                before = key
            else:
                added_after[before].append(key)
        kept = (key for key in old if key in new)
        keys = [*added_after[None], *chain.from_iterable((key, *added_after[key]) for key in kept)]
        return {key: arrange_keys(old.get(key), new[key]) for key in keys}
    if is_list(old) and is_list(new):
        return [
            new[index] if old_index is None else arrange_keys(old[old_index], new[index])
            for old_index, index in _align_items(old, new)
        ]
    return new


class Pair(NamedTuple):
    """A child of a new map or list, and the old child that it replaces."""

    old_index: int | None
    """The index of the old child; None if the child is new."""
    key: str | None
    """The key; None for an item of a list."""
    value: Any


def keeps_children(node: Node, old: Any, new: Any) -> bool:
    """Return whether two values are both lists or both maps, and at least one new child replaces an old one.

    A map without braces in a list in brackets, such as `[a: 1]`, is always replaced as a whole.
    """
    if node.is_scalar or type(old) is not type(new) or (node.style == "map" and node.flow and not node.braced):
        return False
    return any(pair.old_index is not None for pair in pair_children(old, new))


def pair_children(old: Any, new: Any) -> Iterator[Pair]:
    """Yield a pair for each child of a new map or list, in the order of the new data."""
    if isinstance(old, Mapping):
        indexes = {key: index for index, key in enumerate(old)}
        yield from (Pair(indexes.get(key), key, value) for key, value in new.items())
    else:
        yield from (Pair(old_index, None, new[index]) for old_index, index in _align_items(old, new))


def _align_items(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int]]:
    """Yield, for each item of a new list, the index of the old item that it equals or replaces, and its own index."""
    old_texts, new_texts = [*map(canonical_json, old)], [*map(canonical_json, new)]
    # The matcher compares all items that are equal to each other, so it gets only the part that differs.
    start = _count_equal(old_texts, new_texts)
    end = _count_equal(old_texts[start:][::-1], new_texts[start:][::-1])
    old_last, new_last = len(old) - end, len(new) - end
    matcher = SequenceMatcher(None, old_texts[start:old_last], new_texts[start:new_last])
    ranges = [[start + offset for offset in offsets] for _, *offsets in matcher.get_opcodes()]
    for old_start, old_end, new_start, new_end in [
        (0, start, 0, start),
        *ranges,
        (old_last, len(old), new_last, len(new)),
    ]:
        for index in range(new_start, new_end):
            old_index = old_start + index - new_start
            # If a range of old items is replaced by more new items, those at the end are added.
            yield (old_index if old_index < old_end else None), index


def _count_equal(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the number of equal texts at the start of two lists."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (text, known) in enumerate(pairs) if text != known), min(len(one), len(other)))
