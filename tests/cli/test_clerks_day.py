"""A clerk's day at a terminal, without a command of git and without an editor."""

import hashlib
import re
from pathlib import Path

import pytest
from dialogues import COMPLETE, change_answer, enter_new_organization
from repositories import HERMETIC, Repo
from running import Eapa
from samples import read_saved_files
from terminal import ENTER, Terminal

# The ids of the agreements that the clerk enters.
TRILATERAL = "2026-01-28-eapa-river-league-hill-society-memorandum"
ON_PAPER = "2019-05-eapa-tass"
PLAN = "unsigned-eapa-river-league-protocol"
SIGNED = "2026-02-03-eapa-river-league-protocol"
SCAN = b"%PDF-1.7 scan of three signatures\n" * 100
NO_EDITOR = {"EDITOR": "false", "VISUAL": "false", "GIT_EDITOR": "false"}


class Desk:
    """A clerk's terminal in a register. Each command must leave a register without findings."""

    def __init__(self, repo: Repo, eapa: Eapa) -> None:
        self._repo, self._eapa = repo, eapa

    def open(self, *arguments: str) -> Terminal:
        """Type a command."""
        return Terminal(self._repo.root, *arguments, environ=HERMETIC | NO_EDITOR)

    def close(self, terminal: Terminal, *words: str) -> None:
        """Wait until the command ends, and check its last words and the register."""
        assert terminal.end() == 0, terminal.text()
        text = " ".join(terminal.text().split())
        for word in words:
            assert word in text
        # No message tells the clerk to run git.
        assert not re.search(r"\bgit [a-z]+ -|\bgit (add|commit|init|push|rm|mv)\b", text)
        check = self._eapa("validate", "--strict", "--format", "text")
        assert check.code == 0, check.out

    def run(self, *arguments: str, shows: str) -> None:
        """Type a command that has no questions."""
        self.close(self.open(*arguments), shows)


@pytest.fixture(name="repo")
def register_in_git(register: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Return the repository of the register, in which git has no name, no address and no editor of the clerk.

    The scan of an agreement is next to the register.
    """
    for name, value in (HERMETIC | NO_EDITOR).items():
        monkeypatch.setenv(name, value)
    for name in ("EMAIL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    repo = Repo(register).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Start the register")
    (register.parent / "Scan 28 January.pdf").write_bytes(SCAN)
    return repo


@pytest.fixture(name="desk")
def open_desk(repo: Repo, eapa: Eapa) -> Desk:
    """Return the clerk's terminal in the register."""
    return Desk(repo, eapa)


def add_a_mistyped_organization(desk: Desk) -> None:
    """Enter an organization with a typing error, and correct it in the review."""
    terminal = desk.open("add-organization")
    terminal.answer("Official name", "Rivre League")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "Kazakhstan")
    terminal.answer("City", "Almaty")
    terminal.press_enter("Source", "Anything else")
    change_answer(terminal, 1)  # the name
    terminal.answer("Official name", "River League")
    terminal.answer(COMPLETE, "add the record")
    desk.close(terminal, "written: data/organizations/river-league.yaml", "1 file not yet saved: eapa save")


def add_a_trilateral_agreement(desk: Desk) -> None:
    """Enter an agreement of three parties, one of which is new, with its scan."""
    terminal = desk.open("add-agreement", "--document", "../Scan 28 January.pdf")
    terminal.answer("Party", "eapa", "river")
    enter_new_organization(terminal, "Hill Society", country="Uzbekistan")
    terminal.answer("Party", "")
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "Memorandum on rivers and hills")
    terminal.answer("Signed on", "28 January 2026")
    terminal.answer("How the date", "stated")
    terminal.answer("City", "Moscow")
    terminal.answer("Country", "Russia")
    terminal.answer("Signatory for World", "Belyaninov")
    terminal.answer("Signatory for River League", "Ann Lee")
    terminal.answer("Position", "Director")
    terminal.answer("Signatory for Hill Society", "")
    terminal.answer("Areas", "environment, youth")
    terminal.answer("Wording", "", "")
    terminal.answer("Source", "https://example.org/three")
    terminal.answer("Date of publication", "28 January 2026")
    terminal.answer("Anything else", "")
    terminal.answer(COMPLETE, "add the record")
    desk.close(terminal, "written: data/organizations/hill-society.yaml", "4 files not yet saved: eapa save")


def add_an_agreement_on_paper(desk: Desk) -> None:
    """Enter an agreement that only a signed paper in an archive proves."""
    terminal = desk.open("add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "May 2019")
    terminal.answer("How the date", "stated")
    terminal.press_enter("City", "Country", "Signatory for World", "Signatory for TASS")
    terminal.answer("Areas", "media")
    terminal.answer("Wording", "")
    terminal.answer("Source", "folder 12, no. 34")
    terminal.answer("Archive", "Archive of the Assembly")
    terminal.press_enter("Anything else", COMPLETE)
    desk.close(terminal, f"written: data/agreements/{ON_PAPER}.yaml", "5 files not yet saved: eapa save")


def add_a_negotiation(desk: Desk) -> None:
    """Enter a protocol that is under negotiation."""
    terminal = desk.open("add-agreement", "--party", "eapa", "--party", "river-league", "--type", "protocol")
    terminal.press_enter("Title", "Signed on")
    terminal.answer("Stage", "under negotiation")
    terminal.press_enter("City", "Country", "Areas")
    terminal.answer("Source", "https://example.org/talks")
    terminal.press_enter("Date of publication", "Anything else", COMPLETE)
    desk.close(terminal, f"written: data/agreements/{PLAN}.yaml")


def sign_the_protocol(desk: Desk) -> None:
    """Record that the protocol was signed."""
    terminal = desk.open("sign", PLAN)
    terminal.answer("Signed on", "3 February 2026")
    terminal.answer("How the date", "stated")
    terminal.answer("City", "Almaty")
    terminal.answer("Country", "Kazakhstan")
    terminal.press_enter("Signatory for World", "Signatory for River League")
    terminal.answer("Source", "https://example.org/signed")
    terminal.press_enter("Date of publication", "Title", "Areas", "Anything else", COMPLETE)
    desk.close(terminal, f"data/agreements/{SIGNED}.yaml")


def end_the_agreement_on_paper(desk: Desk) -> None:
    """Record that the parties of the agreement on paper ended it."""
    terminal = desk.open("terminate", ON_PAPER)
    terminal.answer("Date of termination", "2021")
    terminal.answer("Grounds for termination", "mutual")
    terminal.answer("Note on the termination", "")
    terminal.wait_for_text("Grounds for termination the parties agreed to end it")
    terminal.answer(COMPLETE, "")
    desk.close(terminal, f"changed: data/agreements/{ON_PAPER}.yaml")


def remove_record(desk: Desk, id_: str) -> None:
    """Remove a record, and confirm it."""
    terminal = desk.open("remove", id_)
    terminal.wait_for_text(f"Remove '{id_}'? [y/N]")
    terminal.type("y" + ENTER)
    desk.close(terminal, "5 files not yet saved: eapa save")


def save_for_the_first_time(desk: Desk) -> None:
    """Save, and enter a name and an address for git."""
    terminal = desk.open("save")
    terminal.wait_for_text("Name:")
    terminal.type("Zoë Clerk" + ENTER)
    terminal.wait_for_text("E-mail address:")
    terminal.type("zoe@example.org" + ENTER)
    desk.close(terminal, "saved: Add 2 agreements and 2 organizations")


def test_a_day_needs_neither_git_nor_an_editor(desk: Desk, repo: Repo, register: Path) -> None:
    add_a_mistyped_organization(desk)
    add_a_trilateral_agreement(desk)
    add_an_agreement_on_paper(desk)
    save_for_the_first_time(desk)
    add_a_negotiation(desk)
    sign_the_protocol(desk)
    end_the_agreement_on_paper(desk)
    contents = read_saved_files(register)
    check_entered_records(contents)
    remove_record(desk, TRILATERAL)
    assert not {path for path in read_saved_files(register) if TRILATERAL in path}
    desk.run("undo", shows="not yet saved: eapa save")
    assert read_saved_files(register) == contents
    desk.run("save", shows="saved: Add 1 agreement; change 1 agreement (")

    assert repo.git("status", "--porcelain") == ""
    assert repo.git("log", "--reverse", "--format=%an: %s").splitlines() == [
        "Anna Petrova: Start the register",
        "Zoë Clerk: Add 2 agreements and 2 organizations",
        "Zoë Clerk: Add 1 agreement; change 1 agreement",
    ]


def check_entered_records(contents: dict[str, bytes]) -> None:
    """Check some values of the records that the clerk entered."""
    assert hashlib.sha256(SCAN).hexdigest() in contents[f"data/agreements/{TRILATERAL}.yaml"].decode()
    assert contents[f"documents/{TRILATERAL}/scan-28-january.pdf"] == SCAN
    assert '{value: "River League", lang: en' in contents["data/organizations/river-league.yaml"].decode()
    assert f"former_ids: [{PLAN}]" in contents[f"data/agreements/{SIGNED}.yaml"].decode()
    assert "Archive of the Assembly" in contents[f"data/agreements/{ON_PAPER}.yaml"].decode()
