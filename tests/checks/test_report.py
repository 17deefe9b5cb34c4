"""A report as a person and as a program reads it."""

import json
from pathlib import Path

from case_folders import BASE, FOLDER, laid_out

from eapa_cli.checks.checker import check
from eapa_cli.checks.report import json_of, text_of
from eapa_cli.storage.store import Store


def test_a_person_reads_a_line_a_problem_what_to_do_and_a_summary(tmp_path: Path) -> None:
    root = laid_out(FOLDER / "distinct-parties/twice", tmp_path / "register")

    assert text_of(check(Store(root))) == (
        "data/agreements/x.yaml:5:20: error: 'alpha' is a party twice [distinct-parties]\n"
        "  see data/agreements/x.yaml:4:20: first named here\n"
        "  hint: name the other party, or take one of the two out\n"
        "6 files checked: 1 error, 0 warnings\n"
    )


def test_a_problem_without_advice_is_one_line(tmp_path: Path) -> None:
    root = laid_out(FOLDER / "schema/text-is-a-list", tmp_path / "register")

    assert len(text_of(check(Store(root))).splitlines()) == 2


def test_a_program_reads_the_same_as_json(tmp_path: Path) -> None:
    root = laid_out(FOLDER / "distinct-parties/twice", tmp_path / "register")
    path = "data/agreements/x.yaml"

    assert json.loads(json_of(check(Store(root)))) == {
        "eapa": 1,
        "problems": [
            {
                "file": path, "line": 5, "column": 20, "end_line": 5, "end_column": 25, "rule": "distinct-parties",
                "severity": "error", "message": "'alpha' is a party twice",
                "hint": "name the other party, or take one of the two out",
                "also": [{"file": path, "line": 4, "column": 20, "message": "first named here"}],
            }
        ],
        "summary": {"files": 6, "errors": 1, "warnings": 0},
    }  # fmt: skip


def test_a_sound_register_is_a_summary_alone(tmp_path: Path) -> None:
    root = laid_out(BASE, tmp_path / "register")

    assert text_of(check(Store(root))) == "5 files checked: 0 errors, 0 warnings\n"
