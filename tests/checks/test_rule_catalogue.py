"""The catalogue of rules and its examples."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_folders import EXAMPLES, build_register, list_problem_lines

import eapa_cli
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE, READER_RULES

SOURCE = Path(eapa_cli.__file__).parent
PROBLEM_CLASSES = {"Problem", "SyntaxProblem"}


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_each_example_violates_its_rule_and_no_rule_when_fixed(rule: RuleInfo, tmp_path: Path) -> None:
    broken, fixed = EXAMPLES / rule.name / "broken", EXAMPLES / rule.name / "fixed"

    assert f": {rule.name}: " in (broken / "expected.txt").read_text(encoding="utf-8"), "see docs/how-to/add-a-rule.md"
    assert list_problem_lines(build_register(fixed, tmp_path / "register")) == []


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_each_claim_is_a_short_sentence_and_has_a_reason(rule: RuleInfo) -> None:
    assert rule.claim.endswith(".")
    assert len(rule.claim) <= 120
    assert rule.why.endswith("."), "the second paragraph of the docstring says why"


def test_rule_names_are_unique() -> None:
    counts = Counter(rule.name for rule in CATALOGUE)

    assert [name for name, count in counts.items() if count > 1] == []


def find_literal_rules(tree: ast.Module) -> Iterator[str]:
    """Yield the names of rules in calls such as `Problem(rule="schema", ...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PROBLEM_CLASSES:
            for keyword in node.keywords:
                if keyword.arg == "rule" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)


def test_the_catalogue_has_each_problem_that_is_created_outside_the_rules() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    # Only a few modules create problems, and parsing all others would take seconds.
    names = {name for text in texts if "rule=" in text for name in find_literal_rules(ast.parse(text))}

    assert {"schema", "yaml-syntax"} <= names
    assert names <= {rule.name for rule in READER_RULES}
