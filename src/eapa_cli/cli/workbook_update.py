"""`eapa import --update`: the edits of a workbook that `eapa export --workbook` wrote."""

from pathlib import Path

from eapa_cli.cli.apply_changes import apply_changes, check_changes
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.cli.streams import tolerate_closed_pipe
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.record_paths import path_of
from eapa_cli.render.messages import message, note
from eapa_cli.render.output_format import Format, language_for
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.field_types import FieldType
from eapa_cli.storage.store import Store
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.read_workbook import read_workbook
from eapa_cli.workbook.update_plan import UpdatePlan, plan_update
from eapa_cli.workbook.update_result import UpdateOutcome, tabulate_updates

# The note about records without a row lists at most this number of ids, and counts the others.
_MAX_LISTED = 10


def update_from_workbook(
    files: list[Path],
    register: Path | None,
    format_: Format | None,
    *,
    partial: bool,
    dry_run: bool,
    diff: bool,
    force: bool,
) -> None:
    """Show the edits of a workbook, and write them to the register, unless `dry_run` or `diff` is given.

    Raises:
        UsageError: not exactly one workbook is named.
        UnreadableError: the file is not a workbook with exported values.
        RefusedError: an edit is refused and `partial` is not given, or the register would have errors.
    """
    if len(files) != 1:
        raise UsageError(_("--update takes one workbook"), hint=_("name the .xlsx that 'eapa export --workbook' wrote"))
    index = open_index_to_change(register)
    workbook = read_workbook(files[0])
    changes = ChangeSet(Store(index.root))
    chosen = choose_format(format_)
    with language_for(chosen):
        plan = plan_update(workbook, index, changes, today=today(), force=force)
    for text in workbook.notes:
        note(text)
    _report_missing(plan)
    # With --format, a program may read the output, so no updates give an empty list.
    if plan.updates or format_:
        with tolerate_closed_pipe():
            write_rows(tabulate_updates(plan.updates), chosen)
    if not plan.updates:
        message(_("nothing changed"))
        return
    _report_counts(plan)
    if not partial:
        _refuse_incomplete(plan)
    _put_updates(changes, plan)
    if dry_run and not diff:
        check_changes(changes, force=force)
    else:
        apply_changes(changes, dry_run=diff, force=force)


def _report_missing(plan: UpdatePlan) -> None:
    if plan.missing:
        listed = ", ".join(plan.missing[:_MAX_LISTED])
        more = len(plan.missing) - _MAX_LISTED
        ids = _("%(first)s and %(number)d more") % {"first": listed, "number": more} if more > 0 else listed
        text = _("the workbook has no row for %(ids)s: nothing was removed, use 'eapa remove ID' to remove a record")
        note(text % {"ids": ids})


def _report_counts(plan: UpdatePlan) -> None:
    changed, new, refused = (
        len(plan.list_updates_with(outcome))
        for outcome in (UpdateOutcome.CHANGED, UpdateOutcome.NEW, UpdateOutcome.REFUSED)
    )
    numbers = {"changed": changed, "new": new, "refused": refused}
    message(_("%(changed)d changed, %(new)d new, %(refused)d refused") % numbers)


def _refuse_incomplete(plan: UpdatePlan) -> None:
    """Raise an error if an edit was refused."""
    if plan.list_updates_with(UpdateOutcome.REFUSED):
        raise RefusedError(
            _("nothing was written, because some cells or rows were refused"),
            hint=_("correct them in the workbook, or add --partial to take the others"),
        )


def _put_updates(changes: ChangeSet, plan: UpdatePlan) -> None:
    for path, (kind, data) in plan.changed.items():
        changes.edit(path, FieldType.of_record(kind).in_canonical_order(data))
    for result in plan.new:
        changes.create(path_of(result.row.kind, result.id), result.row.data)
