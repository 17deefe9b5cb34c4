"""Waived problems, and problems of the waivers themselves.

In these tests, the organizations `one` and `two` violate `has-official-name`.
"""

from datetime import date
from pathlib import Path

import pytest
from case_folders import BASE, build_register

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.storage.store import Store

ORGANIZATION = "id: {id}\nnames:\n  - {{value: The {id}, lang: en, kind: alias}}\ntype: ngo\n"
TODAY = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a register in which two organizations have no official name."""
    root = build_register(BASE, tmp_path / "register")
    for id_ in ("one", "two"):
        (root / f"data/organizations/{id_}.yaml").write_text(ORGANIZATION.format(id=id_))
    return root


def check_with_waivers(root: Path, *waivers: str, today: date = TODAY) -> Report:
    """Write some waivers into the register's own file, and check the register."""
    lines = "".join(f"  - {{{waiver}}}\n" for waiver in waivers)
    text = (BASE / "data/register.yaml").read_text()
    (root / "data/register.yaml").write_text(f"{text}waivers:\n{lines}")
    return check(Store(root), today=today)


def list_rules(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Return the file and the rule of each problem."""
    return [(problem.file, problem.rule) for problem in problems]


def test_a_waived_problem_does_not_count(root: Path) -> None:
    report = check_with_waivers(root, 'rule: has-official-name, record: one, reason: "Not known.", until: "2026-11-24"')

    assert list_rules(report.problems) == [("data/organizations/two.yaml", "has-official-name")]
    assert list_rules(report.waived) == [("data/organizations/one.yaml", "has-official-name")]


def test_a_warning_about_a_text_can_be_waived(root: Path) -> None:
    two_spaces = ORGANIZATION.format(id="one").replace("The one", "The  one")
    (root / "data/organizations/one.yaml").write_text(two_spaces)

    report = check_with_waivers(root, 'rule: tidy-blanks, record: one, reason: "Printed so.", until: "2027-06"')

    assert list_rules(report.waived) == [("data/organizations/one.yaml", "tidy-blanks")]
    assert ("data/register.yaml", "known-waiver") not in list_rules(report.problems)


def test_a_waiver_without_a_record_has_no_effect(root: Path) -> None:
    report = check_with_waivers(root, 'rule: has-official-name, reason: "Not known.", until: "2027-06"')

    assert report.waived == ()
    assert list_rules(report.problems) == [
        ("data/organizations/one.yaml", "has-official-name"),
        ("data/organizations/two.yaml", "has-official-name"),
        ("data/register.yaml", "schema"),
    ]


@pytest.mark.parametrize(
    ("until", "rules"),
    [("2027-11-25", []), ("2027-11-26", ["waiver-for-a-year"]), ("2027/..", ["waiver-for-a-year"])],
)
def test_a_waiver_for_more_than_a_year_is_an_error(root: Path, until: str, rules: list[str]) -> None:
    report = check_with_waivers(
        root,
        f'rule: has-official-name, record: one, reason: "Not known.", until: "{until}"',
        'rule: has-official-name, record: two, reason: "Not known.", until: "2027-06"',
    )

    assert [problem.rule for problem in report.problems if problem.severity is Severity.ERROR] == rules
    assert [problem.hint for problem in report.problems] == ["write '2027-11-25' or an earlier day"] * len(rules)


def test_a_waiver_with_two_errors_is_not_also_reported_as_unused(root: Path) -> None:
    report = check_with_waivers(
        root, 'rule: has-official-name, record: onee, reason: "Not known.", until: "2099-01-01"'
    )

    register_problems = [
        (problem.rule, problem.hint) for problem in report.problems if problem.file == "data/register.yaml"
    ]
    assert register_problems == [
        ("known-waiver", "did you mean 'one'?"),
        ("waiver-for-a-year", "write '2027-11-25' or an earlier day"),
    ]


def test_an_expired_waiver_is_reported_together_with_its_problem(root: Path) -> None:
    waiver = 'rule: has-official-name, record: one, reason: "Not known.", until: "2026-11-24"'

    assert list_rules(check_with_waivers(root, waiver, today=date(2026, 11, 25)).problems) == [
        ("data/organizations/one.yaml", "has-official-name"),
        ("data/organizations/two.yaml", "has-official-name"),
        ("data/register.yaml", "waiver-in-date"),
    ]


def test_the_second_waiver_of_a_problem_is_unused(root: Path) -> None:
    waiver = 'rule: has-official-name, record: one, reason: "Not known.", until: "2027-06"'

    assert list_rules(check_with_waivers(root, waiver, waiver).problems) == [
        ("data/organizations/two.yaml", "has-official-name"),
        ("data/register.yaml", "waiver-in-use"),
    ]


def test_a_problem_of_the_register_file_can_be_waived(root: Path) -> None:
    (root / "data/organizations/alpha.yaml").unlink()  # the owner of the register

    report = check_with_waivers(
        root, 'rule: known-owner, record: register, reason: "It will be added.", until: "2027-06"'
    )

    assert ("data/register.yaml", "known-owner") in list_rules(report.waived)


@pytest.mark.parametrize("name", ["schema", "yaml-syntax", "readable", "id-is-file-name", "waiver-in-use"])
def test_errors_of_reading_and_of_schemas_cannot_be_waived(root: Path, name: str) -> None:
    (root / "data/organizations/one.yaml").write_text("id: z\nnames: 5\nkind: [\n")

    report = check_with_waivers(root, f'rule: {name}, record: one, reason: "It will be fixed.", until: "2027-06"')

    assert report.waived == ()
    assert ("data/register.yaml", "known-waiver") in list_rules(report.problems)


def test_a_report_on_some_files_excludes_waived_problems_of_others(root: Path) -> None:
    check_with_waivers(
        root,
        'rule: has-official-name, record: one, reason: "Not known.", until: "2027-06"',
        'rule: has-official-name, record: two, reason: "Not known.", until: "2027-06"',
    )

    report = check(Store(root), only=["data/organizations/two.yaml"], today=TODAY)

    assert list_rules(report.waived) == [("data/organizations/two.yaml", "has-official-name")]


def test_an_invalid_register_file_waives_nothing(root: Path) -> None:
    report = check_with_waivers(root, 'rule: has-official-name, record: one, reason: 5, until: "2027-06"')

    assert report.waived == ()
    assert ("data/register.yaml", "schema") in list_rules(report.problems)
