"""The last step of every command that changes the register: check the changes, show or write them, and report them."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from eapa_cli.checks.proposed_changes import Verdict, find_verdict
from eapa_cli.checks.reports import ReportContext, ReportFormat, write_report
from eapa_cli.cli.large_documents import warn_of_large_documents
from eapa_cli.cli.streams import tolerate_closed_pipe, use_utf8
from eapa_cli.cli.unsaved_files import report_unsaved
from eapa_cli.cli.write_changes import write_changes
from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.render import messages
from eapa_cli.render.clean import clean
from eapa_cli.render.diff import NO_FILE, diff
from eapa_cli.render.syntax_highlighting import write_source
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.change_set import Change, ChangeSet
from eapa_cli.storage.schema_version import refuse_newer_schema, refuse_to_set_newer_schema
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext

# The files of a larger change are counted, not listed; 'git status' lists them.
_MAX_LISTED: Final = 50


def apply_changes(
    changes: ChangeSet, *, dry_run: bool = False, force: bool | None = None, format_only: bool = False
) -> None:
    """Write a set of changes if the register stays valid; on a dry run, only show the differences.

    Problems go to stderr, differences to stdout. With `force`, changes are written in spite of errors, unless a file
    would no longer be readable as a record. `force` is None for commands without the option --force. Errors that were
    in the register before do not prevent changes. With `format_only`, the changes affect only the format of files, and
    no errors are reported.

    Raises:
        RefusedError: the register would have errors, has a newer schema or would have one, a file was changed
            meanwhile, or another command has the lock.
        UnreadableError: a file or folder cannot be written; nothing was changed.
    """
    refuse_newer_schema(changes.store.root)
    for change in changes:
        if change.path == REGISTER_FILE and isinstance(change.after, bytes):
            refuse_to_set_newer_schema(change.after)
    if not any(changes):
        messages.message(_("nothing changed"))
        return
    warn_of_large_documents(changes)
    if dry_run:
        show_differences(changes)
        check_changes(changes, force=force, format_only=format_only)
        return
    write_changes(changes, lambda: check_changes(changes, force=force, format_only=format_only))
    report_changes(changes)


def show_differences(changes: ChangeSet) -> None:
    """Write the differences to stdout, and list the changed documents on stderr."""
    if not sys.stdout.isatty():
        use_utf8()  # `patch` and `git apply` compare the bytes of the files
    with tolerate_closed_pipe():
        write_source(list(_format_differences(changes)), "diff", sys.stdout, Terminal.of(sys.stdout, os.environ))
    # The differences of documents are not text.
    _list_files([change for change in changes if change.is_document], changes, _("not in the diff: %(change)s"))


def report_problems(changes: ChangeSet, verdict: Verdict) -> None:
    """Write the problems in the files of a set of changes, and the new errors in other files."""
    if verdict.report.problems:
        context = ReportContext.of(changes.store, sys.stderr, os.environ, proposed=verdict.proposed)
        write_report(verdict.report, ReportFormat.TEXT, sys.stderr, context=context)


def check_changes(changes: ChangeSet, *, force: bool | None, format_only: bool = False) -> None:
    """Report the errors that changes would cause, without showing or writing the changes.

    Raises:
        RefusedError: the register would have errors.
    """
    verdict = find_verdict(changes)
    if not format_only:
        report_problems(changes, verdict)
        if verdict.known_errors:
            messages.note(_describe_known_errors(verdict.known_errors))
    if not verdict.is_readable:
        message = _("nothing was written: a changed file would no longer be readable as a record")
        raise RefusedError(message, hint=_("correct it first"))
    if not (verdict.is_valid or force):
        hint = _("correct them first") if force is None else _("correct them in the same command, or add --force")
        raise RefusedError(_("nothing was written: the register would have errors"), hint=hint)


def _describe_known_errors(number: int) -> str:
    message = ngettext(
        "%(num)d of these errors was in the register before",
        "%(num)d of these errors were in the register before",
        number,
    )
    return message % {"num": number}


def _format_differences(changes: ChangeSet) -> Iterator[str]:
    """Yield the lines of a patch; a moved file is compared with the file at its old path."""
    by_path = {change.path: change for change in changes if not change.is_document}
    for change in by_path.values():
        if change.path in changes.moved.values():
            continue  # shown under its new path
        original = by_path.get(changes.moved.get(change.path, change.path), change)
        yield from diff(
            original.text_before or "",
            change.text_after or "",
            old_name=NO_FILE if original.before is None else f"a/{clean(original.path)}",
            new_name=NO_FILE if change.after is None else f"b/{clean(change.path)}",
        )


def report_changes(changes: ChangeSet) -> None:
    """Report the files that were written, and how many are not yet saved in git."""
    _list_files(changes, changes)
    report_unsaved(changes.store.root)


def _list_files(changed: Iterable[Change], changes: ChangeSet, template: str = "%(change)s") -> None:
    """Write a line for each changed file, with its old path if it was moved; if there are many, only count them.

    The template has the field `change`.
    """
    # A moved file is listed under its new path.
    listed = [change for change in changed if change.path not in changes.moved.values()]
    if len(listed) > _MAX_LISTED:
        for action, number in Counter(_action_template(change, changes) for change in listed).items():
            files = ngettext("%(num)d file", "%(num)d files", number) % {"num": number}
            messages.message(template % {"change": action % {"path": files}})
        return
    prefix = ReportContext.of(changes.store, sys.stderr, os.environ).from_here
    for change in listed:
        old_path = changes.moved.get(change.path)
        paths = f"{prefix}{old_path} -> {prefix}{change.path}" if old_path else f"{prefix}{change.path}"
        messages.message(template % {"change": _action_template(change, changes) % {"path": paths}})


def _action_template(change: Change, changes: ChangeSet) -> str:
    """Return the message about a change, with the placeholder `path`."""
    if change.before is None:
        return _("renamed: %(path)s") if change.path in changes.moved else _("written: %(path)s")
    return _("deleted: %(path)s") if change.after is None else _("changed: %(path)s")
