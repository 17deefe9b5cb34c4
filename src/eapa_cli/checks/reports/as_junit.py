"""Reports as JUnit XML, in which each file of the register is a test case."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, TextIO
from xml.etree import ElementTree as ET

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.checks.reports.problem_sentence import describe_problem
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render.clean import clean

# XML 1.0 forbids these characters even as &#...; clean() escapes the other forbidden characters.
_NONCHARACTER: Final = re.compile("[\ufffe\uffff]")


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write a test case for each file. The test case fails if the file has errors or, in strict mode, warnings."""
    problems_by_file = {file: list(problems) for file, problems in groupby(report.problems, key=attrgetter("file"))}
    files = sorted({*report.paths, *problems_by_file})
    cases = [_case(file, problems_by_file.get(file, ()), context) for file in files]
    failures = sum(case.find("failure") is not None for case in cases)
    counts: dict[str, Any] = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    suites = ET.Element("testsuites", name="eapa", **counts)
    ET.SubElement(suites, "testsuite", name="eapa validate", skipped="0", **counts).extend(cases)
    ET.indent(suites)
    # ElementTree would declare the encoding of the terminal.
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n')


def _case(file: str, problems: Sequence[Problem], context: ReportContext) -> ET.Element:
    """Return the test case of a file, with its problems."""
    path = _escape(context.from_top + file)
    case = ET.Element("testcase", classname=path.rpartition("/")[0].replace("/", "."), name=path, file=path)
    failing = [problem for problem in problems if context.strict or problem.severity is Severity.ERROR]
    passing = [problem for problem in problems if problem not in failing]
    if failing:
        first, *further = failing
        more = f", and {len(further)} more" if further else ""
        failure = ET.SubElement(case, "failure", type=first.rule, message=_escape(first.message) + more)
        failure.text = "\n".join(_lines(failing, path))
    if passing:
        ET.SubElement(case, "system-out").text = "\n".join(_lines(passing, path))
    return case


def _lines(problems: Sequence[Problem], path: str) -> Iterator[str]:
    for problem in problems:
        place = f"{path}:{problem.span.line}:{problem.span.column}"
        yield f"{place}: {problem.severity}: {_escape(describe_problem(problem))} [{problem.rule}]"


def _escape(text: str) -> str:
    return _NONCHARACTER.sub(lambda match: f"\\u{ord(match.group()):04x}", clean(text))
