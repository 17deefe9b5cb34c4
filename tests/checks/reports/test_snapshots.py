"""Complete reports in each format, on untrusted text and on hostile names.

To rewrite the snapshots after a change, run `written_reports.py`, and review the difference.
"""

import os
from pathlib import Path

import pytest
from written_reports import EXPECTED, SNAPSHOT_FORMATS, build_hostile_register, build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat


@pytest.mark.parametrize("format_", SNAPSHOT_FORMATS)
def test_the_report_on_untrusted_lines_equals_the_reviewed_snapshot(format_: ReportFormat, tmp_path: Path) -> None:
    expected = (EXPECTED / f"untrusted.{format_}").read_text(encoding="utf-8")

    assert render_report(build_untrusted_register(tmp_path / "register"), format_) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow these file names")
@pytest.mark.parametrize("format_", SNAPSHOT_FORMATS)
def test_the_report_on_hostile_names_equals_the_reviewed_snapshot(format_: ReportFormat, tmp_path: Path) -> None:
    expected = (EXPECTED / f"hostile.{format_}").read_text(encoding="utf-8")

    assert render_report(build_hostile_register(tmp_path / "register"), format_) == expected
