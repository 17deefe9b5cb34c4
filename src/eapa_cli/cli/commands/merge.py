"""`eapa merge`: two records of the same thing, merged into one."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.id_changes import check_no_relation, check_schema, find_replacement, refuse, replace_record
from eapa_cli.cli.options import DryRunOption, IdArgument, RegisterOption
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.target_file import find_record_target
from eapa_cli.errors import RefusedError
from eapa_cli.model.merging import keep_in_notes, merge_records
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.document_changes import move_documents, redirect_paths
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.translatable_message import translated


def run(
    id_: IdArgument,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="The record that stays.", autocompletion=complete_ids),
    ],
    *,
    dry_run: DryRunOption = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Where the records differ, keep the values of INTO, and add the other values to its notes. Merge "
            "organizations even if two of their agreements would then have the same parties, type and date.",
        ),
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Merge two records and redirect references.

    The data of the first record is added to the second. The names of the first become aliases, except former names, and
    its id becomes a former id. The files of its documents move to the folder of the second.
    """
    target = find_record_target(register, id_)
    check_schema(target)
    was_merged = into == target.id and id_ in target.data.get("former_ids", ())
    if was_merged:
        raise RefusedError(
            _("'%(id)s' was already merged into '%(into)s'") % {"id": id_, "into": into},
            hint=_("'eapa show %(id)s' shows the result") % {"id": into},
        )
    replacement = find_replacement(register, into, target)
    check_no_relation(target, replacement)
    if target.kind is Kind.AGREEMENT:
        new_paths = move_documents(target.changes, target.id, replacement.id)
        redirect_paths(target.data, new_paths)
        redirect_paths(replacement.data, new_paths)
    result = merge_records(replacement.data, target.data)
    if result.conflicts and not force:
        refuse(
            _("nothing was changed: '%(one)s' and '%(other)s' have different values")
            % {"one": replacement.id, "other": target.id},
            [translated(conflict.describe()) for conflict in result.conflicts],
            hint=_("correct one of the two, or add --force to put the differences into the notes"),
        )
    keep_in_notes(result, target.id)
    replacement.edit(result.data)
    replace_record(target, replacement, force=force)
    apply_changes(target.changes, dry_run=dry_run)
