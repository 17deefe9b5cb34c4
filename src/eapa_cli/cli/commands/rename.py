"""`eapa rename`: a new id for a record."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.id_changes import check_new_id, check_schema, give_new_id
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.target_file import find_record_target


def run(
    id_: IdArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.")],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Change the id of a record and all references to it.

    The old id becomes a former id, by which the record is still found. The new id may be a former id of the same
    record. The files in the folder of an agreement's documents move to the folder of its new id.
    """
    target = find_record_target(register, id_)
    check_schema(target)
    check_new_id(register, new, target)
    give_new_id(target, new)
    apply_changes(target.changes, dry_run=dry_run, force=force)
