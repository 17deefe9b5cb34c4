"""Changes of plain data at dotted paths such as `signed.date` and `parties.0.note`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Final

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.storage.field_types import FieldType
from eapa_cli.text.hidden_characters import describe, first_forbidden
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext
from eapa_cli.text.interface_phrases import quote
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.plain_scalars import Plain
from eapa_cli.yaml.spans import Path

_MAX_INDEX_DIGITS: Final = 6
"""The maximum number of digits in the number of a list item; no list has a million items."""


def is_item_number(part: str) -> bool:
    """Return whether a part of a dotted path is the number of a list item, such as `0` in `parties.0.note`."""
    return part.isdecimal() and len(part) <= _MAX_INDEX_DIGITS


def means_unknown(type_: FieldType, field: str, text: str) -> bool:
    """Return whether the text for a field means that its value is not known.

    Raises:
        UsageError: the field does not exist.
    """
    path, field_type = parse_field(type_, field)
    return field_type.means_unknown(path[-1], text)


def set_field(data: dict[str, Any], type_: FieldType, field: str, text: str, *, today: date) -> Plain:
    """Set a field of plain data to the value that an entered text means, and return the value.

    Missing maps and lists around the field are created. `today` is the day on which the text is entered.

    Raises:
        UsageError: the field does not exist, or the text is not valid for it.
        RefusedError: an index in the path is beyond the end of its list, or a value in the path is not a list or map as
            expected.
    """
    path, field_type = parse_field(type_, field)
    node = _open_parent(data, path, field)
    value = _parse_value(field_type, field, text, today)
    _put(node, path[-1], value, field)
    return value


def unset_fields(data: dict[str, Any], type_: FieldType, fields: Iterable[str]) -> None:
    """Remove fields from plain data, and the maps and lists around them that become empty.

    Raises:
        UsageError: a field does not exist.
        RefusedError: a field has no value.
    """
    nodes_by_path = {}
    for field in fields:
        path, _type = parse_field(type_, field)
        nodes: list[Any] = [data]
        for step in path:
            if not _contains(nodes[-1], step):
                raise RefusedError(_("'%(field)s' has no value") % {"field": field})
            nodes.append(nodes[-1][step])
        nodes_by_path[path] = nodes
    # In reverse order, so that the numbers of list items stay valid.
    for path, nodes in sorted(nodes_by_path.items(), reverse=True):
        if any(path[:length] in nodes_by_path for length in range(1, len(path))):
            continue  # removed with the field that contains it
        for node, step in reversed(list(zip(nodes[:-1], path, strict=True))):
            del node[step]
            if node:
                break


def add_to_field(
    data: dict[str, Any], type_: FieldType, field: str, texts: Sequence[str], *, today: date
) -> list[Plain]:
    """Add items to a list in plain data, and return them.

    Each text is one item, in YAML if the items are maps. Alternatively, all texts are fields of one item, written
    KEY=VALUE. `today` is the day on which they are entered.

    Raises:
        UsageError: the field does not exist or is not a list, or a text is not a valid item.
        RefusedError: an index in the path is beyond the end of its list, or a value in the path is not a list or map as
            expected.
    """
    path, field_type = parse_field(type_, field)
    item_type = field_type.child(0) if field_type.is_list else None
    if item_type is None:
        message = _("'%(field)s' is not a list") % {"field": field}
        raise UsageError(
            message, hint=_("use '%(command)s'") % {"command": quote_command(["eapa", "set", "ID", f"{field}=VALUE"])}
        )
    items = _open_parent(data, (*path, 0), field)
    added = list(_parse_items(item_type, field, texts, today))
    items.extend(added)
    return added


def all_fields(type_: FieldType, data: Plain, prefix: str = "") -> Iterator[tuple[str, FieldType]]:
    """Yield the dotted paths of all fields that can be set in plain data, with their types.

    Of a list, only the existing items have paths, and of a text by language, only the existing languages. `prefix` is
    the start of each path.
    """
    if type_.is_list:
        steps: Sequence[str | int] = range(len(data)) if isinstance(data, list) else ()
    elif type_.is_localized:
        steps = tuple(data) if isinstance(data, dict) else ()
    else:
        steps = type_.keys
    for step in steps:
        child_type = type_.child(step)
        assert child_type is not None, "each step is valid for the type"
        yield f"{prefix}{step}", child_type
        child_data = data[step] if _contains(data, step) else None
        yield from all_fields(child_type, child_data, f"{prefix}{step}.")


def _parse_items(item_type: FieldType, field: str, texts: Sequence[str], today: date) -> Iterator[Plain]:
    """Yield the items that entered texts mean."""
    has_keys = item_type.is_map or item_type.is_localized
    if not has_keys or all(text.startswith("{") for text in texts):
        yield from (_parse_value(item_type, field, text, today) for text in texts)
    else:
        refuse_repeated_fields(texts, hint=_("to add several items, write each as {KEY: VALUE}"))
        item_data: dict[str, Any] = {}
        for text in texts:
            key, sign, value = text.partition("=")
            if not (key and sign):
                hint = _("the keys are languages")
                if item_type.keys:
                    hint = _("the keys are %(keys)s") % {"keys": ", ".join(item_type.keys)}
                raise UsageError(_("'%(text)s' is not KEY=VALUE") % {"text": text}, hint=hint)
            if not means_unknown(item_type, key, value):
                set_field(item_data, item_type, key, value, today=today)
        yield item_type.in_canonical_order(item_data)


def refuse_repeated_fields(assignments: Iterable[str], *, hint: str) -> None:
    """Refuse an assignment FIELD=VALUE whose value another one replaces; `hint` is for a field that is given twice.

    Raises:
        UsageError: a field is assigned twice, or after a part of it.
    """
    fields = [assignment.partition("=")[0] for assignment in assignments]
    for field, later in combinations(fields, 2):
        if field == later:
            raise UsageError(_("'%(field)s' is given twice") % {"field": field}, hint=hint)
        if field.startswith(f"{later}."):
            message = _("'%(whole)s' would replace '%(part)s'") % {"whole": later, "part": field}
            raise UsageError(message, hint=_("write '%(whole)s' before '%(part)s'") % {"whole": later, "part": field})


def parse_field(type_: FieldType, field: str) -> tuple[Path, FieldType]:
    """Return the path of a field, and its type.

    Raises:
        UsageError: the field does not exist.
    """
    _refuse_hidden(field, field)
    path: list[str | int] = []
    for part in field.split("."):
        step: str | int = int(part) if type_.is_list and is_item_number(part) else part
        child_type = type_.child(step) if part else None
        if child_type is None:
            parent = ".".join(map(str, path))
            raise _unknown_field_error(type_, part, field, parent)
        path.append(step)
        type_ = child_type
    return tuple(path), type_


def _unknown_field_error(type_: FieldType, part: str, field: str, parent: str) -> UsageError:
    """Return the error for a part of `field` that does not exist in the value at `parent`, whose type is `type_`."""
    if type_.is_list:
        message = _("'%(field)s': list items are numbered from 0, so '%(part)s' is not an item")
        return UsageError(message % {"field": field, "part": part})
    if not type_.keys:
        message = _("'%(parent)s' has no fields, so '%(field)s' does not exist")
        return UsageError(message % {"parent": parent, "field": field})
    hint = _("the fields are %(fields)s; names of your own fields start with %(prefix)s")
    hint %= {"fields": ", ".join(type_.keys), "prefix": EXTENSION_PREFIX}
    return UsageError(
        _("there is no field '%(field)s'") % {"field": field}, hint=did_you_mean(part, type_.keys) or hint
    )


def _parse_value(type_: FieldType, field: str, text: str, today: date) -> Plain:
    if not text.strip():
        message = _("'%(field)s' would be empty") % {"field": field}
        raise UsageError(
            message, hint=_("to remove it, use 'eapa unset ID %(field)s'") % {"field": quote_command([field])}
        )
    _refuse_hidden(field, text)
    try:
        return type_.in_canonical_order(type_.parse(text, today))
    except ValueError as error:
        hint = _("for one language, write %(field)s.en=TEXT") % {"field": field} if type_.is_localized else None
        raise UsageError(f"{quote(field)}: {error}", hint=hint) from error


def _refuse_hidden(field: str, text: str) -> None:
    if character := first_forbidden(text):
        message = _("'%(field)s': the text contains %(character)s")
        raise UsageError(message % {"field": field, "character": translated(describe(character))}, hint=_("delete it"))


def _open_parent(data: dict[str, Any], path: Path, field: str) -> Any:
    """Return the list or map that contains the last step of a path. Missing lists and maps on the path are created."""
    node: Any = data
    for step, next_step in pairwise(path):
        node = _open_child(node, step, [] if isinstance(next_step, int) else {}, field)
    return node


def _open_child(node: Any, step: str | int, empty: Plain, field: str) -> Any:
    """Return the list or map at a step of a node; if it is missing, set it to `empty`, an empty list or map."""
    if not _contains(node, step):
        _put(node, step, empty, field)
    if type(node[step]) is not type(empty):
        message = _("'%(part)s' in '%(field)s' has a value of another type") % {"part": step, "field": field}
        raise RefusedError(message, hint=_("change it with 'eapa edit ID'"))
    return node[step]


def _put(node: Any, step: str | int, value: Plain, field: str) -> None:
    """Set the value at a step of a list or map. The number after the last item adds an item."""
    if isinstance(node, list) and step == len(node):
        node.append(value)
    elif isinstance(node, dict) or _contains(node, step):
        node[step] = value
    else:
        message = ngettext(
            "'%(field)s': the list has %(num)d item, numbered from 0",
            "'%(field)s': the list has %(num)d items, numbered from 0",
            len(node),
        )
        raise RefusedError(message % {"field": field, "num": len(node)})


def _contains(node: Any, step: str | int) -> bool:
    match node, step:
        case dict(), str():
            return step in node
        case list(), int():
            return step < len(node)
        case _:
            return False
