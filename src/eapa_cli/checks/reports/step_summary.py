"""The summary that GitHub Actions shows of a step."""

from pathlib import Path
from typing import Final

from eapa_cli.checks.checker import Report
from eapa_cli.checks.reports.as_markdown import heading_of, rows_of
from eapa_cli.checks.reports.report_context import Viewpoint
from eapa_cli.errors import UnreadableError

VARIABLE: Final = "GITHUB_STEP_SUMMARY"
# GitHub shows nothing at all of a step's summary that is longer than 1 MiB.
_MOST_BYTES: Final = 1024 * 1024 - 1000


def append_summary(report: Report, view: Viewpoint, path: Path) -> None:
    """Append a report in Markdown to the summary of a step, with as many of the problems as there is room for.

    Raises:
        UnreadableError: the file cannot be written.
    """
    try:
        room = _MOST_BYTES - (path.stat().st_size if path.exists() else 0)
        text = _bounded(report, view, room)
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UnreadableError(f"the step summary '{path}' cannot be written: {error.strerror}") from error


def _bounded(report: Report, view: Viewpoint, room: int) -> str:
    parts = [heading_of(report)]
    for number, row in enumerate(rows_of(report, view)):
        room -= len(row.encode("utf-8", "backslashreplace"))
        if room < 0:
            parts.append(f"\n{len(report.problems) - number} more problems are in the log.\n")
            break
        parts.append(row)
    return "".join(parts)
