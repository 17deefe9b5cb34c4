"""Each rule in a small register of its own, `cases/<rule>/<case>`, with its expected problems."""

import re
from pathlib import Path

import pytest
from case_folders import BASE, CASES, build_register, find_problems, format_problem, list_problem_lines

from eapa_cli.checks.rule_catalogue import CATALOGUE

TWO_LINES = 2 * 80 - len("  hint: ")
JARGON = re.compile(
    r"\b(scalar|mapping|sequence|node|instance|pattern|regex|enum|array|boolean|integer|string|null|object|"
    r"additionalProperties|property|properties|schema|None|True|False)\b"
)


def read_expected(case: Path) -> list[str]:
    return (case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_register_has_the_expected_problems(case: Path, tmp_path: Path) -> None:
    problems = find_problems(build_register(case, tmp_path / "register"))

    assert list(map(format_problem, problems)) == read_expected(case)
    for problem in problems:
        assert_helps(problem.message, problem.hint)


def assert_helps(message: str, hint: str | None) -> None:
    """Assert that a message fits on two lines and needs no knowledge of YAML or JSON Schema."""
    assert hint, message
    for text in (message, hint):
        assert len(text) <= TWO_LINES, text
        assert not JARGON.search(text), text


def test_the_base_register_has_no_problem(tmp_path: Path) -> None:
    assert list(list_problem_lines(build_register(BASE, tmp_path / "register"))) == []


def test_every_rule_has_a_case_that_violates_it() -> None:
    broken = {
        line.split(": ")[1] for case in CASES for line in read_expected(case) if f": {case.parent.name}: " in line
    }

    assert broken == {rule.name for rule in CATALOGUE}
