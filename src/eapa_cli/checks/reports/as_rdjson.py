"""Reviewdog's diagnostics in one JSON document: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from collections.abc import Mapping
from typing import Any, Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.replacement import replacements
from eapa_cli.checks.reports.report_context import Viewpoint
from eapa_cli.checks.reports.sentence import sentence
from eapa_cli.render.as_json import encoded
from eapa_cli.render.clean import clean

_SEVERITIES: Final[Mapping[Severity, str]] = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}


def write(report: Report, view: Viewpoint, out: TextIO, /) -> None:
    """Write all problems; columns count the bytes of UTF-8 from 1, and a suggestion is what a hint says to write."""
    diagnostics = [_diagnostic(problem, view) for problem in report.problems]
    out.write(encoded({"source": {"name": "eapa"}, "diagnostics": diagnostics}, indent=2) + "\n")


def _diagnostic(problem: Problem, view: Viewpoint) -> dict[str, Any]:
    location = _location(problem, view)
    return {
        "message": clean(sentence(problem)),
        "location": location,
        "severity": _SEVERITIES[problem.severity],
        "code": {"value": problem.rule},
        "suggestions": [{"range": location["range"], "text": text} for text in replacements(problem, view.sources)],
        "relatedLocations": [
            {"message": clean(place.message), "location": _location(place, view)} for place in problem.also
        ],
    }


def _location(place: Problem | SecondPlace, view: Viewpoint) -> dict[str, Any]:
    span = place.span

    def position(line: int, column: int) -> dict[str, int]:
        before = view.sources.line(place.file, line)[: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    return {
        "path": view.from_here + place.file,
        "range": {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)},
    }
