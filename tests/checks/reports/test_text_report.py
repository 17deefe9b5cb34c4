"""A report as a person reads it."""

from pathlib import Path

from case_folders import BASE, FOLDER, laid_out
from report_views import written

from eapa_cli.checks.reports import ReportFormat


def text_of(case: Path, tmp_path: Path) -> str:
    return written(laid_out(case, tmp_path / "register"), ReportFormat.TEXT)


def test_a_problem_has_its_place_the_line_with_a_mark_the_other_place_and_what_to_do(tmp_path: Path) -> None:
    assert (
        text_of(FOLDER / "distinct-parties/twice", tmp_path)
        == """\
data/agreements/x.yaml:5:20: error: 'alpha' is a party twice [distinct-parties]
      5 |   - {organization: alpha}
        |                    ^^^^^
  data/agreements/x.yaml:4:20: first named here
      4 |   - {organization: alpha}
        |                    ^^^^^
  hint: name the other party, or take one of the two out

6 files checked: 1 error, 0 warnings
"""
    )


def test_a_sound_register_is_a_summary_alone(tmp_path: Path) -> None:
    assert text_of(BASE, tmp_path) == "5 files checked: 0 errors, 0 warnings\n"
