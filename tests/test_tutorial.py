"""The commands and dialogues that the tutorial and two how-to pages show, run line by line."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from repositories import HERMETIC
from running import Eapa
from terminal import ENTER, Terminal

DOCS = Path(__file__).parents[1] / "docs"
IDENTITY = {f"GIT_{role}_{part}": "clerk@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
FILE = "data/agreements/2024-05-river-league-hill-university.yaml"


def iterate_commands(page: str) -> Iterator[tuple[list[str], str]]:
    """Yield the arguments of each command of a page, and the output that the page shows."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.replace("\\\n", "").partition("\n")
            yield shlex.split(command), output


def replace_text(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_command_prints_the_output_on_the_page(
    eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (HERMETIC | IDENTITY).items():
        monkeypatch.setenv(name, value)
    folder = tmp_path
    compared_outputs = 0
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
                replace_text(folder / FILE, "organization: hill-", "organization: hil-")
            outcome = eapa(*command[1:], cwd=folder)
            if has_error:
                replace_text(folder / FILE, "organization: hil-", "organization: hill-")
            assert outcome.code == int(has_error), (command, outcome.err)
            if output:
                compared_outputs += 1
                assert outcome.out + outcome.err == output, command

    assert compared_outputs == 9


def iterate_dialogue_lines(page: str) -> Iterator[str]:
    """Yield the lines of the dialogues that a page shows."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"```text\n(.*?)```", text, re.DOTALL):
        yield from (line.rstrip() for line in block.splitlines() if not line.startswith("$"))


def test_a_terminal_shows_each_line_of_the_dialogues_on_the_pages(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", "river", "--title", "Agreements", "--owner", "river-league", cwd=tmp_path)
    folder = tmp_path / "river"
    eapa("add-organization", "--name", "River League", "--type", "ngo", "--country", "UZ", cwd=folder)

    first = Terminal(folder, "add-organization")
    first.answer("Official name", "Hill University")
    first.answer("Organization type", "university")
    first.answer("Country", "Kazakhstan")
    for question in ("City", "Source", "Anything else"):
        first.answer(question, "")
    first.wait("Is the record correct")
    first.wait_for_text("   Quit without adding")
    screen = first.text()
    first.type(ENTER)
    assert first.end() == 0
    assert [line for line in iterate_dialogue_lines("tutorial.md") if line not in screen.splitlines()] == []

    second = Terminal(folder, "add-agreement", height=100)
    second.answer("Party", "river", "Lake Museum")
    second.wait("'Lake Museum' is not in the register")
    second.wait_for_text("   Enter another name")
    screen = second.text()
    second.type(f"add{ENTER}")
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
        second.answer(question, *answers)
    second.wait("Is the record correct")
    screen = f"{screen}\n{second.text()}"
    second.answer("Is the record correct", "show")
    second.wait("Is the record correct")
    screen = f"{screen}\n{second.text()}"
    second.type(ENTER)
    assert second.end() == 0
    page = iterate_dialogue_lines("how-to/enter-a-press-release.md")
    assert [line for line in page if line not in screen.splitlines()] == []
