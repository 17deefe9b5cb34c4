"""The commands and dialogues that the tutorial and two how-to pages show, run line by line."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from repositories import HERMETIC
from running import Eapa
from samples import edit_file
from terminal import ENTER, Terminal

DOCS = Path(__file__).parents[1] / "docs"
IDENTITY = {f"GIT_{role}_{part}": "clerk@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
FILE = "data/agreements/2024-05-river-league-hill-university.yaml"
"""The agreement in which the tutorial asks the reader to make a mistake."""


def iterate_commands(page: str) -> Iterator[tuple[list[str], str]]:
    """Yield each command of a page as a list of words, and the output that the page shows, which may be empty."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        _, *examples = re.split(r"^\$ ", block, flags=re.MULTILINE)
        for example in examples:
            # A long command continues on the next line after a backslash.
            command, _, output = example.replace("\\\n", "").partition("\n")
            yield shlex.split(command), output


def test_each_command_prints_the_output_on_the_page(
    eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (HERMETIC | IDENTITY).items():
        monkeypatch.setenv(name, value)
    folder = tmp_path
    has_compared_an_output = False
    for page in ("tutorial.md", "how-to/amend-renew-terminate.md"):
        for command, output in iterate_commands(page):
            if command[0] == "cd":
                folder /= command[1]
                continue
            if command[0] == "git":
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
                continue
            has_error = "1 error" in output
            if has_error:  # the page asks the reader to make this mistake, and to correct it
                edit_file(folder / FILE, "organization: hill-", "organization: hil-")
            outcome = eapa(*command[1:], cwd=folder)
            if has_error:
                edit_file(folder / FILE, "organization: hil-", "organization: hill-")
            assert outcome.code == (1 if has_error else 0), (command, outcome.err)
            if output:  # the page leaves out the output of some commands
                has_compared_an_output = True
                assert outcome.out + outcome.err == output, command

    assert has_compared_an_output


def iterate_dialogue_lines(page: str) -> Iterator[str]:
    """Yield the lines of the dialogues that a page shows, without the commands that start them."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"```text\n(.*?)```", text, re.DOTALL):
        yield from (line.rstrip() for line in block.splitlines() if not line.startswith("$"))


@pytest.fixture
def river(eapa: Eapa, tmp_path: Path) -> Path:
    """Return the register of both pages, with the organization that owns it."""
    eapa("init", "river", "--title", "Agreements", "--owner", "river-league", cwd=tmp_path)
    folder = tmp_path / "river"
    eapa("add-organization", "--name", "River League", "--type", "ngo", "--country", "UZ", cwd=folder)
    return folder


def test_a_terminal_shows_each_line_of_the_dialogue_in_the_tutorial(river: Path) -> None:
    terminal = Terminal(river, "add-organization")
    terminal.answer("Official name", "Hill University")
    terminal.answer("Organization type", "university")
    terminal.answer("Country", "Kazakhstan")
    for question in ("City", "Source", "Anything else"):
        terminal.answer(question, "")
    terminal.wait("Is the record correct")
    terminal.wait_for_text("   Quit without adding")
    lines = terminal.text().splitlines()
    terminal.type(ENTER)

    assert terminal.end() == 0
    assert [line for line in iterate_dialogue_lines("tutorial.md") if line not in lines] == []


def test_a_terminal_shows_each_line_of_the_dialogue_about_a_press_release(river: Path) -> None:
    terminal = Terminal(river, "add-agreement", height=100)
    terminal.answer("Party", "river", "Lake Museum")
    # The choice leaves the screen after the answer, so that its lines are read before.
    terminal.wait("'Lake Museum' is not in the register")
    terminal.wait_for_text("   Enter another name")
    lines = terminal.text().splitlines()
    terminal.type(f"add{ENTER}")
    answer_questions_of_the_page(terminal)
    terminal.wait("Is the record correct")
    lines += terminal.text().splitlines()
    terminal.answer("Is the record correct", "show")
    terminal.wait("Is the record correct")
    lines += terminal.text().splitlines()
    terminal.type(ENTER)

    assert terminal.end() == 0
    page = iterate_dialogue_lines("how-to/enter-a-press-release.md")
    assert [line for line in page if line not in lines] == []


def answer_questions_of_the_page(terminal: Terminal) -> None:
    """Give the answers on the page, from the type of the new organization to the last question.

    Among them are a date that can be read as two different days, and two steps back to correct the date.
    """
    for question, *answers in (
        ("Organization type", "ngo"),
        ("Country", "Kazakhstan"),
        ("City", "Almaty"),
        ("Source", ""),
        ("Anything else", ""),
        ("one more", ""),
        ("Document type", "memorandum"),
        ("Title", "Memorandum on exhibitions"),
        ("Signed on", "09/10/2026", "сентябрь 2026"),
        ("How the date", "stated"),
        ("City", "<"),
        ("How the date", "<"),
        ("Signed on", "24 September 2026"),
        ("City", "?", "Tashkent"),
        ("Country", "UZ"),
        ("Signatory for River", ""),
        ("Signatory for Lake", "Aigul Serik"),
        ("Position", "Director"),
        ("Areas", "culture, молодёжь"),
        ("Wording", "A joint exhibition each year", ""),
        ("Source", "https://example.org/news/7"),
        ("Date of publication", "25.09.2026"),
        ("Anything else", "term"),
        ("First day", ""),
        ("Last day", ""),
        ("Duration", "3 years"),
        ("Anything else", ""),
    ):
        terminal.answer(question, *answers)
