"""`eapa unset`: fields removed from a record."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.field_completion import complete_fields_of_record
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.target_file import find_target
from eapa_cli.storage.dotted_paths import unset_fields


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
    target = find_target(register, id_)
    unset_fields(target.data, target.field_type, fields)
    target.edit(target.data)  # the fields were removed in place
    apply_changes(target.changes, dry_run=dry_run, force=force)
