"""What a service knows a problem by from run to run, though lines move above it."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports.report_context import ReportContext


def fingerprints(report: Report, context: ReportContext) -> Iterator[tuple[Problem, str]]:
    """Each problem with its fingerprint: of its rule, its file, the text of its line, and which of such it is.

    No two are the same. Neither the number of the line goes in nor the message, which may name lines.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in report.problems:
        text = context.sources.line(problem.file, problem.span.line)
        what = (problem.rule, context.from_top + problem.file, " ".join(text.split()))
        yield problem, _digest(*what, str(seen[what]))
        seen[what] += 1


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
