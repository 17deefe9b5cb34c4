"""A report as a program reads it."""

import json
from pathlib import Path

from case_folders import EXAMPLES, laid_out
from written_reports import written

from eapa_cli.checks.reports import ReportFormat


def test_a_program_reads_each_problem_with_all_its_places_as_json(tmp_path: Path) -> None:
    root = laid_out(EXAMPLES / "distinct-parties/broken", tmp_path / "register")
    path = "data/agreements/x.yaml"

    assert json.loads(written(root, ReportFormat.JSON)) == {
        "eapa": 1,
        "problems": [
            {
                "file": path, "line": 5, "column": 20, "end_line": 5, "end_column": 25, "rule": "distinct-parties",
                "severity": "error", "message": "the party 'alpha' is listed twice",
                "hint": "name the other party, or remove one of the two",
                "also": [{"file": path, "line": 4, "column": 20, "message": "first listed here"}],
            }
        ],
        "summary": {"files": 6, "errors": 1, "warnings": 0, "waived": 0},
    }  # fmt: skip
