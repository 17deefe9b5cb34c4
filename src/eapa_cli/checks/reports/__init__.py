"""Reports of a check, in formats for people, CI services and programs."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TextIO, assert_never

from eapa_cli.checks.checker import Report
from eapa_cli.checks.reports.report_context import ReportContext, Sources

__all__ = ["ReportContext", "ReportFormat", "Sources", "default_report_format", "write_report"]

Writer = Callable[[Report, ReportContext, TextIO], None]


class ReportFormat(StrEnum):
    """The formats of reports by their names on the command line; the module of each is `as_<name>`."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"
    RDJSON = "rdjson"
    MARKDOWN = "markdown"


def default_report_format(environ: Mapping[str, str]) -> ReportFormat:
    """Return the default format: GitHub's in GitHub Actions, otherwise text."""
    return ReportFormat.GITHUB if environ.get("GITHUB_ACTIONS") == "true" else ReportFormat.TEXT


def write_report(report: Report, format_: ReportFormat, out: TextIO, *, context: ReportContext) -> None:
    """Write a report to a stream in a format."""
    _writer(format_)(report, context, out)


def _writer(format_: ReportFormat) -> Writer:
    # A format is imported only when it is used, to save start-up time.
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
