"""`eapa merge`: two records of the same thing, merged into one."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.id_changes import find_subject, find_successor, refuse, replace_record
from eapa_cli.cli.options import DryRunOption, IdArgument, RegisterOption
from eapa_cli.cli.record_completion import complete_ids
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
            "--force", help="Where the records differ, keep the values of INTO, and add the other values to its notes."
        ),
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Merge two records and redirect references.

    The data of the first record is added to the second. The official and short names of the first become aliases, and
    its id becomes a former id. The files of its documents move to the folder of the second.
    """
    subject = find_subject(register, id_)
    was_merged = into == subject.target.id and id_ in subject.target.data.get("former_ids", ())
    if was_merged:
        raise RefusedError(
            _("'%(id)s' was already merged into '%(into)s'") % {"id": id_, "into": into},
            hint=_("'eapa show %(id)s' shows the result") % {"id": into},
        )
    successor = find_successor(register, into, subject)
    if subject.kind is Kind.AGREEMENT:
        new_paths = move_documents(subject.target.changes, subject.target.id, successor.target.id)
        redirect_paths(subject.target.data, new_paths)
        redirect_paths(successor.target.data, new_paths)
    result = merge_records(successor.target.data, subject.target.data)
    if result.conflicts and not force:
        refuse(
            _("nothing was changed: '%(one)s' and '%(other)s' have different values")
            % {"one": successor.target.id, "other": subject.target.id},
            [translated(conflict.describe()) for conflict in result.conflicts],
            hint=_("correct one of the two, or add --force to put the differences into the notes"),
        )
    keep_in_notes(result, subject.target.id)
    successor.target._replace(data=result.data).edit()
    replace_record(subject, successor, force=force)
    apply_changes(subject.target.changes, dry_run=dry_run)
