"""The formats in which a report can be written."""

from collections.abc import Mapping
from enum import StrEnum


class ReportFormat(StrEnum):
    """A format, by the name it has on the command line; each has its module as_<name>."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"
    RDJSON = "rdjson"
    MARKDOWN = "markdown"


def default_report_format(environ: Mapping[str, str]) -> ReportFormat:
    """The format when none is asked for: that of GitHub Actions where they run it, else text."""
    return ReportFormat.GITHUB if environ.get("GITHUB_ACTIONS") == "true" else ReportFormat.TEXT
