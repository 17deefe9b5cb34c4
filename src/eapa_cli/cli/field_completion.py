"""Completions for fields of a record, and for their values."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from eapa_cli.cli.lazy_commands import COMPLETION_VARIABLE
from eapa_cli.cli.record_completion import complete_ids, complete_organizations, complete_signed
from eapa_cli.errors import EapaError
from eapa_cli.model.references import EVERY, SLOTS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.completion_matching import complete_in_any_case, complete_values
from eapa_cli.text.country_codes import ALPHA_2

if TYPE_CHECKING:
    from eapa_cli.storage.field_types import FieldType

_ID_COMPLETIONS: Final[Mapping[Kind | None, Callable[[typer.Context, str], list[str]]]] = {
    Kind.ORGANIZATION: complete_organizations,
    Kind.AGREEMENT: complete_signed,
    None: complete_ids,
}
"""The completions of a field that refers to records of a kind, or of any kind.

Relations lead to earlier agreements, which are signed.
"""


def complete_assignments(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return FIELD= for each field of the record of the command line, or FIELD=VALUE after the equals sign."""
    fields = _find_fields_of_record(ctx)
    return fields.complete_assignment(ctx.params.get("assignments") or [], incomplete) if fields else []


def complete_items(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return KEY= for each field of a list item, or KEY=VALUE after the equals sign."""
    fields = _find_fields_of_record(ctx)
    item = fields.find_item_fields(str(ctx.params.get("field"))) if fields else None
    return item.complete_assignment(ctx.params.get("values") or [], incomplete) if item else []


def complete_fields_of_record(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields of the record of the command line that start with a text."""
    fields = _find_fields_of_record(ctx)
    return [name for name, _ in fields.list_starting_with(incomplete)] if fields else []


def complete_lists_of_record(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the lists of the record of the command line that start with a text."""
    fields = _find_fields_of_record(ctx)
    return complete_values((name for name, type_ in fields.list_all() if type_.is_list), incomplete) if fields else []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields:
    """The fields of a part of a file: the type of the part, its data, and its path in the file."""

    ctx: typer.Context
    kind: Kind | None
    type_: FieldType
    data: Any
    steps: tuple[str, ...] = ()

    def list_all(self) -> Iterator[tuple[str, FieldType]]:
        """Return the dotted paths of all fields with their types."""
        from eapa_cli.storage.dotted_paths import all_fields

        return all_fields(self.type_, self.data)

    def list_starting_with(self, incomplete: str) -> Iterator[tuple[str, FieldType]]:
        """Yield the fields that start with a text, at most as deep as the text."""
        depth = incomplete.count(".")
        return (
            (name, type_) for name, type_ in self.list_all() if name.startswith(incomplete) and name.count(".") <= depth
        )

    def find_item_fields(self, field: str) -> _Fields | None:
        """Return the fields of a new item of a list; None if the list does not exist."""
        if not (found := self._find(f"{field}.0")):
            return None
        steps, type_ = found
        return _Fields(ctx=self.ctx, kind=self.kind, type_=type_, data={}, steps=steps)

    def complete_assignment(self, earlier_words: Sequence[str], incomplete: str) -> list[str]:
        """Return the completions of an incomplete word, as FIELD=, FIELD. or FIELD=VALUE."""
        field, sign, value = incomplete.partition("=")
        # bash passes FIELD=VALUE as the words FIELD, = and VALUE.
        match earlier_words:
            case [*_, name, "="]:
                return self._list_values(name, incomplete)
            # After `FIELD=`, Typer drops the last word, the equals sign, so that FIELD comes last. A word with or after
            # an equals sign is not a field but an assignment or a value.
            case [*before, name] if not (incomplete or "=" in name or before[-1:] == ["="]):
                return self._list_values(name, "")
        if sign:
            return [f"{field}={one}" for one in self._list_values(field, value)]
        return _offer_without_space(
            [f"{name}{'=' if type_.is_scalar else '.'}" for name, type_ in self.list_starting_with(incomplete)]
        )

    def _list_values(self, field: str, incomplete: str) -> list[str]:
        """Return the possible values of a field that start with a text: ids, country codes, or the codes of a list."""
        if not (found := self._find(field)):
            return []
        steps, type_ = found
        slot = next((slot for slot in SLOTS[self.kind] if slot.steps == steps), None)
        if slot:
            return _ID_COMPLETIONS[slot.kind](self.ctx, incomplete)
        if steps[-1] == "country":
            return _list_countries_starting_with(incomplete)
        return complete_values(type_.allowed_values, incomplete)

    def _find(self, field: str) -> tuple[tuple[str, ...], FieldType] | None:
        from eapa_cli.storage.dotted_paths import parse_field

        try:
            path, type_ = parse_field(self.type_, field)
        except EapaError:
            return None
        return (*self.steps, *(EVERY if isinstance(step, int) else step for step in path)), type_


def _list_countries_starting_with(text: str) -> list[str]:
    """Return the codes of countries that start with a text in either case, else their names in English and Russian."""
    if found := complete_in_any_case(sorted(ALPHA_2), text):
        return found
    from eapa_cli.text.countries import country_name

    names = {country_name(code, language) for language in ("en", "ru") for code in ALPHA_2}
    # In Russian, many people write 'е' instead of 'ё'.
    return complete_in_any_case(sorted(form for name in names for form in {name, name.replace("ё", "е")}), text)


def _offer_without_space(names: list[str]) -> list[str]:
    """Return names that need a value; a second candidate keeps bash from adding a space after a single one."""
    if len(names) == 1 and os.environ.get(COMPLETION_VARIABLE) == "complete_bash":
        return [*names, f"{names[0]} "]
    return names


def _find_fields_of_record(ctx: typer.Context) -> _Fields | None:
    """Return the fields of the record of the command line; None if the record cannot be found or read."""
    from eapa_cli.cli.target_file import find_target

    register: Any = ctx.params.get("register")
    try:
        with redirect_stderr(StringIO()):  # a shell shows notes in the line that is being typed
            target = find_target(Path(register) if register else None, str(ctx.params.get("id_")))
    except EapaError:
        return None
    return _Fields(ctx=ctx, kind=target.kind, type_=target.field_type, data=target.data)
