"""The cases and examples of the rules: each is a small register with its expected problems in `expected.txt`."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from case_folders import BASE, CASES, build_register, find_problems, format_problem, list_problem_lines

from eapa_cli.checks.problem import Problem
from eapa_cli.text.interface_language import use_language
from eapa_cli.text.translatable_message import translated

MAX_LENGTH = 2 * 80 - len("  hint: ")
"""The length of a message or hint that fits on two lines of a terminal."""
CYRILLIC = re.compile("[а-яё]{2}")
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
        assert_is_plain(problem.message, problem.hint)
    assert find_untranslated(problems) == []


def find_untranslated(problems: Iterable[Problem]) -> list[str]:
    """Return the messages and hints of problems that are in English in the Russian interface.

    The reasons of the operating system in messages of the rule `readable` are in English.
    """
    texts: list[str | None] = []
    for problem in problems:
        if problem.rule != "readable":
            texts += [problem.message, problem.hint, *(place.message for place in problem.second_places)]
    use_language("ru")
    try:
        return [text for text in texts if text and not CYRILLIC.search(translated(text))]
    finally:
        use_language("en")


def assert_is_plain(message: str, hint: str | None) -> None:
    """Assert that a message has a hint, and that both fit on two lines and contain no terms of YAML or JSON Schema."""
    assert hint, message
    for text in (message, hint):
        assert len(text) <= MAX_LENGTH, text
        assert not JARGON.search(text), text


def test_the_base_register_has_no_problem(tmp_path: Path) -> None:
    assert list_problem_lines(build_register(BASE, tmp_path / "register")) == []
