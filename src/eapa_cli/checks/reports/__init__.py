"""Reports of a check, in formats for people, CI services and programs."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.reports.report_context import ReportContext, Sources

__all__ = ["ReportContext", "ReportFormat", "Sources", "default_report_format", "write_report"]


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
    # A format is imported only when it is used, to save start-up time.
    import_module(f"eapa_cli.checks.reports.as_{format_}").write(report, context, out)
