"""`eapa remove`: the deletion of a record."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.confirmation import ask_to_confirm
from eapa_cli.cli.id_changes import (
    check_schema,
    find_reference_places,
    find_replacement,
    refuse,
    replace_record,
)
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption, YesOption
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.target_file import RecordTarget, find_record_target, find_target
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
    target = find_record_target(register, id_)
    consequence = _("no record refers to it")
    if with_redirect is None:
        _check_unreferenced(target)
        _reserve_ids(register, target)
        target.changes.delete(target.path)
    else:
        check_schema(target)
        replacement = find_replacement(register, with_redirect, target)
        replacement.edit(with_former_ids(replacement.data, target.data))
        replace_record(target, replacement, force=force)
        consequence = _("references will lead to '%(id)s'") % {"id": replacement.id}
    if target.kind is Kind.AGREEMENT:
        _delete_documents(target)
    if not (dry_run or yes):
        _confirm(target, consequence)
    apply_changes(target.changes, dry_run=dry_run, force=force)


def _delete_documents(target: RecordTarget) -> None:
    kept_paths = delete_documents(target.changes, target.id, target.data)
    for path in kept_paths:
        messages.note(_("the file '%(path)s' stays; delete it if no other record names it") % {"path": path})


def _confirm(target: RecordTarget, consequence: str) -> None:
    """Show the record, the files that will be deleted or changed, and the consequence for references; then ask.

    Raises:
        RefusedError: there is no terminal, or the user does not confirm.
    """
    if not has_terminal():
        raise RefusedError(
            _("nothing was removed: '%(id)s' is removed only after a confirmation on a terminal") % {"id": target.id},
            hint=_("add --yes in a script, or --dry-run to see the changes"),
        )
    version = version_of(target.path, target.changes.store.read_bytes(target.path))
    messages.message(f"{target.id}: {describe_record(version, target.changes.store.languages())}")
    # The deleted files come first, since false sorts before true.
    for change in sorted(target.changes, key=lambda change: change.after is not None):
        text = _("will be deleted: %(path)s") if change.after is None else _("will be changed: %(path)s")
        messages.message(f"  {text % {'path': change.path}}")
    messages.message(f"  {consequence}")
    if not ask_to_confirm(_("Remove '%(id)s'?") % {"id": target.id}):
        raise RefusedError(_("nothing was removed"))


def _reserve_ids(register: Path | None, target: RecordTarget) -> None:
    """Add the ids of a record to the removed ids in the register's own file, so that they are not used again.

    Raises:
        RefusedError: the removed ids in the file are not a list.
    """
    register_file = find_target(register, REGISTER_ID, target.changes)
    former_ids = version_of(target.path, target.changes.store.read_bytes(target.path)).former_ids
    new = [{"id": id_, "date": today().isoformat()} for id_ in (target.id, *former_ids)]
    removed = register_file.data.get("removed", [])
    if not isinstance(removed, list):
        raise RefusedError(
            _("'%(field)s' is not a list") % {"field": f"{register_file.path}: removed"},
            hint=_("'eapa validate' shows why; correct the file first"),
        )
    register_file.edit({**register_file.data, "removed": [*removed, *new]})


def _check_unreferenced(target: RecordTarget) -> None:
    if places := list(find_reference_places(target)):
        refuse(
            _("nothing was changed: '%(id)s' still has references") % {"id": target.id},
            places,
            hint=_("redirect them with --with-redirect INTO, or change them first"),
        )
