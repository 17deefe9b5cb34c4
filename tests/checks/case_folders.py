"""Registers for tests of rules: the valid register `cases/base` with the files of a case or of a rule's example."""

import shutil
from datetime import date
from pathlib import Path

from repositories import Repo

import eapa_cli
from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.staged_differences import staging_problems
from eapa_cli.storage.store import Store

CASES_FOLDER = Path(__file__).parent / "cases"
BASE = CASES_FOLDER / "base"
EXAMPLES = Path(eapa_cli.__file__).parent / "checks/examples"
TODAY = date(2026, 11, 24)
CASES = sorted(path.parent for folder in (CASES_FOLDER, EXAMPLES) for path in folder.glob("*/*/expected.txt"))
"""The folders of all cases and broken examples, `<rule>/<case>`."""


def build_register(case: Path, root: Path) -> Path:
    """Copy the base and the files of a case into a folder, without the files that its `absent.txt` lists.

    The register of a case of the rule `staged` is in a git repository. The base is staged, and the files of the case
    only if they are the fixed example.
    """
    shutil.copytree(BASE, root)
    is_in_git = case.parent.name == "staged"
    if is_in_git:
        Repo(root).start().git("add", "--all")
    for folder in ("data", ".eapa"):
        if (case / folder).is_dir():
            shutil.copytree(case / folder, root / folder, dirs_exist_ok=True)
    absent = case / "absent.txt"
    if absent.is_file():
        for path in absent.read_text(encoding="utf-8").splitlines():
            (root / path).unlink(missing_ok=True)  # some of these files are only in the broken example
    if is_in_git and case.name == "fixed":
        Repo(root).git("add", "--all")
    return root


def find_problems(root: Path) -> tuple[Problem, ...]:
    """Return the problems of a register, including unstaged files if it is in a git repository."""
    is_in_git = (root / ".git").exists()
    return check(
        Store(root),
        today=TODAY,
        check_staging=lambda documents: staging_problems(root, documents, {}, staged=True) if is_in_git else (),
    ).problems


def format_problem(problem: Problem) -> str:
    """Return a problem in the form of `expected.txt`: place, rule, message."""
    return f"{problem.file}:{problem.span.line}:{problem.span.column}: {problem.rule}: {problem.message}"


def list_problem_lines(root: Path) -> list[str]:
    """Return the problems of a register in the form of `expected.txt`."""
    return [format_problem(problem) for problem in find_problems(root)]
