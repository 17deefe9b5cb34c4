"""What a register is held to is told to those who keep it."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from case_folders import EXAMPLES, laid_out, lines_of

import eapa_cli
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE, READER_RULES

SOURCE = Path(eapa_cli.__file__).parent


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_each_example_breaks_its_rule_and_no_rule_when_fixed(rule: RuleInfo, tmp_path: Path) -> None:
    broken, fixed = EXAMPLES / rule.name / "broken", EXAMPLES / rule.name / "fixed"

    assert f": {rule.name}: " in (broken / "expected.txt").read_text(encoding="utf-8"), "see docs/how-to/add-a-rule.md"
    assert list(lines_of(laid_out(fixed, tmp_path / "register"))) == []


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_each_claim_is_a_sentence_and_has_a_reason(rule: RuleInfo) -> None:
    assert rule.claim.endswith(".")
    assert rule.why.endswith("."), "the second paragraph of the docstring says why"
    assert len(rule.claim) <= 120


def test_no_two_claims_have_the_same_name() -> None:
    assert set(Counter(rule.name for rule in CATALOGUE).values()) == {1}


def test_each_fault_that_is_made_outside_the_rules_is_in_the_catalogue() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")]
    made = {
        keyword.value.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Fault", "Problem"}
        for keyword in node.keywords
        if keyword.arg == "rule" and isinstance(keyword.value, ast.Constant)
    }

    assert made
    assert made <= {fault.name for fault in READER_RULES}
