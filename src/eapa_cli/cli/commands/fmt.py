"""`eapa fmt`: files in house style."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.checks.checker import check
from eapa_cli.checks.reports import ReportContext, ReportFormat, write_report
from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.context import root_of
from eapa_cli.cli.options import DryRunOption, RegisterOption
from eapa_cli.cli.streams import reader_may_leave
from eapa_cli.errors import ExitCode, RefusedError
from eapa_cli.render.clean import clean
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.formatter import FormattingResult, format_files
from eapa_cli.storage.path_arguments import files_at
from eapa_cli.storage.store import Store


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Lay out these files or folders only.")
    ] = None,
    *,
    check_: Annotated[
        bool, typer.Option("--check", help="List the files that are not in house style, and write nothing.")
    ] = False,
    dry_run: DryRunOption = False,
    register: RegisterOption = None,
) -> None:
    """Format files: order of keys, quotes and indentation.

    Comments stay with the key or item below or before them. What the files say does not change, and is for
    'eapa validate' to judge. A file whose YAML has faults is left as it is, and then the command exits with 3.
    """
    store = Store(root_of(register))
    changes = ChangeSet(store)
    result = format_files(changes, files_at(store, paths or [store.root]))
    _tell(store, result)
    if check_:
        listed = [change.path for change in changes]
        with reader_may_leave():
            sys.stdout.writelines(f"{clean(path)}\n" for path in listed)
        if listed or result.left:
            raise typer.Exit(ExitCode.PROBLEMS_FOUND)
        return
    # What was wrong in what the files say was so before, and stays so.
    apply_changes(changes, dry_run=dry_run, force=True, form_only=True)
    if result.left:
        raise RefusedError(f"left as they are: {', '.join(result.left)}", hint="mend them first: 'eapa edit ID'")


def _tell(store: Store, result: FormattingResult) -> None:
    if result.faulty:
        report = check(store, only=result.faulty)
        write_report(report, ReportFormat.TEXT, sys.stderr, context=ReportContext.of(store, sys.stderr, os.environ))
    sys.stderr.writelines(f"{clean(reason)}\n" for reason in result.refused.values())
