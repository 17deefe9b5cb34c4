"""Values put into plain data, and taken out, at dotted paths such as `signed.date` and `parties.0.note`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.storage.field_types import OWN, Shape
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.yaml.scalars import Plain
from eapa_cli.yaml.spans import Path


def set_field(data: dict[str, Any], shape: Shape, field: str, text: str, *, today: date) -> Plain:
    """Put what a text means into plain data at a field, and tell what that is; what is needed on the way is made.

    `today` is the day on which it is written.

    Raises:
        UsageError: there is no such field, or the text cannot stand there.
        RefusedError: a list on the way has no such item.
    """
    path, there = path_to(shape, field)
    node: Any = data
    for step, following in pairwise(path):
        node = _entered(node, step, [] if isinstance(following, int) else {}, field)
    value = _value(there, field, text, today)
    _put(node, path[-1], value, field)
    return value


def unset_field(data: dict[str, Any], shape: Shape, field: str) -> None:
    """Take a field out of plain data, and what is empty without it: absent means unknown.

    Raises:
        UsageError: there is no such field.
        RefusedError: nothing stands there.
    """
    path, _ = path_to(shape, field)
    nodes: list[Any] = [data]
    for step in path:
        if not _holds(nodes[-1], step):
            raise RefusedError(f"there is nothing at '{field}'")
        nodes.append(nodes[-1][step])
    for node, step in reversed(list(zip(nodes, path, strict=False))):
        del node[step]
        if node:
            break


def add_to_field(data: dict[str, Any], shape: Shape, field: str, texts: Sequence[str], *, today: date) -> list[Plain]:
    """Add to a list in plain data: each text as an item, or one item of which the texts are the fields, KEY=TEXT.

    `today` is the day on which they are written. Told are the items that were added.

    Raises:
        UsageError: there is no such field, it holds no list, or a text cannot be an item of it.
    """
    path, there = path_to(shape, field)
    item = there.step(0) if there.is_list else None
    if item is None:
        raise UsageError(f"'{field}' is no list", hint=f"use 'eapa set ID {field}=VALUE'")
    node: Any = data
    for step, following in zip(path, [*path[1:], 0], strict=True):
        node = _entered(node, step, [] if isinstance(following, int) else {}, field)
    added = list(_items(item, field, texts, today))
    node.extend(added)
    return added


def fields_below(shape: Shape, data: Plain, prefix: str = "") -> Iterator[tuple[str, Shape]]:
    """All fields that can be set in plain data, with their shapes; of a list, the items that are there."""
    if shape.is_list:
        steps: Sequence[str | int] = range(len(data)) if isinstance(data, list) else ()
    elif shape.is_localized:
        steps = tuple(data) if isinstance(data, dict) else ()
    else:
        steps = shape.keys
    for step in steps:
        further = shape.step(step)
        assert further is not None, "steps are those that the shape has"
        yield f"{prefix}{step}", further
        within = data[step] if _holds(data, step) else None
        yield from fields_below(further, within, f"{prefix}{step}.")


def _items(item: Shape, field: str, texts: Sequence[str], today: date) -> Iterator[Plain]:
    if not (item.is_map or item.is_localized):
        yield from (_value(item, field, text, today) for text in texts)
    elif all(text.startswith("{") for text in texts):
        yield from (item.in_house_order(_value(item, field, text, today)) for text in texts)
    else:
        made: dict[str, Any] = {}
        for text in texts:
            key, sign, value = text.partition("=")
            if not sign:
                raise UsageError(
                    f"'{text}' is not KEY=VALUE", hint=f"the keys are {', '.join(item.keys) or 'languages'}"
                )
            set_field(made, item, key, value, today=today)
        yield item.in_house_order(made)


def path_to(shape: Shape, field: str) -> tuple[Path, Shape]:
    """The steps to a field, and the shape of what belongs there.

    Raises:
        UsageError: there is no such field.
    """
    path: list[str | int] = []
    for part in field.split("."):
        step: str | int = int(part) if shape.is_list and part.isdecimal() else part
        further = shape.step(step) if part else None
        if further is None:
            raise _unknown(shape, part, field)
        path.append(step)
        shape = further
    return tuple(path), shape


def _unknown(shape: Shape, part: str, field: str) -> UsageError:
    if shape.is_list:
        return UsageError(f"'{field}': the items of a list are called by their numbers, from 0, not '{part}'")
    if not shape.keys:
        return UsageError(f"'{field}': there is nothing inside it to call '{part}'")
    hint = (
        did_you_mean(part, shape.keys) or f"the fields are {', '.join(shape.keys)}; one of your own begins with {OWN}"
    )
    return UsageError(f"there is no field '{field}'", hint=hint)


def _value(shape: Shape, field: str, text: str, today: date) -> Plain:
    if not text.strip():
        raise UsageError(f"'{field}' would be empty", hint=f"to take it out, use 'eapa unset ID {field}'")
    try:
        return shape.in_house_order(shape.value(text, today))
    except ValueError as error:
        hint = f"for one language, write {field}.en=TEXT" if shape.is_localized else None
        raise UsageError(f"'{field}': {error}", hint=hint) from error


def _entered(node: Any, step: str | int, empty: Plain, field: str) -> Any:
    if not _holds(node, step):
        _put(node, step, empty, field)
    if type(node[step]) is not type(empty):
        raise RefusedError(
            f"'{step}' on the way to '{field}' holds something else", hint="change it with 'eapa edit ID'"
        )
    return node[step]


def _put(node: Any, step: str | int, value: Plain, field: str) -> None:
    if isinstance(node, list) and step == len(node):
        node.append(value)
    elif isinstance(node, dict) or _holds(node, step):
        node[step] = value
    else:
        raise RefusedError(f"'{field}': the list has {len(node)} items, counted from 0")


def _holds(node: Any, step: str | int) -> bool:
    match node, step:
        case dict(), str():
            return step in node
        case list(), int():
            return step < len(node)
        case _:
            return False
