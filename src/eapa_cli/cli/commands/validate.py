"""`eapa validate`: every fault of a register, with its place and what to do."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports import ReportFormat, View, write_report
from eapa_cli.cli.context import root_of
from eapa_cli.cli.options import RegisterOption
from eapa_cli.errors import ExitCode, UsageError
from eapa_cli.storage.layout import REGISTER_FILE
from eapa_cli.storage.store import Store


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Report on these files or folders only.")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    format_: Annotated[ReportFormat, typer.Option("--format", help="How to write the report.")] = ReportFormat.TEXT,
    register: RegisterOption = None,
) -> None:
    """Check the register: every fault, with its place and what to do.

    The register is read whole in any case, so that what refers to other files is checked truly.
    """
    store = Store(root_of(register))
    report = check(store, only=_chosen(store, paths) if paths else None)
    if not report.files:
        raise UsageError("there is no file to check", hint="add a record, or check that the paths are right")
    write_report(report, format_, sys.stdout, view=View.of(store, sys.stdout, os.environ))
    if report.count(Severity.ERROR) or (strict and report.problems):
        raise typer.Exit(ExitCode.PROBLEMS_FOUND)


def _chosen(store: Store, paths: list[Path]) -> list[str]:
    files = [REGISTER_FILE, *(file.path for file in store.files())]
    chosen: list[str] = []
    for path in paths:
        whole = path.absolute()
        found = [
            file for file in files if (store.root / file).is_relative_to(whole) or store.root / file == whole.resolve()
        ]
        if not found:
            raise UsageError(f"'{path}' is no file of this register", hint=f"its files are below {store.root}")
        chosen.extend(found)
    return chosen
