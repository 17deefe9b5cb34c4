"""An untrusted register cannot make a command write outside of it, apply a foreign journal, or wait without end."""

import os
import shutil
import sys
from pathlib import Path

import journals
import pytest
from repositories import Repo
from running import Eapa

from eapa_cli.storage.journal_format import Step

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
TASS = "data/organizations/tass.yaml"
SET_WEBSITE = ("set", "tass", "website=https://tass.com/en")


@pytest.fixture(name="file_outside")
def write_file_outside(register: Path) -> Path:
    """Return a file next to the register, which no command may change. The register gets its state folder."""
    (register / ".eapa").mkdir()
    file_outside = register.parent / "outside.txt"
    file_outside.write_text("mine", encoding="utf-8")
    return file_outside


@LINKS
def test_symbolic_link_named_like_a_draft_is_not_followed(eapa: Eapa, register: Path, file_outside: Path) -> None:
    (register / "data/organizations/.eapa-tass.yaml.draft").symlink_to(file_outside)

    outcome = eapa(*SET_WEBSITE)

    assert (outcome.code, file_outside.read_text(encoding="utf-8")) == (0, "mine")
    written = register / TASS
    assert not written.is_symlink()
    assert "https://tass.com/en" in written.read_text(encoding="utf-8")


@LINKS
@pytest.mark.parametrize("link", [".gitignore", "journal.json.draft"])
def test_dangling_symbolic_link_creates_no_file(eapa: Eapa, register: Path, file_outside: Path, link: str) -> None:
    (register / ".eapa" / link).symlink_to(file_outside.with_name("new"))

    assert eapa(*SET_WEBSITE).code == 0
    assert not file_outside.with_name("new").exists()
    assert sorted(path.name for path in (register / ".eapa").iterdir()) == [".gitignore", "lock"]
    assert (register / ".eapa/.gitignore").read_text(encoding="utf-8") == "*\n"


@LINKS
def test_lock_that_is_a_symbolic_link_is_refused(eapa: Eapa, register: Path, file_outside: Path) -> None:
    (register / ".eapa/lock").symlink_to(file_outside)

    assert eapa(*SET_WEBSITE) == (
        3, "", "error: '.eapa/lock' is a link, and may lead out of the register\nhint: delete it\n",
    )  # fmt: skip
    assert file_outside.read_text(encoding="utf-8") == "mine"


@LINKS
def test_validate_reports_drafts_among_the_records(eapa: Eapa, register: Path, file_outside: Path) -> None:
    (register / "data/organizations/.eapa-tass.yaml.draft").symlink_to(file_outside)

    outcome = eapa("validate")

    assert ".eapa-tass.yaml.draft" in outcome.out
    assert "this file is not read: it is a draft that a command left" in outcome.out


@LINKS
@pytest.mark.parametrize("folder", ["data", "data/organizations", "data/agreements"])
def test_record_folder_that_is_a_symbolic_link_is_refused(eapa: Eapa, register: Path, folder: str) -> None:
    outside = (register / folder).rename(register.parent / "outside")
    (register / folder).symlink_to(outside)
    before = {path: path.read_bytes() for path in outside.rglob("*.yaml")}

    message = f"error: '{folder}' is a link, and may lead out of the register\nhint: replace it by a folder\n"
    for command in (("list",), SET_WEBSITE, ("validate",)):
        assert eapa(*command) == (4, "", message)
    assert {path: path.read_bytes() for path in outside.rglob("*.yaml")} == before


@LINKS
def test_symbolic_link_among_the_records_is_reported_and_not_read(eapa: Eapa, register: Path) -> None:
    outside = register.parent / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_text("id: y\n", encoding="utf-8")
    (register / "data/organizations/sub").symlink_to(outside)

    outcome = eapa("validate")

    assert "31 files checked: 0 errors, 1 warning\n" in outcome.out
    assert "this file is not read: it is a link to a folder" in outcome.out


def test_journal_from_a_clone_is_not_applied(eapa: Eapa, register: Path) -> None:
    before = (register / TASS).read_bytes()
    journal = journals.write_foreign_journal(register, journals.step_replacing(register, TASS, b"id: evil\n"))

    shown = eapa("show", "tass")
    refused = eapa(*SET_WEBSITE)

    assert shown.code == 0
    assert shown.err == (
        "warning: a change of several files is incomplete: .eapa/journal.json was not written by a command that you ran here, "
        "and is not applied\n"
        "hint: delete .eapa/journal.json to discard the interrupted change, and run 'git status'\n"
    )
    assert (refused.code, (register / TASS).read_bytes(), journal.exists()) == (3, before, True)


def test_journal_in_a_pull_request_does_not_change_its_check(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.commit("Begin")
    # The journal would replace an invalid record by the valid one before the check.
    valid_record = (register / TASS).read_bytes()
    (register / TASS).write_text("id: tass\ntype: evil-type\n", encoding="utf-8")
    journals.write_foreign_journal(register, journals.step_replacing(register, TASS, valid_record))
    repo.git("add", "--all", "--force")
    repo.commit("Hide an invalid record")

    outcome = eapa("validate", "--changed-since", "main~1")

    assert outcome.code == 1
    assert "evil-type" in outcome.out
    assert "error: this journal is not from a command that was interrupted here" in outcome.out
    assert (register / TASS).read_text(encoding="utf-8") == "id: tass\ntype: evil-type\n"


def test_journal_in_git_is_not_applied(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    journal = journals.write_journal(register)
    repo.commit("With a journal")

    outcome = eapa("validate")

    assert "warning: a change of several files is incomplete: .eapa/journal.json is in git" in outcome.err
    assert (outcome.code, journal.exists()) == (1, True)
    assert not (register / "data/organizations/new.yaml").exists()


def test_journal_in_git_is_refused_before_it_is_read(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    journals.write_journal(register).write_bytes(b"{" * 1_000_000)  # JSON that is nested too deeply to be read
    repo.git("add", "--force", ".eapa/journal.json")

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert outcome.code == 0
    assert ".eapa/journal.json is in git, and is not applied\nhint: git rm --cached .eapa/journal.json" in outcome.err


def test_journal_is_applied_if_git_is_not_installed(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(register))  # a folder without programs
    journals.write_journal(register)

    assert eapa("validate").err == "note: an interrupted command has been completed\n"
    assert (register / "data/organizations/new.yaml").exists()


@LINKS
@pytest.mark.parametrize("name", ["journal.json", "journal.json.draft"])
def test_journal_that_is_a_symbolic_link_is_not_applied(
    eapa: Eapa, register: Path, file_outside: Path, name: str
) -> None:
    journal = journals.write_journal(register).rename(file_outside)
    (register / ".eapa" / name).symlink_to(journal)

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    # The draft of a journal is never applied, so no warning is necessary.
    assert outcome.code == 0
    assert ("is a link, and is not applied" in outcome.err) == (name == "journal.json")
    assert file_outside.exists()
    assert not (register / "data/organizations/new.yaml").exists()


@LINKS
@pytest.mark.parametrize("name", ["journal.json", "journal.json.draft"])
def test_journal_never_writes_through_a_symbolic_link(
    eapa: Eapa, register: Path, file_outside: Path, name: str
) -> None:
    (register / "data/organizations/sub").symlink_to(file_outside.parent)
    draft = file_outside.with_name(".eapa-x.yaml.draft")
    draft.write_text("mine", encoding="utf-8")
    journals.write_journal(register, Step("data/organizations/sub/x.yaml", None, b"evil"), name=f".eapa/{name}")

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert outcome.code == 0
    assert ("'data/organizations/sub' is a link" in outcome.err) == (name == "journal.json")
    assert draft.read_text(encoding="utf-8") == "mine"
    assert not file_outside.with_name("x.yaml").exists()


PIPES = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")


@PIPES
@pytest.mark.parametrize(
    ("name", "check_code", "change_code"),
    [
        ("journal.json", 1, 3),  # a finding of the check, and a refusal to change anything
        ("lock", 0, 4),  # the register cannot be locked for a change
        ("journal.json.draft", 0, 0),
        (".gitignore", 0, 0),
    ],
)
def test_pipe_in_the_state_folder_does_not_block_a_command(
    eapa: Eapa, register: Path, name: str, check_code: int, change_code: int
) -> None:
    (register / ".eapa").mkdir()
    os.mkfifo(register / ".eapa" / name)

    query_codes = {eapa(*command).code for command in (("list",), ("show", "tass"))}
    check = eapa("validate")
    change = eapa(*SET_WEBSITE)

    assert (query_codes, check.code, change.code) == ({0}, check_code, change_code)
    assert "Traceback" not in change.err


def test_folder_in_place_of_the_ignore_file_is_reported(eapa: Eapa, register: Path) -> None:
    (register / ".eapa/.gitignore").mkdir(parents=True)

    outcome = eapa(*SET_WEBSITE)

    assert (outcome.code, "'.eapa/.gitignore' is a folder; delete it\n" in outcome.err) == (4, True)


def test_huge_journal_is_refused(eapa: Eapa, register: Path) -> None:
    os.truncate(journals.write_journal(register), 300 * 1024 * 1024)  # the limit is 256 MB

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert outcome.code == 0
    assert ".eapa/journal.json has 300 MB, and is too large for a journal\n" in outcome.err
    assert eapa(*SET_WEBSITE).code == 3


def test_journal_is_not_applied_in_a_copy_of_the_register(eapa: Eapa, register: Path) -> None:
    journals.write_journal(register)
    copy = shutil.copytree(register, register.parent / "copy")

    outcome = eapa("list", "--limit", "1", "--format", "ids", cwd=copy)

    assert outcome.code == 0
    assert f"it belongs to the original folder '{register}', and this is another one\n" in outcome.err
    assert "hint: put the original folder back at that path, and run 'eapa validate' there" in outcome.err
    assert not (copy / "data/organizations/new.yaml").exists()
    assert "has been completed" in eapa("validate", cwd=register).err
    assert (register / "data/organizations/new.yaml").exists()
