"""A report for reviewdog, whose columns count bytes."""

import json
from pathlib import Path
from typing import Any

import pytest
from case_folders import CASES_FOLDER, EXAMPLES, build_register
from written_reports import build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat


def read_diagnostics(root: Path) -> list[dict[str, Any]]:
    return list(json.loads(render_report(root, ReportFormat.RDJSON))["diagnostics"])


def apply_suggestion(root: Path, diagnostic: dict[str, Any]) -> None:
    """Apply the first suggestion of a diagnostic to its file. The columns of a suggestion count bytes."""
    suggestion = diagnostic["suggestions"][0]
    path = root / diagnostic["location"]["path"]
    lines = path.read_bytes().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] == end["line"]
    line = lines[start["line"] - 1]
    lines[start["line"] - 1] = line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
    path.write_bytes(b"\n".join(lines))


def test_columns_count_the_bytes_of_utf_8(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    place = read_diagnostics(root)[0]["location"]["range"]
    line = (root / "data/agreements/untrusted.yaml").read_bytes().split(b"\n")[place["start"]["line"] - 1]

    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"alhpa"


def test_a_suggestion_fixes_a_typo_after_cyrillic_letters(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    first, *others = read_diagnostics(root)

    apply_suggestion(root, first)

    assert first["message"].startswith("no organization has the id 'alhpa'")
    assert [diagnostic["message"] for diagnostic in read_diagnostics(root)] == [
        diagnostic["message"] for diagnostic in others
    ]


@pytest.mark.parametrize(
    "case",
    [
        EXAMPLES / "known-organization/broken",
        EXAMPLES / "known-relation/broken",
        EXAMPLES / "quote-it/broken",
        EXAMPLES / "schema/broken",
        CASES_FOLDER / "quote-it/date",
        CASES_FOLDER / "schema/text-is-true",
    ],
    ids=lambda case: f"{case.parent.name}/{case.name}",
)
def test_a_suggestion_fixes_the_file(case: Path, tmp_path: Path) -> None:
    root = build_register(case, tmp_path / "register")
    (diagnostic,) = read_diagnostics(root)

    apply_suggestion(root, diagnostic)

    assert read_diagnostics(root) == []


def test_a_replacement_keeps_the_quotation_marks(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "known-organization/broken", tmp_path / "register")
    path = root / "data/agreements/x.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("betta", "'betta'"), encoding="utf-8")

    apply_suggestion(root, read_diagnostics(root)[0])

    assert "{organization: 'beta'}" in path.read_text(encoding="utf-8")


def test_a_hint_without_a_replacement_is_not_a_suggestion(tmp_path: Path) -> None:
    (diagnostic,) = read_diagnostics(build_register(EXAMPLES / "distinct-parties/broken", tmp_path / "register"))

    assert diagnostic["suggestions"] == []


def test_the_second_place_of_a_problem_is_a_related_location(tmp_path: Path) -> None:
    (diagnostic,) = read_diagnostics(build_register(EXAMPLES / "distinct-parties/broken", tmp_path / "register"))

    assert [location["message"] for location in diagnostic["relatedLocations"]] == ["first listed here"]
