"""`eapa remove`: the deletion of a record."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.confirmation import ask_to_confirm
from eapa_cli.cli.id_changes import (
    Subject,
    find_reference_places,
    find_subject,
    find_successor,
    refuse,
    replace_record,
)
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption, YesOption
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.target_file import find_target
from eapa_cli.entry.prompts.prompter import has_terminal
from eapa_cli.errors import RefusedError
from eapa_cli.history.record_sentences import describe_record
from eapa_cli.history.record_version import version_of
from eapa_cli.model.ids import REGISTER_ID
from eapa_cli.model.merging import with_former_ids
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render import messages
from eapa_cli.storage.document_changes import delete_documents
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _


def run(
    id_: IdArgument,
    *,
    with_redirect: Annotated[
        str | None,
        typer.Option(
            "--with-redirect", metavar="INTO", autocompletion=complete_ids,
            help="Make the removed id, and all references to it, lead to INTO.",
        ),
    ] = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    yes: YesOption = False,
    register: RegisterOption = None,
) -> None:  # fmt: skip
    """Remove a record to which no other record refers.

    On a terminal, the command shows the files that will be deleted and changed, and asks for confirmation. 'eapa
    undo' restores the record; 'eapa merge' adds its data to another record. The removed id stays reserved. The
    files of the removed record's documents are deleted too, if they are in the folder of its id and no other record
    names them.
    """
    subject = find_subject(register, id_)
    if with_redirect is None:
        _check_unreferenced(subject)
        _reserve_ids(register, subject)
        subject.target.changes.delete(subject.target.path)
    else:
        replacement = find_successor(register, with_redirect, subject)
        data = with_former_ids(replacement.target.data, subject.target.data)
        replacement.target._replace(data=data).edit()
        replace_record(subject, replacement, force=force)
    if subject.kind is Kind.AGREEMENT:
        _delete_documents(subject)
    if not (dry_run or yes):
        consequence = _("no record refers to it")
        if with_redirect is not None:
            consequence = _("references will lead to '%(id)s'") % {"id": with_redirect}
        _confirm(subject, consequence)
    apply_changes(subject.target.changes, dry_run=dry_run, force=force)


def _delete_documents(subject: Subject) -> None:
    target = subject.target
    kept_paths = delete_documents(target.changes, target.id, target.data)
    for path in kept_paths:
        messages.note(_("the file '%(path)s' stays; delete it if it is of no use") % {"path": path})


def _confirm(subject: Subject, consequence: str) -> None:
    """Show the record, the files that will be deleted or changed, and the consequence for references; then ask.

    Raises:
        RefusedError: there is no terminal, or the user does not confirm.
    """
    changes = list(subject.target.changes)
    if not has_terminal():
        raise RefusedError(
            _("nothing was removed: '%(id)s' is removed only after a confirmation on a terminal")
            % {"id": subject.target.id},
            hint=_("add --yes in a script, or --dry-run to see the changes"),
        )
    version = version_of(subject.target.path, subject.target.changes.store.read_bytes(subject.target.path))
    messages.message(f"{subject.target.id}: {describe_record(version, subject.target.changes.store.languages())}")
    # The deleted files come first, since false sorts before true.
    for change in sorted(changes, key=lambda change: change.after is not None):
        text = _("will be deleted: %(path)s") if change.after is None else _("will be changed: %(path)s")
        messages.message(f"  {text % {'path': change.path}}")
    messages.message(f"  {consequence}")
    if not ask_to_confirm(_("Remove '%(id)s'?") % {"id": subject.target.id}):
        raise RefusedError(_("nothing was removed"))


def _reserve_ids(register: Path | None, subject: Subject) -> None:
    """Add the ids of a record to the removed ids in the register's own file, so that they are not used again."""
    target = find_target(register, REGISTER_ID, subject.target.changes)
    former = subject.target.data.get("former_ids", ())
    # A record that is removed need not be valid.
    ids = [id_ for id_ in (subject.target.id, *former) if isinstance(id_, str)]
    new = [{"id": id_, "date": today().isoformat()} for id_ in ids]
    target._replace(data={**target.data, "removed": [*target.data.get("removed", ()), *new]}).edit()


def _check_unreferenced(subject: Subject) -> None:
    if places := list(find_reference_places(subject)):
        refuse(
            _("nothing was changed: '%(id)s' still has references") % {"id": subject.target.id},
            places,
            hint=_("redirect them with --with-redirect INTO, or change them first"),
        )
