"""`eapa rename`: a new id for a record."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.reference_commands import check_new_id, check_schema, subject_of
from eapa_cli.storage.reference_updates import redirect_references


def run(
    id_: IdArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.")],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Change the id of a record and all references to it.

    The old id becomes a former id and still finds the record. A record can get a former id of its own back.
    """
    subject = subject_of(register, id_)
    check_schema(subject)
    target, kind = subject
    changes = target.changes
    check_new_id(register, new, target)
    target.data["id"] = new
    # The new id may be one of its former ids.
    target.data["former_ids"] = [*(id_ for id_ in target.data.get("former_ids", ()) if id_ != new), target.id]
    target.edit()
    redirect_references(changes, kind, target.id, new)
    changes.move(target.path, f"{target.path.rpartition('/')[0]}/{new}.yaml")
    apply_changes(changes, dry_run=dry_run, force=force)
