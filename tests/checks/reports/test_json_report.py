"""A report in JSON, as a program reads it."""

import json
from pathlib import Path

from case_folders import EXAMPLES, build_register
from written_reports import render_report

from eapa_cli.checks.reports import ReportFormat


def test_the_json_report_has_each_problem_with_all_its_places(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "distinct-parties/broken", tmp_path / "register")
    path = "data/agreements/x.yaml"

    assert json.loads(render_report(root, ReportFormat.JSON)) == {
        "eapa": 1,
        "problems": [
            {
                "file": path, "line": 5, "column": 20, "end_line": 5, "end_column": 25, "rule": "distinct-parties",
                "severity": "error", "message": "the party 'alpha' is listed twice",
                "hint": "name the other party, or remove one of the two",
                "also": [{"file": path, "line": 4, "column": 20, "message": "first listed here"}],
            }
        ],
        "summary": {"files": 7, "errors": 1, "warnings": 0, "waived": 0},
    }  # fmt: skip
