"""Reports as one JSON document; its structure is a public interface that only grows."""

from typing import TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render.as_json import VERSION, to_json


def write(report: Report, _context: ReportContext, out: TextIO, /) -> None:
    """Write all problems and a summary; paths are relative to the register."""
    summary = {
        "files": report.file_count,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "waived": len(report.waived),
    }
    problems = [_object(problem) for problem in report.problems]
    out.write(to_json({"eapa": VERSION, "problems": problems, "summary": summary}, indent=2) + "\n")


def _object(problem: Problem) -> dict[str, object]:
    return {
        **_location(problem),
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "also": [{**_location(place), "message": place.message} for place in problem.second_places],
    }


def _location(place: Problem | SecondPlace) -> dict[str, object]:
    return {"file": place.file, "line": place.span.line, "column": place.span.column}
