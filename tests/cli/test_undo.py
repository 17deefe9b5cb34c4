"""`eapa undo` undoes commands, and `eapa log` lists them."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from running import Eapa, Outcome
from samples import read_saved_files
from terminal import CTRL_C, CTRL_D, Terminal

from eapa_cli.storage import command_log

TASS = "data/organizations/tass.yaml"
AGREEMENT = "2020-01-31-eapa-tass"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows protects files by access lists")


def list_log_entries(register: Path) -> list[Path]:
    """Return the files of the log, the oldest first."""
    return sorted((register.parent / "state").rglob("commands/*/*.entry"))


@pytest.mark.parametrize(
    ("command", "effect"),
    [
        (["set", "tass", "founded=1904"], "Add the date of founding of TASS Russian News Agency"),
        (["rename", "tass", "tass-ru"], "Rename 'tass' to 'tass-ru'"),
        (["remove", AGREEMENT, "--yes"], "Remove the agreement with TASS Russian News Agency"),
        (["remove", "tass", "--with-redirect", "aaru", "--yes"], "Merge TASS Russian News Agency into 'aaru'"),
        (
            ["terminate", AGREEMENT, "--date", "2026-04", "--grounds", "withdrawn"],
            "Terminate the agreement with TASS Russian News Agency",
        ),
        (["set", "register", "title.en=Other"], "Change the title of the register's own file"),
        (["add-organization", "--name", "River League", "--type", "ngo"], "Add River League"),
    ],
)
def test_undo_and_redo_restore_files_byte_for_byte(eapa: Eapa, register: Path, command: list[str], effect: str) -> None:
    before = read_saved_files(register)
    assert eapa(*command).code == 0
    after = read_saved_files(register)
    assert after != before

    undone = eapa("undo")

    assert undone.code == 0, undone.err
    assert undone.err.startswith(f"undone: {effect} (eapa {command[0]} ")
    assert read_saved_files(register) == before
    assert eapa("undo", "--redo").code == 0
    assert read_saved_files(register) == after


def test_several_commands_are_undone_and_redone(eapa: Eapa, register: Path) -> None:
    states = [read_saved_files(register)]
    for year in (1901, 1902, 1903):
        assert eapa("set", "tass", f"founded={year}").code == 0
        states.append(read_saved_files(register))

    assert eapa("undo", "2").code == 0
    assert read_saved_files(register) == states[1]
    assert eapa("undo").code == 0
    assert read_saved_files(register) == states[0]

    refused = (
        3,
        "",
        "error: no command can be undone\nhint: 'eapa log' lists the last commands that changed this register\n",
    )
    assert eapa("undo") == refused

    assert eapa("undo", "--redo").code == 0
    assert read_saved_files(register) == states[1]
    assert eapa("undo", "--redo").code == 0
    assert read_saved_files(register) == states[3]
    assert eapa("undo", "--redo").err.startswith("error: no 'eapa undo' can be undone\n")
    assert eapa("undo").code == 0
    assert read_saved_files(register) == states[2]


def test_new_command_prevents_redo(eapa: Eapa) -> None:
    for command in (["set", "tass", "founded=1901"], ["undo"], ["set", "tass", "founded=1902"]):
        assert eapa(*command).code == 0

    assert eapa("undo", "--redo").code == 3
    assert eapa("undo", "2").err.startswith("error: only 1 can be undone\n")


def test_commands_that_cancel_out_are_undone_together(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1901").code == 0
    assert eapa("unset", "tass", "founded").code == 0
    before = read_saved_files(register)

    assert eapa("undo", "2").code == 0

    assert read_saved_files(register) == before
    assert eapa("undo").code == 3


def test_undo_does_not_overwrite_a_file_that_was_changed_since(eapa: Eapa, register: Path) -> None:
    assert eapa("rename", "tass", "tass-ru").code == 0
    path = register / "data/organizations/tass-ru.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    before = read_saved_files(register)

    outcome = eapa("undo")

    assert outcome == Outcome(
        3,
        "",
        "error: 'eapa rename tass tass-ru' cannot be undone: 'data/organizations/tass-ru.yaml' was changed since, by "
        "hand or by git\nhint: 'eapa changes' shows the unsaved changes; correct the record with 'eapa set' or 'eapa "
        "edit'\n",
    )
    assert read_saved_files(register) == before


def test_undo_is_refused_with_the_number_of_files_that_were_changed_since(eapa: Eapa, register: Path) -> None:
    assert eapa("rename", "tass", "tass-ru").code == 0
    for path in (register / "data/organizations/tass-ru.yaml", register / f"data/agreements/{AGREEMENT}.yaml"):
        path.unlink()

    assert "2 files, such as 'data/agreements/2020-01-31-eapa-tass.yaml', were changed since" in eapa("undo").err


def test_an_undo_that_leaves_errors_reports_them(eapa: Eapa, register: Path) -> None:
    assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0
    path = register / f"data/agreements/{AGREEMENT}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("organization: tass", "organization: river-league"))

    outcome = eapa("undo")

    assert outcome.code == 0
    assert "no organization has the id 'river-league'" in outcome.err
    assert not (register / "data/organizations/river-league.yaml").exists()


def test_dry_run_shows_the_difference_and_changes_nothing(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    before = read_saved_files(register)

    outcome = eapa("undo", "--dry-run")

    assert '-founded: "1904"\n' in outcome.out
    assert read_saved_files(register) == before
    assert eapa("undo").code == 0


def test_the_log_lists_the_commands_with_their_effects(eapa: Eapa) -> None:
    for command in (["set", "tass", "founded=1904"], ["rename", "tass", "tass-ru"], ["undo"]):
        assert eapa(*command).code == 0

    table = eapa("log", "--format", "table")
    log_rows = json.loads(eapa("log", "--format", "json").out)["records"]
    tsv = eapa("log", "--limit", "1").out.splitlines()

    assert table.code == 0
    assert "undone" in table.out
    assert [(row["number"], row["command"], row["effect"], row["state"]) for row in log_rows] == [
        (3, "eapa undo", "Rename 'tass-ru' to 'tass'", "done"),
        (2, "eapa rename tass tass-ru", "Rename 'tass' to 'tass-ru'", "taken back"),
        (1, "eapa set tass founded=1904", "Add the date of founding of TASS Russian News Agency", "done"),
    ]
    assert log_rows[2]["files"] == [TASS]
    assert [line.split("\t")[1] for line in tsv] == ["command", "eapa undo"]


def test_an_empty_log_is_reported_as_such(eapa: Eapa) -> None:
    outcome = eapa("log", "--format", "table")

    assert (outcome.code, outcome.err) == (0, "no command has changed this register\n")


@pytest.mark.parametrize("damage", [b"", b"nonsense\n", b"\xff\n{}\n"], ids=["empty", "text", "not UTF-8"])
def test_a_damaged_entry_is_reported_and_skipped(eapa: Eapa, register: Path, damage: bytes) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("set", "aaru", "founded=1964").code == 0
    list_log_entries(register)[1].write_bytes(damage)

    logged = eapa("log")
    undone = eapa("undo")

    warning = "warning: 1 entry of the log is damaged, and its command cannot be undone\n"
    assert (logged.code, logged.err, logged.out.count("\n")) == (0, warning, 2)
    assert undone.err.startswith(f"{warning}undone: Add the date of founding of TASS")
    list_log_entries(register)[0].write_bytes(damage)
    assert "2 entries of the log are damaged" in eapa("log").err


def split_entry(entry: bytes) -> tuple[bytes, bytes]:
    """Return the header of an entry, a line of signature and a line of JSON, and the contents of its files."""
    signature, description, contents = entry.split(b"\n", 2)
    return signature + b"\n" + description + b"\n", contents


def test_damaged_contents_are_not_restored(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (["set", "tass", "founded=1904"], ["set", "tass", "founded=1905"]):
        assert eapa(*command).code == 0
    first, second = (path.read_bytes() for path in list_log_entries(register))
    header, contents = split_entry(second)
    _, contents_of_first = split_entry(first)
    before = read_saved_files(register)

    for damaged in (second[:-9], header + b"\xff" * 9, header + contents_of_first):
        assert damaged != header + contents
        list_log_entries(register)[1].write_bytes(damaged)
        assert "its entry in the log is damaged" in eapa("undo").err
    assert read_saved_files(register) == before
    monkeypatch.setenv("EAPA_LANG", "ru")
    assert "нельзя отменить: её запись в журнале повреждена\n" in eapa("undo").err


@POSIX
def test_an_entry_that_other_users_could_write_is_not_used(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    assert (entry.stat().st_mode & 0o777, entry.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    entry.chmod(0o666)

    assert eapa("undo").code == 3


def test_a_register_that_replaces_another_does_not_use_its_log(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    shutil.copytree(register, register.parent / "other")
    register.rename(register.parent / "moved")
    (register.parent / "other").rename(register)

    assert eapa("undo").code == 3
    assert eapa("set", "aaru", "founded=1964").code == 0
    assert len(json.loads(eapa("log", "--format", "json").out)["records"]) == 1


def test_the_log_is_limited_in_number_age_and_size(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_log, "MAX_COMMANDS", 3)
    for year in range(1900, 1905):
        assert eapa("set", "tass", f"founded={year}").code == 0
    assert len(list_log_entries(register)) == 3

    older_than_90_days = time.time() - 91 * 24 * 60 * 60
    os.utime(list_log_entries(register)[0], (older_than_90_days, older_than_90_days))
    assert eapa("set", "tass", "founded=1905").code == 0
    assert [path.stem for path in list_log_entries(register)] == ["00000004", "00000005", "00000006"]

    size = sum(path.stat().st_size for path in list_log_entries(register))
    monkeypatch.setattr(command_log, "MAX_BYTES", size - 1)
    assert eapa("set", "tass", "founded=1906").code == 0
    assert len(list_log_entries(register)) == 2
    assert eapa("undo", "2").code == 0


def test_a_change_that_is_too_large_for_the_log_is_made_with_a_warning(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_log, "MAX_BYTES", 100)

    outcome = eapa("set", "tass", "founded=1904")

    assert outcome.err.startswith(
        "warning: this change replaces 0 MB, too much for the log: 'eapa undo' cannot undo it"
    )
    assert outcome.err.endswith(f"changed: {TASS}\n")
    assert "'eapa set tass founded=1904' cannot be undone: its files are too large for the log" in eapa("undo").err
    monkeypatch.setenv("EAPA_LANG", "ru")
    assert "нельзя отменить: её файлы слишком велики для журнала\n" in eapa("undo").err
    assert '"1904"' in (register / TASS).read_text(encoding="utf-8")


def test_a_command_without_a_state_folder_reports_that_it_cannot_be_undone(eapa: Eapa, register: Path) -> None:
    (register.parent / "state").write_text("a file")

    outcome = eapa("set", "tass", "founded=1904")

    assert outcome.code == 0
    assert "note: 'eapa undo' cannot undo this change, because '" in outcome.err
    assert eapa("undo").code == 3


@pytest.fixture(name="scans")
def register_with_scans(eapa: Eapa, register: Path) -> Path:
    """Return a register with two scans of an agreement."""
    for name in ("first", "second"):
        (register.parent / f"{name}.pdf").write_bytes(b"%PDF\r\n\x00\xff" + name.encode() * 100)
        assert eapa("attach", AGREEMENT, str(register.parent / f"{name}.pdf")).code == 0
    return register


def test_undo_and_redo_restore_every_byte_of_scans(eapa: Eapa, scans: Path) -> None:
    states = [read_saved_files(scans)]
    for command in (
        ["rename", AGREEMENT, "other"],
        ["remove", "other", "--yes"],
        ["attach", "2021-07-27-eapa-aaru", str(scans.parent / "first.pdf")],
    ):
        assert eapa(*command).code == 0
        states.append(read_saved_files(scans))
    assert len(states[0]) == len(states[1]) == len(states[2]) + 3

    for state in reversed(states[:-1]):
        assert eapa("undo").code == 0
        assert read_saved_files(scans) == state
    for state in states[1:]:
        assert eapa("undo", "--redo").code == 0
        assert read_saved_files(scans) == state
    assert eapa("undo", "3").code == 0
    assert read_saved_files(scans) == states[0]


def test_a_missing_or_damaged_copy_of_a_scan_is_reported(eapa: Eapa, scans: Path) -> None:
    assert eapa("remove", AGREEMENT, "--yes").code == 0
    before = read_saved_files(scans)
    copy, _ = sorted((scans.parent / "state").rglob("*.document"))

    for make_unusable in (lambda: copy.write_bytes(b"other"), copy.unlink):
        make_unusable()
        outcome = eapa("undo")
        assert outcome.code == 3
        assert f"cannot be undone: its copy of 'documents/{AGREEMENT}/" in outcome.err
        assert read_saved_files(scans) == before


def test_copies_of_scans_are_deleted_with_their_entry_of_the_log(
    eapa: Eapa, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert eapa("remove", AGREEMENT, "--yes").code == 0
    assert len(list((scans.parent / "state").rglob("*.document"))) == 2
    monkeypatch.setattr(command_log, "MAX_COMMANDS", 1)

    assert eapa("set", "tass", "founded=1904").code == 0

    assert [path.suffix for path in (scans.parent / "state").rglob("commands/*/*")] == [".entry"]


def test_a_killed_command_can_be_undone_if_its_change_was_made(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    entry.rename(entry.with_suffix(".pending"))  # the state after a kill before the last step

    assert eapa("log").out.count("\n") == 2
    assert eapa("undo").code == 0
    assert [path.stem for path in list_log_entries(register)] == ["00000001", "00000002"]


def test_a_killed_command_that_changed_nothing_is_not_in_the_log(eapa: Eapa, register: Path) -> None:
    before = read_saved_files(register)
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    entry.rename(entry.with_suffix(".pending"))
    (register / TASS).write_bytes(before[TASS])

    assert eapa("log").out.count("\n") == 1
    assert eapa("undo").code == 3
    assert eapa("set", "aaru", "founded=1964").code == 0
    assert eapa("undo").code == 0
    assert eapa("undo").code == 3
    assert read_saved_files(register) == before


@POSIX
class TestRemoveOnATerminal:
    def test_a_removal_shows_its_files_and_needs_a_confirmation(self, scans: Path) -> None:
        terminal = Terminal(scans, "remove", AGREEMENT)
        terminal.wait_for_text(f"Remove '{AGREEMENT}'? [y/N]")
        screen = terminal.text()
        terminal.type("y\r")

        assert terminal.end() == 0, terminal.text()
        assert f"{AGREEMENT}: agreement between eapa and tass, signed on 31 January 2020" in screen
        for line in (
            f"  will be deleted: data/agreements/{AGREEMENT}.yaml",
            f"  will be deleted: documents/{AGREEMENT}/first.pdf",
            "  will be changed: data/register.yaml",
            "  no record refers to it",
        ):
            assert line in screen.splitlines()
        assert not (scans / f"data/agreements/{AGREEMENT}.yaml").exists()

    @pytest.mark.parametrize("answer", ["\r", "n\r", CTRL_C, CTRL_D], ids=["Enter", "n", "Ctrl-C", "Ctrl-D"])
    def test_removal_needs_a_yes(self, register: Path, answer: str) -> None:
        before = read_saved_files(register)
        terminal = Terminal(register, "remove", "tass", "--with-redirect", "aaru")
        terminal.wait_for_text("references will lead to 'aaru'", "Remove 'tass'? [y/N]")
        terminal.type(answer)

        assert terminal.end() == 3
        assert "nothing was removed" in terminal.text()
        assert read_saved_files(register) == before

    def test_change_too_large_for_the_log_needs_a_yes(self, register: Path) -> None:
        scan = register / f"documents/{AGREEMENT}/scan.pdf"
        scan.parent.mkdir(parents=True)
        with scan.open("wb") as file:
            file.truncate(command_log.MAX_BYTES + (1 << 20))  # the system stores no blocks for such a file
        record = register / f"data/agreements/{AGREEMENT}.yaml"
        with record.open("a", encoding="utf-8") as file_end:
            file_end.write(f"documents:\n  - {{path: documents/{AGREEMENT}/scan.pdf}}\n")
        before = read_saved_files(register)

        terminal = Terminal(register, "remove", AGREEMENT, "--yes")
        terminal.wait_for_text("this change replaces 257 MB, too much for the log", "Continue? [y/N]")
        terminal.type("n\r")

        assert terminal.end() == 3
        assert "nothing was written" in terminal.text()
        assert read_saved_files(register) == before
        assert scan.exists()


def test_a_removal_without_a_terminal_needs_the_option_yes(eapa: Eapa, register: Path) -> None:
    before = read_saved_files(register)

    outcome = eapa("remove", AGREEMENT)

    assert outcome == Outcome(
        3,
        "",
        f"error: nothing was removed: '{AGREEMENT}' is removed only after a confirmation on a terminal\n"
        "hint: add --yes in a script, or --dry-run to see the changes\n",
    )
    assert eapa("remove", AGREEMENT, "--dry-run").code == 0
    assert read_saved_files(register) == before
