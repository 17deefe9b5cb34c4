"""What a check found, in the format in which it is read: by a person, a CI service or a program."""

from collections.abc import Callable
from typing import TextIO, assert_never

from eapa_cli.checks.checker import Report
from eapa_cli.checks.reports.format import ReportFormat
from eapa_cli.checks.reports.view import Sources, View

__all__ = ["ReportFormat", "Sources", "View", "write_report"]

Writer = Callable[[Report, View, TextIO], None]


def write_report(report: Report, format_: ReportFormat, out: TextIO, *, view: View) -> None:
    """Write a report to a stream in a format."""
    _writer(format_)(report, view, out)


def _writer(format_: ReportFormat) -> Writer:
    # Each format is imported when it is asked for, so that none waits for what another needs.
    match format_:
        case ReportFormat.TEXT:
            from eapa_cli.checks.reports.as_text import write
        case ReportFormat.JSON:
            from eapa_cli.checks.reports.as_json import write
        case _:
            assert_never(format_)
    return write
