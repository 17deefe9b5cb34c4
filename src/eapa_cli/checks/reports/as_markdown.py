"""A report in Markdown, for a summary or a comment on a pull request."""

from collections.abc import Iterator
from typing import TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports.as_text import summary_of
from eapa_cli.checks.reports.report_context import Viewpoint
from eapa_cli.render.as_markdown import escaped


def write(report: Report, view: Viewpoint, out: TextIO, /) -> None:
    """Write a summary and a table with a row for each problem."""
    out.write(heading_of(report))
    out.writelines(rows_of(report, view))


def heading_of(report: Report) -> str:
    """What was found in all, and the titles of the table if there is to be one."""
    heading = f"### eapa validate\n\n{summary_of(report)}\n"
    titles = "\n| place | | problem | what to do | rule |\n| --- | --- | --- | --- | --- |\n"
    return heading + (titles if report.problems else "")


def rows_of(report: Report, view: Viewpoint) -> Iterator[str]:
    """A line of the table for each problem."""
    for problem in report.problems:
        yield f"| {' | '.join(_cells(problem, view))} |\n"


def _cells(problem: Problem, view: Viewpoint) -> Iterator[str]:
    yield escaped(f"{view.from_top}{problem.file}:{problem.span.line}:{problem.span.column}")
    yield problem.severity
    yield escaped(problem.message)
    yield escaped(problem.hint or "")
    yield problem.rule
