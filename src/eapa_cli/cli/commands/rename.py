"""`eapa rename`: another id for a record."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.reference_commands import see_that_it_is_free, see_that_it_is_right, subject_of
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

    The old id is kept among the record's former ones, and still leads to it; a former one can be its id again.
    """
    subject = subject_of(register, id_)
    see_that_it_is_right(subject)
    target, kind = subject
    changes = target.changes
    see_that_it_is_free(register, new, target)
    target.data["id"] = new
    # One that it had before leads to it no more once it is its own again.
    target.data["former_ids"] = [*(id_ for id_ in target.data.get("former_ids", ()) if id_ != new), target.id]
    target.edit()
    redirect_references(changes, kind, target.id, new)
    changes.move(target.path, f"{target.path.rpartition('/')[0]}/{new}.yaml")
    apply_changes(changes, dry_run=dry_run, force=force)
