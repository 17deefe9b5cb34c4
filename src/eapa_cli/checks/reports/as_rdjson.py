"""Reports as diagnostics of reviewdog in one JSON document: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

import re
from collections.abc import Mapping
from typing import Any, Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.problem_sentence import describe_problem
from eapa_cli.checks.reports.report_context import ReportContext, Sources
from eapa_cli.render.as_json import to_json
from eapa_cli.render.clean import clean

_SEVERITIES: Final[Mapping[Severity, str]] = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}
# The patterns of hints with replacements. They match only values that need no escape in quotes, since reviewdog inserts
# the values into a file unchanged.
# The hint for a value without quotes: write "2021-09-24"
_WRITE_HINT: Final = re.compile(r'write ("[\w.:+ -]+")')
# The hint of `did_you_mean`: did you mean 'tass', 'tas' or 'ta'?
_SUGGESTION_HINT: Final = re.compile(r"did you mean ('[\w.-]+'(?:(?:, | or )'[\w.-]+')*)\?")
# One of the values in this hint.
_SUGGESTED_VALUE: Final = re.compile(r"'([\w.-]+)'")


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write all problems. Columns count UTF-8 bytes from 1, and suggestions come from the hints."""
    diagnostics = [_diagnostic(problem, context) for problem in report.problems]
    out.write(to_json({"source": {"name": "eapa"}, "diagnostics": diagnostics}, indent=2) + "\n")


def _diagnostic(problem: Problem, context: ReportContext) -> dict[str, Any]:
    location = _location(problem, context)
    return {
        "message": clean(describe_problem(problem)),
        "location": location,
        "severity": _SEVERITIES[problem.severity],
        "code": {"value": problem.rule},
        "suggestions": [
            {"range": location["range"], "text": text} for text in _find_replacements(problem, context.sources)
        ],
        "relatedLocations": [
            {"message": clean(place.message), "location": _location(place, context)} for place in problem.second_places
        ],
    }


def _location(place: Problem | SecondPlace, context: ReportContext) -> dict[str, Any]:
    """Return the file and the span of a place; columns count bytes of UTF-8."""
    span = place.span

    def position(line: int, column: int) -> dict[str, int]:
        before = context.sources.line(place.file, line)[: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    return {
        "path": context.from_here + place.file,
        "range": {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)},
    }


def _find_replacements(problem: Problem, sources: Sources) -> list[str]:
    """Return the values in a hint that fix a problem if they replace its span, the most likely value first."""
    hint, span = problem.hint or "", problem.span
    if write_hint := _WRITE_HINT.fullmatch(hint):
        return [write_hint[1]]
    suggestion_hint = _SUGGESTION_HINT.fullmatch(hint)
    if suggestion_hint is None:
        return []
    # The value keeps the quotes that it has in the file.
    first_character = sources.line(problem.file, span.line)[span.column - 1 : span.column]
    quote = first_character if first_character in {'"', "'"} else ""
    return [f"{quote}{value}{quote}" for value in _SUGGESTED_VALUE.findall(suggestion_hint[1])]
