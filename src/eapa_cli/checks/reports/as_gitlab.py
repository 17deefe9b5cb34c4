"""Code Quality reports of GitLab: https://docs.gitlab.com/ci/testing/code_quality/."""

from collections.abc import Mapping
from typing import Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports.fingerprint import compute_fingerprints
from eapa_cli.checks.reports.problem_sentence import describe_problem
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render.as_json import to_json
from eapa_cli.render.clean import clean

# GitLab has the five levels info, minor, major, critical and blocker.
_GITLAB_SEVERITIES: Final[Mapping[Severity, str]] = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write a list of all problems, with paths from the top of the repository."""
    problems = [
        {
            "description": clean(describe_problem(problem)),
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": _GITLAB_SEVERITIES[problem.severity],
            "location": {
                "path": context.from_top + problem.file,
                "lines": {"begin": problem.span.line, "end": problem.span.end_line},
            },
        }
        for problem, fingerprint in compute_fingerprints(report, context)
    ]
    out.write(to_json(problems, indent=2) + "\n")
