"""Fingerprints that identify problems across runs, even if their lines move."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports.report_context import ReportContext

# Hexadecimal digits: 128 bits, with which equal fingerprints of different problems are practically impossible.
_FINGERPRINT_LENGTH: Final = 32


def compute_fingerprints(report: Report, context: ReportContext) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with a unique fingerprint.

    A fingerprint depends on the rule, the file, the text of the line, and a counter of problems for which
    these are equal. It does not depend on the line number, nor on the message, which may contain a line number.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in report.problems:
        text = context.sources.line(problem.file, problem.span.line)
        key = (problem.rule, context.from_top + problem.file, " ".join(text.split()))
        content = "\0".join([*key, str(seen[key])]).encode("utf-8", "surrogatepass")
        yield problem, hashlib.sha256(content).hexdigest()[:_FINGERPRINT_LENGTH]
        seen[key] += 1
