"""A report for GitLab's Code Quality."""

import json
from pathlib import Path
from typing import Any

from written_reports import UNTRUSTED, build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat


def read_issues(root: Path) -> list[dict[str, Any]]:
    return list(json.loads(render_report(root, ReportFormat.GITLAB)))


def test_an_error_is_major_and_a_warning_minor(tmp_path: Path) -> None:
    issues = read_issues(build_untrusted_register(tmp_path / "register"))

    assert {issue["check_name"]: issue["severity"] for issue in issues} == {
        "known-organization": "major",
        "distinct-parties": "major",
        "deduced-has-note": "minor",
    }


def test_the_description_is_the_message_and_the_hint_if_there_is_one(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    (root / "data/agreements/untrusted.yaml").write_text(f"{UNTRUSTED}term: 5\n", encoding="utf-8")

    descriptions = [issue["description"] for issue in read_issues(root)]

    assert "no organization has the id 'alhpa'. Did you mean 'alpha'?" in descriptions
    assert "'term' must be a map of 'key: value' lines, not '5'." in descriptions


def test_fingerprints_are_unique_and_contain_no_line_number(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    before = [issue["fingerprint"] for issue in read_issues(root)]
    (root / "data/agreements/untrusted.yaml").write_text(f"# moved\n{UNTRUSTED}", encoding="utf-8")
    after = read_issues(root)

    assert len(set(before)) == len(before)
    assert [issue["fingerprint"] for issue in after] == before
    assert after[0]["location"] == {"path": "data/agreements/untrusted.yaml", "lines": {"begin": 5, "end": 5}}
