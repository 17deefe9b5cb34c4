"""What was found, in the forms in which it is read."""

import json
from collections.abc import Iterator
from typing import Any

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Place, Problem, Severity
from eapa_cli.render.clean import clean


def text_of(report: Report) -> str:
    """A report for a person: a line a problem, what to do below it, and a summary."""
    return "".join(f"{line}\n" for line in _lines(report))


def json_of(report: Report) -> str:
    """A report for a program."""
    summary = {
        "files": report.files,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    problems = [_object(problem) for problem in report.problems]
    return json.dumps({"eapa": 1, "problems": problems, "summary": summary}, ensure_ascii=False, indent=2) + "\n"


def _lines(report: Report) -> Iterator[str]:
    for problem in report.problems:
        yield f"{_place(problem)}: {problem.severity}: {clean(problem.message)} [{problem.rule}]"
        for place in problem.also:
            yield f"  see {_place(place)}: {clean(place.message)}"
        if problem.hint:
            yield f"  hint: {clean(problem.hint)}"
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    yield f"{_number(report.files, 'file')} checked: {_number(errors, 'error')}, {_number(warnings, 'warning')}"


def _place(place: Problem | Place) -> str:
    return f"{clean(place.file)}:{place.span.line}:{place.span.column}"


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _object(problem: Problem) -> dict[str, Any]:
    return {
        **_located(problem),
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "also": [{**_located(place), "message": place.message} for place in problem.also],
    }


def _located(place: Problem | Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.span.line, "column": place.span.column}
