"""The output of `changes` and `history`, and an edit that both report."""

from pathlib import Path

from running import Eapa

from history.story import UNION

CHANGED_WEBSITE = "union changed website from 'https://writers.example' to 'https://new.example'"
"""The line of the output for the edit of `change_website`."""


def list_changes(eapa: Eapa, root: Path, command: str = "changes", *arguments: str) -> list[str]:
    """Return the record, the change and the text of each row of a command's output, without counts."""
    outcome = eapa(command, *arguments, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    rows = [line.split("\t")[-3:] for line in outcome.out.splitlines()[1:]]
    return [" ".join(row) for row in rows if row[1] != "count"]


def change_website(root: Path) -> None:
    """Change the website of the Union of Writers of the story."""
    file = root / UNION
    file.write_bytes(file.read_bytes().replace(b"writers.example", b"new.example"))
