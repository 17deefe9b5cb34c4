"""The end of every command that writes: show, check, write, say what changed and what comes next."""

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

# Of more files than these, who wants each looks at git.
_LISTED: Final = 50


def apply_changes(
    changes: ChangeSet, *, dry_run: bool = False, force: bool | None = None, form_only: bool = False
) -> None:
    """Make a set of changes if the register is right with them; or only show them.

    Problems go to stderr, on a dry run the differences to stdout. `force` makes them in spite of errors, unless a
    file could no longer be read; a command that has no such option gives none. Errors that are in the register
    already hold nobody up; of what changes only the form of files, none are told.

    Raises:
        RefusedError: there would be errors, a file was changed meanwhile, or another command holds the lock.
        UnreadableError: a file or folder cannot be written; then nothing was changed.
    """
    if not any(True for _ in changes):
        sys.stderr.write("nothing changed\n")
        return
    if dry_run:
        with reader_may_leave():
            write_source(list(_differences(changes)), "diff", sys.stdout, Terminal.of(sys.stdout, os.environ))
        _see_that_it_is_right(changes, judge(changes), force=force, form_only=form_only)
        return
    with locked(changes.store.root, command_line()):
        recover_under_lock(changes.store.root, user_state_folder())
        verify_unchanged(changes)
        _see_that_it_is_right(changes, judge(changes), force=force, form_only=form_only)
        commit(changes.store, changes, user_state_folder())
    _say(changes)


def _see_that_it_is_right(changes: ChangeSet, verdict: Verdict, *, force: bool | None, form_only: bool) -> None:
    if verdict.report.problems and not form_only:
        view = ReportContext.of(changes.store, sys.stderr, os.environ, proposed=verdict.proposed)
        write_report(verdict.report, ReportFormat.TEXT, sys.stderr, context=view)
    if verdict.known_errors and not form_only:
        sys.stderr.write(f"note: {_errors(verdict.known_errors)} in the register before\n")
    if not verdict.readable:
        raise RefusedError("nothing was written: a file would not be one that can be read", hint="mend it first")
    if not (verdict.is_valid or force):
        otherwise = "" if force is None else " in the same command, or write it all the same with --force"
        raise RefusedError("nothing was written: the register would have errors", hint=f"mend them{otherwise}")


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


def _say(changes: ChangeSet) -> None:
    shown = [change for change in changes if change.path not in changes.moved.values()]
    if len(shown) > _LISTED:
        counted = Counter(_word(change, changes) for change in shown)
        sys.stderr.writelines(f"{word}: {number} files\n" for word, number in counted.items())
    else:
        way = ReportContext.of(changes.store, sys.stderr, os.environ).from_here
        for change in shown:
            moved = changes.moved.get(change.path)
            before = f"{clean(way + moved)} -> " if moved else ""
            sys.stderr.write(f"{_word(change, changes)}: {before}{clean(way + change.path)}\n")
    sys.stderr.write(f"next: {for_git(changes)}\n")


def _word(change: Change, changes: ChangeSet) -> str:
    if change.before is None:
        return "renamed" if change.path in changes.moved else "written"
    return "deleted" if change.after is None else "changed"
