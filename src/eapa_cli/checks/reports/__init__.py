"""What a check found, in the format in which it is read: by a person, a CI service or a program."""

from collections.abc import Callable
from typing import TextIO, assert_never

from eapa_cli.checks.checker import Report
from eapa_cli.checks.reports.report_context import Sources, Viewpoint
from eapa_cli.checks.reports.report_format import ReportFormat, default_report_format

__all__ = ["ReportFormat", "Sources", "Viewpoint", "default_report_format", "write_report"]

Writer = Callable[[Report, Viewpoint, TextIO], None]


def write_report(report: Report, format_: ReportFormat, out: TextIO, *, view: Viewpoint) -> None:
    """Write a report to a stream in a format."""
    _writer(format_)(report, view, out)


def _writer(format_: ReportFormat) -> Writer:
    # Each format is imported when it is asked for, so that none waits for what another needs.
    match format_:
        case ReportFormat.TEXT:
            from eapa_cli.checks.reports.as_text import write
        case ReportFormat.JSON:
            from eapa_cli.checks.reports.as_json import write
        case ReportFormat.GITHUB:
            from eapa_cli.checks.reports.as_github import write
        case ReportFormat.SARIF:
            from eapa_cli.checks.reports.as_sarif import write
        case ReportFormat.JUNIT:
            from eapa_cli.checks.reports.as_junit import write
        case ReportFormat.GITLAB:
            from eapa_cli.checks.reports.as_gitlab import write
        case ReportFormat.RDJSON:
            from eapa_cli.checks.reports.as_rdjson import write
        case ReportFormat.MARKDOWN:
            from eapa_cli.checks.reports.as_markdown import write
        case _:
            assert_never(format_)
    return write
