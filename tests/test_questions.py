"""Each command of docs/questions.md gives the answer on the page."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from running import Eapa

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGE = DOCS / "questions.md"
# A row of a table: the question, the command between backquotes, and the answer.
ROW = re.compile(r"^\| (?P<question>[^|]+) \| `(?P<command>[^|`]+)` \| (?P<answer>[^|]+) \|$", re.MULTILINE)
QUESTIONS = [
    (row["question"], shlex.split(row["command"]), row["answer"]) for row in ROW.finditer(PAGE.read_text("utf-8"))
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository's register, which the page describes and no question changes."""
    folder = tmp_path_factory.mktemp("questions") / "register"
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / ".git").mkdir()
    return folder


def test_each_question_of_the_page_is_read() -> None:
    lines_of_tables = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    headings = [line for line in lines_of_tables if line in ("| question | command | answer |", "|---|---|---|")]

    assert QUESTIONS
    assert len(QUESTIONS) == len(lines_of_tables) - len(headings)


@pytest.mark.parametrize(
    ("command", "answer"), [pytest.param(command, answer, id=question) for question, command, answer in QUESTIONS]
)
def test_a_command_gives_the_answer_on_the_page(eapa: Eapa, command: list[str], answer: str) -> None:
    command = [str(DOCS / "example") if word == "docs/example" else word for word in command]
    if answer.startswith("did you mean"):
        assert answer in eapa(*command).err
    elif command[0] in ("list", "search", "due"):
        assert_ids(eapa, command, answer)
    else:
        assert_rows(eapa, command, answer)


def assert_ids(eapa: Eapa, command: list[str], answer: str) -> None:
    """Assert that a command lists the ids in the answer, or as many ids as the number in the answer."""
    outcome = eapa(*command, "--format", "ids")
    ids = outcome.out.split()

    assert outcome.code == 0
    if answer.isdecimal():
        assert len(ids) == int(answer)
    else:
        assert ids == re.findall("`([^`]+)`", answer)
        assert ids or answer == "none"


def assert_rows(eapa: Eapa, command: list[str], answer: str) -> None:
    """Assert that the output has the rows of the answer. Output of other commands than `sql` may have more rows."""
    outcome = eapa(*command)
    # Only `sql` prints no first column with the title of a section.
    first_column = 0 if command[0] == "sql" else 1
    rows = [" ".join(line.split("\t")[first_column:]).strip() for line in outcome.out.splitlines()[1:]]
    expected = answer.split("; ")

    assert outcome.code == 0
    if command[0] == "sql":
        assert rows == expected
    else:
        assert [row for row in rows if row in expected] == expected
