"""Reports as workflow commands of GitHub Actions, which GitHub shows as annotations in a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

import hashlib
import io
from collections.abc import Mapping
from typing import Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports import as_text
from eapa_cli.checks.reports.problem_sentence import describe_problem
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render.clean import clean

# Characters that need an escape in the text of a command, and in its properties.
_TEXT_ESCAPES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write a command for each problem, and then the text report.

    The text report has all problems, while GitHub shows at most ten errors and ten warnings of a step. Commands
    are disabled during the text report, so that no text from a file is run as a command.
    """
    out.writelines(f"{_command(problem, context)}\n" for problem in report.problems)
    text_report = io.StringIO()
    as_text.write(report, context, text_report)
    text = text_report.getvalue()
    # The token ends the part without commands. A text cannot contain its own digest, so it cannot contain the token.
    token = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    out.write(f"::stop-commands::{token}\n{text}::{token}::\n")


def _command(problem: Problem, context: ReportContext) -> str:
    properties = ",".join(
        f"{name}={clean(value).translate(_PROPERTY_ESCAPES)}" for name, value in _properties(problem, context).items()
    )
    return f"::{problem.severity} {properties}::{clean(describe_problem(problem)).translate(_TEXT_ESCAPES)}"


def _properties(problem: Problem, context: ReportContext) -> Mapping[str, str]:
    span = problem.span
    properties = {"file": context.from_top + problem.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub refuses columns for several lines
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return properties | {"title": problem.rule}
