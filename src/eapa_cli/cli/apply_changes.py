"""The last step of every command that writes: check the changes, apply them, and report them."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final

from eapa_cli.checks.proposed_changes import Verdict, judge
from eapa_cli.checks.reports import ReportContext, ReportFormat, write_report
from eapa_cli.cli.context import command_line
from eapa_cli.cli.git_hints import for_git
from eapa_cli.cli.streams import reader_may_leave
from eapa_cli.errors import RefusedError
from eapa_cli.render.clean import clean
from eapa_cli.render.diff import NOTHING, diff
from eapa_cli.render.source import write_source
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.changes import Change, ChangeSet, verify_unchanged
from eapa_cli.storage.journal import commit, recover_under_lock
from eapa_cli.storage.lock import locked
from eapa_cli.storage.user_state import user_state_folder

# More files than this are only counted; git lists them.
_LISTED: Final = 50


def conclude(changes: ChangeSet, *, dry_run: bool = False, force: bool | None = None, form_only: bool = False) -> None:
    """Apply a set of changes if they add no errors to the register; a dry run only shows them.

    Problems go to stderr, and the differences of a dry run to stdout. `force` applies the changes in spite of errors,
    unless a file would become unreadable; it is None for a command without that option. Errors that were in the
    register before do not prevent the changes. `form_only` changes report no problems.

    Raises:
        RefusedError: there would be errors, a file has changed since it was read, or another command holds the lock.
        UnreadableError: a file or folder cannot be written; then nothing was changed.
    """
    if not any(True for _ in changes):
        sys.stderr.write("nothing changed\n")
        return
    if dry_run:
        with reader_may_leave():
            write_source(list(_differences(changes)), "diff", sys.stdout, Terminal.of(sys.stdout, os.environ))
        _require_valid(changes, judge(changes), force=force, form_only=form_only)
        return
    with locked(changes.store.root, command_line()):
        recover_under_lock(changes.store.root, user_state_folder())
        verify_unchanged(changes)
        _require_valid(changes, judge(changes), force=force, form_only=form_only)
        commit(changes.store, changes, user_state_folder())
    _report_changes(changes)


def _require_valid(changes: ChangeSet, verdict: Verdict, *, force: bool | None, form_only: bool) -> None:
    if verdict.report.problems and not form_only:
        view = ReportContext.of(changes.store, sys.stderr, os.environ, proposed=verdict.proposed)
        write_report(verdict.report, ReportFormat.TEXT, sys.stderr, context=view)
    if verdict.known_errors and not form_only:
        sys.stderr.write(f"note: {_errors(verdict.known_errors)} in the register before\n")
    if not verdict.readable:
        raise RefusedError("nothing was written: a file would become unreadable", hint="fix it first")
    if not (verdict.is_valid or force):
        hint = "fix them" if force is None else "fix them in the same command, or add --force to write it anyway"
        raise RefusedError("nothing was written: the register would have errors", hint=hint)


def _errors(number: int) -> str:
    return "1 of these errors was" if number == 1 else f"{number} of these errors were"


def _differences(changes: ChangeSet) -> Iterator[str]:
    found = {change.path: change for change in changes}
    for change in found.values():
        if change.path in changes.moved.values():
            continue  # it is shown with its new name
        before = found.get(changes.moved.get(change.path, ""), change)
        yield from diff(
            before.text_before or "",
            change.text_after or "",
            old_name=NOTHING if before.before is None else f"a/{clean(before.path)}",
            new_name=NOTHING if change.after is None else f"b/{clean(change.path)}",
        )


def _report_changes(changes: ChangeSet) -> None:
    shown = [change for change in changes if change.path not in changes.moved.values()]
    if len(shown) > _LISTED:
        counted = Counter(_word(change, changes) for change in shown)
        sys.stderr.writelines(f"{word}: {number} files\n" for word, number in counted.items())
    else:
        prefix = ReportContext.of(changes.store, sys.stderr, os.environ).from_here
        for change in shown:
            moved = changes.moved.get(change.path)
            before = f"{clean(prefix + moved)} -> " if moved else ""
            sys.stderr.write(f"{_word(change, changes)}: {before}{clean(prefix + change.path)}\n")
    sys.stderr.write(f"next: {for_git(changes)}\n")


def _word(change: Change, changes: ChangeSet) -> str:
    if change.before is None:
        return "renamed" if change.path in changes.moved else "written"
    return "deleted" if change.after is None else "changed"
