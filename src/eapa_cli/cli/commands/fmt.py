"""`eapa fmt`: files in the canonical format."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.checks.checker import check
from eapa_cli.checks.reports import ReportContext
from eapa_cli.checks.reports.as_text import write_problems
from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.options import DryRunOption, RegisterOption
from eapa_cli.cli.register_access import find_root, find_root_to_change
from eapa_cli.cli.streams import tolerate_closed_pipe, use_utf8
from eapa_cli.errors import ExitCode, RefusedError
from eapa_cli.render.clean import clean
from eapa_cli.render.messages import message
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.formatter import FormattingResult, format_files
from eapa_cli.storage.path_arguments import select_files
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Format only these files or folders.")
    ] = None,
    *,
    check_: Annotated[
        bool, typer.Option("--check", help="List files that are not formatted, and write nothing.")
    ] = False,
    dry_run: DryRunOption = False,
    register: RegisterOption = None,
) -> None:
    """Format files: order of keys, quotes and indentation.

    Comments stay with their key or item, and values do not change. A file with invalid YAML stays as it is; then the
    command exits with 3, or with 1 if --check is given.
    """
    store = Store(find_root(register) if check_ else find_root_to_change(register))
    changes = ChangeSet(store)
    result = format_files(changes, select_files(store, paths or [store.root]))
    _report_problems(store, result)
    if check_:
        changed_paths = [change.path for change in changes]
        if not sys.stdout.isatty():
            use_utf8()
        with tolerate_closed_pipe():
            sys.stdout.writelines(f"{clean(path)}\n" for path in changed_paths)
        if changed_paths or result.unformatted:
            raise typer.Exit(ExitCode.PROBLEMS_FOUND)
        return
    # The format does not change values, so their errors were there before.
    apply_changes(changes, dry_run=dry_run, force=True, format_only=True)
    if result.unformatted:
        raise RefusedError(
            _("these files were not formatted: %(files)s") % {"files": ", ".join(result.unformatted)},
            hint=_("correct them first with 'eapa edit ID'"),
        )


def _report_problems(store: Store, result: FormattingResult) -> None:
    if result.faulty:
        # A summary would count only these files as checked.
        report = check(store, only=result.faulty)
        write_problems(report, ReportContext.of(store, sys.stderr, os.environ), sys.stderr)
    for reason in result.refused.values():
        message(reason)
