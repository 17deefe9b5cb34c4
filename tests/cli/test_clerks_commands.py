"""A clerk's day at the terminal: each step leaves the register valid, and changes only the expected lines."""

import shutil
from pathlib import Path

from repositories import Repo
from samples import DATA
from terminal import Terminal

ORGANIZATIONS, AGREEMENTS = "data/organizations", "data/agreements"
TRILATERAL = "2024-05-eapa-silk-road-fund-tass-memorandum"
RENEWAL = "2026-05-eapa-silk-road-fund-tass-memorandum"
TASS_AGREEMENT = "2020-01-31-eapa-tass"


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
        """Wait for the end of a step, check the register and commit the step.

        Return the files of the step with their status, and the changed lines of the files that existed before.
        """
        assert terminal.end() == 0, terminal.text()
        check = self.start("validate", "--strict")
        assert check.end() == 0, check.text()
        self.repo.git("add", "--all")
        files = self.repo.git("diff", "--cached", "--name-status", "--find-renames").splitlines()
        lines = self.repo.git("diff", "--cached", "--unified=0", "--find-renames", "--diff-filter=MR").splitlines()
        self.repo.commit("Step")
        # The lines `+++` and `---` name the files.
        return files, [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def test_a_day_of_work_leaves_the_register_valid_at_every_step(tmp_path: Path) -> None:
    day = Day(tmp_path / "register")

    add_two_organizations(day)
    add_agreement_of_three_parties(day)
    renew_the_agreement(day)
    rename_an_organization_from_a_day_on(day)
    try_to_merge_organizations_that_differ(day)
    merge_a_duplicate(day)
    terminate_an_agreement(day)
    change_an_id_with_its_references(day)


def add_two_organizations(day: Day) -> None:
    """Add an organization whose id follows from its name, and one with a given id."""
    terminal = day.start(
        "add-organization", "--name", "Silk Road Fund", "--type", "foundation", "--country", "Kazakhstan"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/silk-road-fund.yaml"], [])

    terminal = day.start(
        "add-organization", "--id", "nomads", "--name", "Nomad Games Union", "--type", "ngo", "--country", "KG"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/nomads.yaml"], [])


def add_agreement_of_three_parties(day: Day) -> None:
    """Enter an agreement in a dialogue. Its parties are found by parts of their names in two scripts."""
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


def renew_the_agreement(day: Day) -> None:
    """Renew the agreement after the two years of its term. A renewal is a new agreement."""
    terminal = day.start("renew", TRILATERAL, "--signed", "May 2026", "--source", "https://example.org/again")

    assert day.finish(terminal) == ([f"A\t{AGREEMENTS}/{RENEWAL}.yaml"], [])


def rename_an_organization_from_a_day_on(day: Day) -> None:
    """Give an organization a new name, with the old one as its former name. The id stays."""
    terminal = day.start("rename-organization", "silk-road-fund", "Steppe Fund", "--from", "1 June 2026")

    assert day.finish(terminal) == (
        [f"M\t{ORGANIZATIONS}/silk-road-fund.yaml"],
        [
            '-  - {value: "Silk Road Fund", lang: en, kind: official}',
            '+  - {value: "Steppe Fund", lang: en, kind: official, from: "2026-06-01"}',
            '+  - {value: "Silk Road Fund", lang: en, kind: former, to: "2026-06-01"}',
        ],
    )


def try_to_merge_organizations_that_differ(day: Day) -> None:
    """Merge two organizations that are not the same. The command refuses, and names the fields that differ."""
    terminal = day.start("merge", "nomads", "silk-road-fund")
    terminal.wait_for_text("type: 'foundation' here, 'ngo' there", "country: 'KZ' here, 'KG' there")

    assert terminal.end() == 3
    assert day.repo.git("status", "--porcelain") == ""


def merge_a_duplicate(day: Day) -> None:
    """Add an organization twice by mistake, and merge the two. The one that stays has both names and the former id."""
    terminal = day.start(
        "add-organization", "--id", "fund", "--name", "Fund of the Steppe Road", "--type", "foundation"
    )
    assert day.finish(terminal) == ([f"A\t{ORGANIZATIONS}/fund.yaml"], [])

    terminal = day.start("merge", "fund", "silk-road-fund")

    assert day.finish(terminal) == (
        [f"D\t{ORGANIZATIONS}/fund.yaml", f"M\t{ORGANIZATIONS}/silk-road-fund.yaml"],
        ['+  - {value: "Fund of the Steppe Road", lang: en, kind: alias}', "+former_ids: [fund]"],
    )


def terminate_an_agreement(day: Day) -> None:
    """Record the end of an agreement of the register, which is one line."""
    terminal = day.start("terminate", TASS_AGREEMENT, "--date", "April 2026", "--grounds", "withdrawn")

    assert day.finish(terminal) == (
        [f"M\t{AGREEMENTS}/{TASS_AGREEMENT}.yaml"],
        ['+terminated: {date: "2026-04", grounds: withdrawn}'],
    )


def change_an_id_with_its_references(day: Day) -> None:
    """Change the id of the organization, which both new agreements refer to."""
    terminal = day.start("rename", "silk-road-fund", "steppe-fund")

    files, lines = day.finish(terminal)
    # The two agreements are modified and the organization is renamed. Its status is `R` and a share of equal lines.
    assert [file[:1] for file in files] == ["M", "M", "R"]
    reference = ["-  - {organization: silk-road-fund}", "+  - {organization: steppe-fund}"]
    own_lines = [
        "-id: silk-road-fund",
        "+id: steppe-fund",
        "-former_ids: [fund]",
        "+former_ids: [fund, silk-road-fund]",
    ]
    assert lines == [*reference, *reference, *own_lines]
