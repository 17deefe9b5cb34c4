"""`eapa unset`: fields removed from a record."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.field_completion import complete_fields_of_record
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.target_file import target_of
from eapa_cli.storage.dotted_paths import unset_field


def run(
    id_: IdArgument,
    fields: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD...", help="signed.note, title.ru, parties.2.", autocompletion=complete_fields_of_record
        ),
    ],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Remove fields from a record.

    A list or map that becomes empty is removed too.
    """
    target = target_of(register, id_)
    # In reverse order, so that the indexes of list items stay valid.
    for field in sorted(fields, key=_by_numbers, reverse=True):
        unset_field(target.data, target.shape, field)
    target.edit()
    apply_changes(target.changes, dry_run=dry_run, force=force)


def _by_numbers(field: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in field.split(".")]
