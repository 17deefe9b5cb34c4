"""Extension fields (`x-...`), which each register defines, as columns and in filters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eapa_cli.errors import UsageError
from eapa_cli.index.field_paths import extension_path, field_condition, is_extension, is_field
from eapa_cli.query.kind_messages import choose_message
from eapa_cli.render.rows import cell_as_code
from eapa_cli.text.interface_language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.vocabulary import Kind
    from eapa_cli.render.rows import Cell


def check_extension(index: Index, kinds: Sequence[Kind], path: str, option: str) -> None:
    """Check that at least one record of some kinds has an extension field.

    Raises:
        UsageError: no record has the field; the hint names the existing extension fields.
    """
    for kind in kinds:
        if is_field(kind, path) and index.query(
            f"SELECT 1 FROM {kind} AS record WHERE {field_condition(kind, path)} LIMIT 1"
        ):
            return
    from eapa_cli.text.suggestions import did_you_mean

    known = sorted({name for kind in kinds for name in _list_extensions(index, kind)})
    hint = _("they have no extension fields")
    if known:
        hint = _("the extension fields are %(fields)s") % {"fields": ", ".join(known)}
    message = choose_message(
        kinds,
        agreements=_("%(option)s: no agreement has the field '%(field)s'"),
        organizations=_("%(option)s: no organization has the field '%(field)s'"),
        records=_("%(option)s: no record has the field '%(field)s'"),
    )
    raise UsageError(message % {"option": option, "field": path}, hint=did_you_mean(path, known) or hint)


def _list_extensions(index: Index, kind: Kind) -> list[str]:
    rows = index.query(
        f"SELECT DISTINCT item.key FROM {kind} AS record, json_each(record.data) AS item WHERE item.key GLOB 'x-*'"
    )
    return [name for (name,) in rows]


def extension_sql(path: str) -> str:
    """Return the SQL expression for the value of an extension field, which `decode_extension` decodes."""
    # With two paths, SQLite returns a JSON array, in which `true` differs from 1 and a list from a text.
    return f"json_extract(record.data, '{extension_path(path)}', '{extension_path(path)}')"


def decode_extension(selected: str) -> Any:
    """Return the value of an extension field from the result of its SQL expression."""
    return json.loads(selected)[0]


def extension_cell(value: Any) -> Cell:
    """Return a value of an extension field as a cell; a nested value is JSON."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case list() if not any(isinstance(item, dict | list) for item in value):
            return tuple(cell_as_code(item) for item in value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def find_files_with_value(index: Index, kinds: Sequence[Kind], path: str, text: str) -> list[int]:
    """Return the files of the records with this value in an extension field, alone or in a list. Case is ignored."""
    wanted = text.strip().casefold()
    return [
        file
        for kind in kinds
        for file, selected in index.query(f"SELECT file, {extension_sql(path)} FROM {kind} AS record")
        if wanted in _comparable_texts(decode_extension(selected))
    ]


def _comparable_texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [cell_as_code(one).casefold() for one in values if isinstance(one, str | bool | int | float)]


def parse_comparison(text: str, index: Index, kinds: Sequence[Kind], option: str) -> tuple[str, str]:
    """Return the extension field and the value of a comparison, such as x-number=12.

    Raises:
        UsageError: the text is not a comparison, or no record has the field.
    """
    path, sign, value = (part.strip() for part in text.partition("="))
    fields = {"option": option, "text": text, "field": path}
    # Extension fields in parts of a record, such as parties.x-role, cannot be compared.
    if not is_extension(path) or not path.startswith("x-"):
        raise UsageError(
            _("%(option)s: '%(text)s' does not compare an extension field") % fields,
            hint=_("write FIELD=VALUE with a field that starts with x-; other fields have options of their own"),
        )
    if not sign or not value:
        raise UsageError(
            _("%(option)s: '%(text)s' has no value") % fields,
            hint=_("write %(field)s=VALUE, or --has %(field)s") % fields,
        )
    check_extension(index, kinds, path, option)
    return path, value
