"""A problem that is accepted for a time does not count, and a waiver that has served its time is told of."""

from datetime import date
from pathlib import Path

import pytest
from case_folders import BASE, laid_out

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rules import RULES
from eapa_cli.storage.store import Store

ORGANIZATION = "id: {id}\nnames:\n  - {{value: The {id}, lang: en, kind: alias}}\ntype: ngo\n"
TODAY = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register in which two organizations have no official name."""
    root = laid_out(BASE, tmp_path / "register")
    for id_ in ("one", "two"):
        (root / f"data/organizations/{id_}.yaml").write_text(ORGANIZATION.format(id=id_))
    return root


def checked(root: Path, *waivers: str, today: date = TODAY) -> Report:
    lines = "".join(f"  - {{{waiver}}}\n" for waiver in waivers)
    text = (BASE / "data/register.yaml").read_text()
    (root / "data/register.yaml").write_text(f"{text}waivers:\n{lines}")
    return check(Store(root), today=today)


def told(problems: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(problem.file, problem.rule) for problem in problems]  # type: ignore[attr-defined]


def test_a_problem_of_the_record_that_a_waiver_names_does_not_count(root: Path) -> None:
    report = checked(root, 'rule: has-official-name, record: one, reason: "Not known.", until: "2026-11-24"')

    assert told(report.problems) == [("data/organizations/two.yaml", "has-official-name")]
    assert told(report.waived) == [("data/organizations/one.yaml", "has-official-name")]


def test_a_waiver_without_a_record_waives_nothing(root: Path) -> None:
    report = checked(root, 'rule: has-official-name, reason: "Not known.", until: "2027-06"')

    assert (len(report.problems), report.waived) == (3, ())
    assert ("data/register.yaml", "schema") in told(report.problems)


@pytest.mark.parametrize(
    ("until", "rules"),
    [("2027-11-25", []), ("2027-11-26", ["waiver-for-a-year"]), ("2027/..", ["waiver-for-a-year"])],
)
def test_a_waiver_that_holds_for_more_than_a_year_is_an_error(root: Path, until: str, rules: list[str]) -> None:
    report = checked(
        root,
        f'rule: has-official-name, record: one, reason: "Not known.", until: "{until}"',
        'rule: has-official-name, record: two, reason: "Not known.", until: "2027-06"',
    )

    assert [problem.rule for problem in report.problems if problem.severity is Severity.ERROR] == rules
    assert [problem.hint for problem in report.problems] == ["write '2027-11-25' or an earlier day"] * len(rules)


def test_a_waiver_with_two_slips_is_told_of_both_and_not_that_it_is_of_no_use(root: Path) -> None:
    report = checked(root, 'rule: has-official-name, record: onee, reason: "Not known.", until: "2099-01-01"')

    own = [(problem.rule, problem.hint) for problem in report.problems if problem.file == "data/register.yaml"]
    assert own == [
        ("known-waiver", "did you mean 'one'?"),
        ("waiver-for-a-year", "write '2027-11-25' or an earlier day"),
    ]


def test_on_the_day_after_its_last_the_problem_counts_again_and_so_does_the_waiver(root: Path) -> None:
    waiver = 'rule: has-official-name, record: one, reason: "Not known.", until: "2026-11-24"'

    assert told(checked(root, waiver, today=date(2026, 11, 25)).problems) == [
        ("data/organizations/one.yaml", "has-official-name"),
        ("data/organizations/two.yaml", "has-official-name"),
        ("data/register.yaml", "waiver-in-date"),
    ]


def test_of_two_waivers_for_one_problem_one_is_of_no_use(root: Path) -> None:
    waiver = 'rule: has-official-name, record: one, reason: "Not known.", until: "2027-06"'

    assert told(checked(root, waiver, waiver).problems) == [
        ("data/organizations/two.yaml", "has-official-name"),
        ("data/register.yaml", "waiver-in-use"),
    ]


def test_what_the_register_says_of_itself_is_waived_by_a_waiver_of_the_register(root: Path) -> None:
    path = root / "data/organizations/alpha.yaml"
    path.unlink()

    report = checked(root, 'rule: known-owner, record: register, reason: "It is on its way.", until: "2027-06"')

    assert ("data/register.yaml", "known-owner") in told(report.waived)


@pytest.mark.parametrize("name", ["schema", "yaml-syntax", "readable", "id-is-file-name", "waiver-in-use"])
def test_what_is_no_rule_about_records_is_never_waived(root: Path, name: str) -> None:
    (root / "data/organizations/one.yaml").write_text("id: z\nnames: 5\nkind: [\n")

    report = checked(root, f'rule: {name}, record: one, reason: "It will be mended.", until: "2027-06"')

    assert report.waived == ()
    assert ("data/register.yaml", "known-waiver") in told(report.problems)
    assert name not in {rule.name for rule in RULES}


def test_of_a_report_on_some_files_the_problem_waived_in_another_is_no_part(root: Path) -> None:
    checked(
        root,
        'rule: has-official-name, record: one, reason: "Not known.", until: "2027-06"',
        'rule: has-official-name, record: two, reason: "Not known.", until: "2027-06"',
    )

    report = check(Store(root), only=["data/organizations/two.yaml"], today=TODAY)

    assert told(report.waived) == [("data/organizations/two.yaml", "has-official-name")]


def test_a_register_file_that_cannot_be_read_waives_nothing(root: Path) -> None:
    checked(root, 'rule: has-official-name, record: one, reason: 5, until: "2027-06"')

    report = check(Store(root), today=TODAY)

    assert report.waived == ()
    assert ("data/register.yaml", "schema") in told(report.problems)
