"""Reports in Markdown, for comments on pull requests and for the step summary of GitHub Actions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports.as_text import summarize
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.errors import UnreadableError
from eapa_cli.render.as_markdown import escape_markdown
from eapa_cli.text.interface_language import in_english

STEP_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
# GitHub does not show a step summary of more than 1 MiB. The heading and the line about omitted problems need less than
# 1,000 bytes.
_MAX_BYTES: Final = 1024 * 1024 - 1000


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write a summary and a table with a row for each problem."""
    out.write(_heading(report))
    out.writelines(_rows(report, context))


def append_summary(report: Report, context: ReportContext, path: Path) -> None:
    """Append a report to a step summary, with as many problems as fit.

    Raises:
        UnreadableError: the file cannot be written.
    """
    try:
        remaining = _MAX_BYTES - (path.stat().st_size if path.exists() else 0)
        text = _fit_report(report, context, remaining)
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UnreadableError(f"the step summary '{path}' cannot be written: {error.strerror}") from error


def _fit_report(report: Report, context: ReportContext, max_bytes_of_rows: int) -> str:
    """Return a report with as many rows as fit into a number of bytes."""
    remaining = max_bytes_of_rows
    lines = [_heading(report)]
    for row_count, row in enumerate(_rows(report, context)):
        remaining -= len(row.encode("utf-8", "backslashreplace"))
        if remaining < 0:
            lines.append(f"\nOmitted problems: {len(report.problems) - row_count}. The log contains all problems.\n")
            break
        lines.append(row)
    return "".join(lines)


@in_english()
def _heading(report: Report) -> str:
    heading = f"### eapa validate\n\n{summarize(report)}\n"
    titles = "\n| place | | problem | what to do | rule |\n| --- | --- | --- | --- | --- |\n"
    return heading + (titles if report.problems else "")


def _rows(report: Report, context: ReportContext) -> Iterator[str]:
    for problem in report.problems:
        yield f"| {' | '.join(_cells(problem, context))} |\n"


def _cells(problem: Problem, context: ReportContext) -> Iterator[str]:
    yield escape_markdown(f"{context.from_top}{problem.file}:{problem.span.line}:{problem.span.column}")
    yield problem.severity
    yield escape_markdown(problem.message)
    yield escape_markdown(problem.hint or "")
    yield problem.rule
