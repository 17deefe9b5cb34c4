"""The tutorial and the how-to that goes on from it, followed line by line."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from repositories import HERMETIC
from running import Eapa

DOCS = Path(__file__).parents[1] / "docs"
FILE = "data/agreements/2024-05-river-league-hill-university.yaml"


def commands_in(page: str) -> Iterator[tuple[list[str], str]]:
    """Each command of a page, in its parts, with the output that the page shows."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for told in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = told.replace("\\\n", "").partition("\n")
            yield shlex.split(command), output


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_command_does_what_the_page_shows(eapa: Eapa, tmp_path: Path) -> None:
    folder = tmp_path
    shown = 0
    for page in ("tutorial.md", "how-to/amend-renew-terminate.md"):
        for command, output in commands_in(page):
            if command[0] == "cd":
                folder /= command[1]
                continue
            if command[0] == "git":
                subprocess.run(command, cwd=folder, env=os.environ | HERMETIC, check=True, capture_output=True)
                continue
            wrong = "1 error" in output
            if wrong:  # the page asks for it, and to change it back
                replace(folder / FILE, "organization: hill-", "organization: hil-")
            outcome = eapa(*command[1:], cwd=folder)
            if wrong:
                replace(folder / FILE, "organization: hil-", "organization: hill-")
            assert outcome.code == int(wrong), (command, outcome.err)
            if output:
                shown += 1
                assert outcome.out + outcome.err == output, command

    assert shown == 9
