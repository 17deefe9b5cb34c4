"""The step summary, whose size GitHub limits."""

from pathlib import Path

import pytest
from written_reports import build_untrusted_register

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.reports import ReportContext, Sources
from eapa_cli.checks.reports.as_markdown import append_summary
from eapa_cli.errors import UnreadableError
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.store import Store

# GitHub refuses a summary of more than 1 MiB. A summary that omits problems uses nearly all of it.
SIZE_LIMIT = 1024 * 1024
SIZE_WITH_OMISSIONS = range(SIZE_LIMIT - 24 * 1024, SIZE_LIMIT)


@pytest.fixture
def report_with_context(tmp_path: Path) -> tuple[Report, ReportContext]:
    """Return a report on a register with four problems, and its context."""
    store = Store(build_untrusted_register(tmp_path / "register"))
    terminal = Terminal(width=80, has_colour=False, is_interactive=False)
    return check(store), ReportContext(sources=Sources(store), terminal=terminal)


def test_a_summary_is_appended_to_the_output_of_other_commands(
    report_with_context: tuple[Report, ReportContext], tmp_path: Path
) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")

    append_summary(*report_with_context, path)

    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n### eapa validate\n\n7 files checked: 3 errors, 1 warning\n\n| place |")
    assert text.count("\n| data/agreements/untrusted.yaml:") == 4


def test_a_summary_respects_the_limit_of_github_and_counts_the_omitted_problems(
    report_with_context: tuple[Report, ReportContext], tmp_path: Path
) -> None:
    report, context = report_with_context
    many_problems = report.problems * 3000
    path = tmp_path / "summary.md"

    append_summary(Report(paths=report.paths, problems=many_problems), context, path)

    text = path.read_text(encoding="utf-8")
    rows = text.count("\n| data/")
    assert path.stat().st_size in SIZE_WITH_OMISSIONS
    assert text.endswith(f"\n\nOmitted problems: {len(many_problems) - rows}. The log contains all problems.\n")


def test_the_limit_includes_earlier_content(report_with_context: tuple[Report, ReportContext], tmp_path: Path) -> None:
    report, context = report_with_context
    path = tmp_path / "summary.md"
    path.write_text("before\n" * 100_000, encoding="utf-8")

    append_summary(Report(paths=report.paths, problems=report.problems * 3000), context, path)

    assert path.stat().st_size in SIZE_WITH_OMISSIONS


def test_a_summary_that_cannot_be_written_is_an_error(
    report_with_context: tuple[Report, ReportContext], tmp_path: Path
) -> None:
    with pytest.raises(UnreadableError, match=r"the step summary '.*' cannot be written"):
        append_summary(*report_with_context, tmp_path)
