"""Each fault and each rule in a small register of its own: `cases/<rule>/<case>`, with the problems it has."""

from pathlib import Path

import pytest
from case_folders import BASE, CASES, laid_out, lines_of

from eapa_cli.checks.catalogue import CATALOGUE


def expected(case: Path) -> list[str]:
    return (case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_register_has_the_problems_that_its_case_expects(case: Path, tmp_path: Path) -> None:
    root = laid_out(case, tmp_path / "register")

    assert list(lines_of(root)) == expected(case)


def test_the_register_below_the_cases_has_no_problem(tmp_path: Path) -> None:
    assert list(lines_of(laid_out(BASE, tmp_path / "register"))) == []


def test_every_rule_has_a_case_that_breaks_it() -> None:
    broken = {line.split(": ")[1] for case in CASES for line in expected(case) if f": {case.parent.name}: " in line}

    assert broken == {claim.name for claim in CATALOGUE}
