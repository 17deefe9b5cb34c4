"""`eapa validate`: every fault of a register, with its place and what to do."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports import ReportContext, ReportFormat, default_report_format, write_report
from eapa_cli.cli.context import root_of
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.streams import reader_may_leave
from eapa_cli.errors import EapaError, ExitCode
from eapa_cli.render.progress import ProgressBar
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.path_arguments import files_at
from eapa_cli.storage.store import Store
from eapa_cli.text.option_values import parse_day


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Report on these files or folders only.")
    ] = None,
    *,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV", help="Report on what changed since HEAD and REV parted, and on what that concerns."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day as of which to check; today without it."),
    ] = None,
    format_: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="How to write the report; text, and under GitHub Actions github."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the report there, and print it for people as without --format."),
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Check the register and report each problem with its place.

    The register is read whole in any case, so that what refers to other files is checked truly.
    """
    store = Store(root_of(register))
    only = files_at(store, paths) if paths else None
    changed = None if changed_since is None else _changed(store, changed_since)
    today = parse_day(as_of, "--as-of")
    with ProgressBar("Reading files", sys.stderr, os.environ) as progress:
        report = check(store, only=only, changed=changed, today=today, progress=progress)
    if not report.files and changed is None:
        typer.echo("note: there is no record yet; 'eapa add-organization' makes the first", err=True)
    usual = default_report_format(os.environ)

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            write_report(report, format_ or usual, file, context=ReportContext.of(store, file, {}, strict=strict))

    lost = None
    if output is not None:
        try:
            write_output(output, write, force=True)
        except EapaError as error:
            lost = error
            lost.hint = error.hint or "the report is printed; name a file that can be written"
    _print(
        report, usual if output else format_ or usual, ReportContext.of(store, sys.stdout, os.environ, strict=strict)
    )
    if lost:
        raise lost
    if output is not None:
        typer.echo(f"written: {output}", err=True)
    if report.count(Severity.ERROR) or (strict and report.problems):
        raise typer.Exit(ExitCode.PROBLEMS_FOUND)


def _changed(store: Store, revision: str) -> dict[str, Any]:
    """The files that changed, and what those of the register held before."""
    from eapa_cli.git.repository import Repository  # only this option needs it

    with Repository(store.root) as repository:
        base = repository.merge_base(revision, otherwise="check the whole register, without --changed-since")
        changes = repository.changes(base, below=".")
        return {change.path: None for change in changes} | dict(repository.earlier_data(changes))


def _print(report: Report, format_: ReportFormat, view: ReportContext) -> None:
    with reader_may_leave():
        write_report(report, format_, sys.stdout, context=view)
    if format_ is ReportFormat.GITHUB:
        from eapa_cli.checks.reports.as_markdown import STEP_SUMMARY, append_summary

        if path := os.environ.get(STEP_SUMMARY):
            append_summary(report, view, Path(path))
