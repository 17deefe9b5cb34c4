"""A clerk's day at the terminal: each step leaves the register valid, and changes only the expected lines."""

import shutil
from pathlib import Path

from repositories import Repo
from samples import DATA
from terminal import Terminal

ORGANIZATIONS, AGREEMENTS = "data/organizations", "data/agreements"
TRILATERAL = "2024-05-eapa-silk-road-fund-tass-memorandum"
RENEWAL = "2026-05-eapa-silk-road-fund-tass-memorandum"


class Day:
    """A register in git, and a clerk who commits after each step."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(DATA, folder / "data")
        self.repo = Repo(folder).start()
        self.repo.commit("Begin")

    def start(self, *arguments: str) -> Terminal:
        """Run a command on a terminal."""
        return Terminal(self.repo.root, *arguments)

    def finish(self, terminal: Terminal) -> tuple[list[str], list[str]]:
        """Check a step and commit it; return its files with their status, and the changed lines of existing files."""
        assert terminal.end() == 0, terminal.text()
        check = self.start("validate", "--strict")
        assert check.end() == 0, check.text()
        self.repo.git("add", "--all")
        files = self.repo.git("diff", "--cached", "--name-status", "--find-renames").splitlines()
        lines = self.repo.git("diff", "--cached", "--unified=0", "--find-renames", "--diff-filter=MR").splitlines()
        self.repo.commit("Step")
        return files, [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def test_a_day_of_work_leaves_the_register_valid_at_every_step(tmp_path: Path) -> None:
    day = Day(tmp_path / "register")

    terminal = day.start(
        "add-organization", "--name", "Silk Road Fund", "--type", "foundation", "--country", "Kazakhstan"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/silk-road-fund.yaml"], [])

    terminal = day.start(
        "add-organization", "--id", "nomads", "--name", "Nomad Games Union", "--type", "ngo", "--country", "KG"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/nomads.yaml"], [])

    terminal = day.start("add-agreement")
    terminal.answer("Party", "народов мира", "silk road", "ТАСС", "")
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "май 2024")
    terminal.answer("How the date", "stated")
    terminal.press_enter("City", "Country")
    terminal.answer("Signatory for", "", "", "")
    terminal.answer("Areas", "")
    terminal.answer("Source", "https://example.org/three")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "term")
    terminal.press_enter("First day", "Last day")
    terminal.answer("Duration", "2 years")
    terminal.press_enter("Anything else", "Is the record correct")
    assert day.finish(terminal) == ([f"A\t{AGREEMENTS}/{TRILATERAL}.yaml"], [])
    assert 'signed: {date: "2024-05", basis: stated}\n' in day.repo.read(f"{AGREEMENTS}/{TRILATERAL}.yaml")

    terminal = day.start("renew", TRILATERAL, "--signed", "May 2026", "--source", "https://example.org/again")
    assert day.finish(terminal) == ([f"A\t{AGREEMENTS}/{RENEWAL}.yaml"], [])

    terminal = day.start("rename-organization", "silk-road-fund", "Steppe Fund", "--from", "1 June 2026")
    assert day.finish(terminal) == (
        [f"M\t{ORGANIZATIONS}/silk-road-fund.yaml"],
        [
            '-  - {value: "Silk Road Fund", lang: en, kind: official}',
            '+  - {value: "Steppe Fund", lang: en, kind: official, from: "2026-06-01"}',
            '+  - {value: "Silk Road Fund", lang: en, kind: former, to: "2026-06-01"}',
        ],
    )

    terminal = day.start("merge", "nomads", "silk-road-fund")
    terminal.wait_for_text("type: 'foundation' here, 'ngo' there", "country: 'KZ' here, 'KG' there")
    assert terminal.end() == 3
    assert day.repo.git("status", "--porcelain") == ""

    terminal = day.start(
        "add-organization", "--id", "fund", "--name", "Fund of the Steppe Road", "--type", "foundation"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/fund.yaml"], [])
    terminal = day.start("merge", "fund", "silk-road-fund")
    files, lines = day.finish(terminal)
    assert files == [f"D\t{ORGANIZATIONS}/fund.yaml", f"M\t{ORGANIZATIONS}/silk-road-fund.yaml"]
    assert lines == ['+  - {value: "Fund of the Steppe Road", lang: en, kind: alias}', "+former_ids: [fund]"]

    terminal = day.start("terminate", "2020-01-31-eapa-tass", "--date", "April 2026", "--grounds", "withdrawn")
    assert day.finish(terminal) == (
        [f"M\t{AGREEMENTS}/2020-01-31-eapa-tass.yaml"],
        ['+terminated: {date: "2026-04", grounds: withdrawn}'],
    )

    terminal = day.start("rename", "silk-road-fund", "steppe-fund")
    files, lines = day.finish(terminal)
    # The status of a renamed file has a number after its letter.
    assert [file[0] for file in files] == ["M", "M", "R"]
    assert lines == [
        *(["-  - {organization: silk-road-fund}", "+  - {organization: steppe-fund}"] * 2),
        "-id: silk-road-fund", "+id: steppe-fund", "-former_ids: [fund]", "+former_ids: [fund, silk-road-fund]",
    ]  # fmt: skip
