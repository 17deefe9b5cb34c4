"""`eapa validate`: all problems of a register, with their places and hints."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports import ReportContext, ReportFormat, default_report_format, write_report
from eapa_cli.checks.staged_differences import staging_problems
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.register_access import find_root
from eapa_cli.cli.streams import tolerate_closed_pipe, use_utf8
from eapa_cli.errors import EapaError, ExitCode
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.render.messages import note, report_written_file
from eapa_cli.render.progress import ProgressBar
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.path_arguments import select_files
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_day


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Report only on these files or folders.")
    ] = None,
    *,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV", help="Report only on changes since the merge base of HEAD and REV, and on affected files."
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Require that all files are staged in git, as before a commit.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day for which to check (default: today)."),
    ] = None,
    format_: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="The format of the report (default: text; in GitHub Actions, github)."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the report to a file; the terminal still shows it in the default format."
        ),
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Check the register and report each problem with its place.

    The whole register is always read, so that references to other files can be checked.
    """
    store = Store(find_root(register))
    only = select_files(store, paths) if paths else None
    changed = None if changed_since is None else _read_earlier_records(store, changed_since)
    today = parse_day(as_of, "--as-of")
    with ProgressBar(sys.stderr, os.environ) as progress:
        report = check(
            store,
            only=only,
            changed=changed,
            today=today,
            progress=progress,
            check_staging=lambda documents: staging_problems(store.root, documents, os.environ, staged=staged),
        )
    if report.paths == (REGISTER_FILE,) and only is None and changed is None:
        note(_("there are no records yet; 'eapa add-organization' adds the first"))
    default = default_report_format(os.environ)

    def write(draft: Path) -> None:
        # Variables of the environment describe the terminal, and not the file.
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            write_report(report, format_ or default, file, context=ReportContext.of(store, file, {}, strict=strict))

    failure = None  # raised only after the report has been printed
    if output is not None:
        try:
            write_output(output, write, force=True)
        except EapaError as error:
            failure = error
            failure.hint = error.hint or _("the report was printed; name another file")
    _print(
        report,
        default if output else format_ or default,
        ReportContext.of(store, sys.stdout, os.environ, strict=strict),
    )
    if failure:
        raise failure
    if output is not None:
        report_written_file(output)
    if report.count(Severity.ERROR) or (strict and report.problems):
        raise typer.Exit(ExitCode.PROBLEMS_FOUND)


def _read_earlier_records(store: Store, revision: str) -> dict[str, Any]:
    """Return the paths of the changed files, each with its earlier record; None if it had none."""
    from eapa_cli.git.repository import Repository  # only this option needs it

    with Repository(store.root) as repository:
        base = repository.merge_base(revision, otherwise=_("check the whole register, without --changed-since"))
        changes = repository.changes(base, below=".")
        return {change.path: None for change in changes} | dict(repository.earlier_data(changes))


def _print(report: Report, format_: ReportFormat, context: ReportContext) -> None:
    """Write a report to stdout and, in GitHub Actions, to the step summary."""
    if format_ is not ReportFormat.TEXT:
        use_utf8()
    with tolerate_closed_pipe():
        write_report(report, format_, sys.stdout, context=context)
    if format_ is ReportFormat.GITHUB:
        from eapa_cli.checks.reports.as_markdown import STEP_SUMMARY, append_summary

        if path := os.environ.get(STEP_SUMMARY):
            append_summary(report, context, Path(path))
