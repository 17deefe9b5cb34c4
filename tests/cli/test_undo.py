"""`eapa undo` undoes commands, and `eapa log` lists them. `eapa remove` asks before it deletes."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from running import Eapa, Outcome
from samples import edit_file, read_saved_files
from terminal import CTRL_C, CTRL_D, Terminal

from eapa_cli.storage import command_log

TASS = "data/organizations/tass.yaml"
AGREEMENT = "2020-01-31-eapa-tass"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows protects files by access lists")
NOTHING_TO_UNDO = Outcome(
    3,
    "",
    "error: no command can be undone\nhint: 'eapa log' lists the last commands that changed this register\n",
)
"""What `eapa undo` prints if the log has no command that can be undone."""


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
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
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


def test_redo_restores_what_one_undo_undid(eapa: Eapa, register: Path) -> None:
    original = read_saved_files(register)
    after_year: dict[int, dict[str, bytes]] = {}
    for year in (1901, 1902, 1903):
        assert eapa("set", "tass", f"founded={year}").code == 0
        after_year[year] = read_saved_files(register)

    assert eapa("undo", "2").code == 0
    assert read_saved_files(register) == after_year[1901]
    assert eapa("undo").code == 0
    assert read_saved_files(register) == original
    assert eapa("undo") == NOTHING_TO_UNDO

    # The last undo undid one command, and the one before it undid two.
    assert eapa("undo", "--redo").code == 0
    assert read_saved_files(register) == after_year[1901]
    assert eapa("undo", "--redo").code == 0
    assert read_saved_files(register) == after_year[1903]
    assert eapa("undo", "--redo").err.startswith("error: no 'eapa undo' can be undone\n")

    # Commands that were restored can be undone one by one again.
    assert eapa("undo").code == 0
    assert read_saved_files(register) == after_year[1902]


@pytest.fixture
def _change_after_an_undo(eapa: Eapa) -> None:
    """Change the register, undo the change, and make another change."""
    for command in (["set", "tass", "founded=1901"], ["undo"], ["set", "tass", "founded=1902"]):
        assert eapa(*command).code == 0


@pytest.mark.usefixtures("_change_after_an_undo")
def test_new_command_prevents_redo(eapa: Eapa) -> None:
    assert eapa("undo", "--redo").code == 3


@pytest.mark.usefixtures("_change_after_an_undo")
def test_undo_of_more_commands_than_possible_is_refused_with_their_number(eapa: Eapa) -> None:
    # The first change is undone already.
    assert eapa("undo", "2").err.startswith("error: only 1 can be undone\n")


def test_commands_that_cancel_out_are_undone_together(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1901").code == 0
    assert eapa("unset", "tass", "founded").code == 0
    # The second command restored the file as it was before the first one.
    before = read_saved_files(register)

    assert eapa("undo", "2").code == 0

    assert read_saved_files(register) == before
    assert eapa("undo") == NOTHING_TO_UNDO


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
    edit_file(register / f"data/agreements/{AGREEMENT}.yaml", "organization: tass", "organization: river-league")

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
    # A dry run is not an undo, so that the command can still be undone.
    assert eapa("undo").code == 0


@pytest.fixture
def _log_of_three_commands(eapa: Eapa) -> None:
    """Run a command that stays, a command that is undone, and its undo."""
    for command in (["set", "tass", "founded=1904"], ["rename", "tass", "tass-ru"], ["undo"]):
        assert eapa(*command).code == 0


@pytest.mark.usefixtures("_log_of_three_commands")
def test_the_log_lists_the_commands_with_their_effects_and_states_from_the_last_one_on(eapa: Eapa) -> None:
    log_rows = json.loads(eapa("log", "--format", "json").out)["records"]

    assert [(row["number"], row["command"], row["effect"], row["state"]) for row in log_rows] == [
        (3, "eapa undo", "Rename 'tass-ru' to 'tass'", "done"),
        (2, "eapa rename tass tass-ru", "Rename 'tass' to 'tass-ru'", "taken back"),
        (1, "eapa set tass founded=1904", "Add the date of founding of TASS Russian News Agency", "done"),
    ]
    *_, first_command = log_rows
    assert first_command["files"] == [TASS]


@pytest.mark.usefixtures("_log_of_three_commands")
def test_the_table_of_the_log_marks_a_command_that_was_undone(eapa: Eapa) -> None:
    table = eapa("log", "--format", "table")

    assert table.code == 0
    assert "undone" in table.out


@pytest.mark.usefixtures("_log_of_three_commands")
def test_a_limited_log_has_the_last_commands(eapa: Eapa) -> None:
    heading, row = (line.split("\t") for line in eapa("log", "--limit", "1").out.splitlines())

    assert row[heading.index("command")] == "eapa undo"


def test_an_empty_log_is_reported_as_such(eapa: Eapa) -> None:
    outcome = eapa("log", "--format", "table")

    assert (outcome.code, outcome.err) == (0, "no command has changed this register\n")


@pytest.mark.parametrize("damage", [b"", b"nonsense\n", b"\xff\n{}\n"], ids=["empty", "text", "not UTF-8"])
def test_a_damaged_entry_is_reported_and_skipped(eapa: Eapa, register: Path, damage: bytes) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("set", "aaru", "founded=1964").code == 0
    _, second = list_log_entries(register)
    second.write_bytes(damage)

    logged = eapa("log", "--format", "json")
    undone = eapa("undo")

    warning = "warning: 1 entry of the log is damaged, and its command cannot be undone\n"
    assert (logged.code, logged.err) == (0, warning)
    assert [row["command"] for row in json.loads(logged.out)["records"]] == ["eapa set tass founded=1904"]
    assert undone.err.startswith(f"{warning}undone: Add the date of founding of TASS")


def test_damaged_entries_are_counted(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("set", "aaru", "founded=1964").code == 0
    for entry in list_log_entries(register):
        entry.write_bytes(b"")

    assert "2 entries of the log are damaged" in eapa("log").err


def split_entry(entry: bytes) -> tuple[bytes, bytes]:
    """Return the header of an entry, a line of signature and a line of JSON, and the contents of its files."""
    signature, description, contents = entry.split(b"\n", 2)
    return signature + b"\n" + description + b"\n", contents


def test_damaged_contents_are_not_restored(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (["set", "tass", "founded=1904"], ["set", "tass", "founded=1905"]):
        assert eapa(*command).code == 0
    first, second = list_log_entries(register)
    header, contents = split_entry(second.read_bytes())
    _, contents_of_first = split_entry(first.read_bytes())
    before = read_saved_files(register)

    cut, not_compressed, of_another_command = contents[:-9], b"\xff" * 9, contents_of_first
    for damaged in (cut, not_compressed, of_another_command):
        second.write_bytes(header + damaged)
        assert "its entry in the log is damaged" in eapa("undo").err
    assert read_saved_files(register) == before
    monkeypatch.setenv("EAPA_LANG", "ru")
    assert "нельзя отменить: её запись в журнале повреждена\n" in eapa("undo").err


@POSIX
def test_an_entry_that_other_users_could_write_is_not_used(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    entry.chmod(0o666)

    assert eapa("undo").code == 3


@POSIX
def test_only_the_user_reads_and_writes_the_log(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    (entry,) = list_log_entries(register)
    assert entry.stat().st_mode & 0o777 == 0o600
    assert entry.parent.stat().st_mode & 0o777 == 0o700


def test_a_register_that_replaces_another_does_not_use_its_log(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    # A copy with the same path, but not the same folder.
    shutil.copytree(register, register.parent / "other")
    register.rename(register.parent / "moved")
    (register.parent / "other").rename(register)

    assert eapa("undo").code == 3
    assert eapa("set", "aaru", "founded=1964").code == 0
    log_rows = json.loads(eapa("log", "--format", "json").out)["records"]
    assert [row["command"] for row in log_rows] == ["eapa set aaru founded=1964"]


def set_years_of_founding(eapa: Eapa, *years: int) -> None:
    """Change the same record once for each year."""
    for year in years:
        assert eapa("set", "tass", f"founded={year}").code == 0


def list_numbers(register: Path) -> list[int]:
    """Return the numbers of the commands in the log."""
    return [int(path.stem) for path in list_log_entries(register)]


def test_the_log_keeps_a_limited_number_of_commands(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_log, "MAX_COMMANDS", 3)

    set_years_of_founding(eapa, 1901, 1902, 1903, 1904)

    assert list_numbers(register) == [2, 3, 4]


def test_the_log_drops_commands_older_than_90_days(eapa: Eapa, register: Path) -> None:
    set_years_of_founding(eapa, 1901, 1902)
    older_than_90_days = time.time() - 91 * 24 * 60 * 60
    first, _ = list_log_entries(register)
    os.utime(first, (older_than_90_days, older_than_90_days))

    set_years_of_founding(eapa, 1903)

    assert list_numbers(register) == [2, 3]


def test_the_log_keeps_the_last_commands_that_fit_into_its_size(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_years_of_founding(eapa, 1901, 1902, 1903)
    # The next entry is about as large as each of these three, so that only two fit with it.
    size = sum(path.stat().st_size for path in list_log_entries(register))
    monkeypatch.setattr(command_log, "MAX_BYTES", size - 1)

    set_years_of_founding(eapa, 1904)

    assert list_numbers(register) == [3, 4]
    assert eapa("undo", "2").code == 0


@pytest.fixture
def change_too_large_for_the_log(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Change a record that is larger than the log may be, and return the outcome."""
    monkeypatch.setattr(command_log, "MAX_BYTES", 100)
    return eapa("set", "tass", "founded=1904")


def test_a_change_that_is_too_large_for_the_log_is_made_with_a_warning(
    change_too_large_for_the_log: Outcome, register: Path
) -> None:
    assert change_too_large_for_the_log.err.startswith(
        "warning: this change replaces 0 MB, too much for the log: 'eapa undo' cannot undo it"
    )
    assert f"changed: {TASS}\n" in change_too_large_for_the_log.err
    assert '"1904"' in (register / TASS).read_text(encoding="utf-8")


@pytest.mark.usefixtures("change_too_large_for_the_log")
@pytest.mark.parametrize(
    ("language", "refusal"),
    [
        ("en", "'eapa set tass founded=1904' cannot be undone: its files are too large for the log"),
        ("ru", "нельзя отменить: её файлы слишком велики для журнала\n"),
    ],
)
def test_a_change_that_is_too_large_for_the_log_cannot_be_undone(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, language: str, refusal: str
) -> None:
    monkeypatch.setenv("EAPA_LANG", language)

    assert refusal in eapa("undo").err
    assert '"1904"' in (register / TASS).read_text(encoding="utf-8")


def test_a_command_without_a_state_folder_reports_that_it_cannot_be_undone(eapa: Eapa, register: Path) -> None:
    # A file in the place of the folder, so that the folder cannot be created.
    (register.parent / "state").write_text("a file")

    outcome = eapa("set", "tass", "founded=1904")

    assert outcome.code == 0
    assert "note: 'eapa undo' cannot undo this change, because '" in outcome.err
    assert eapa("undo").code == 3


@pytest.fixture(name="scans")
def register_with_scans(eapa: Eapa, register: Path) -> Path:
    """Return a register with two scans of an agreement, whose bytes are no valid text."""
    for name in ("first", "second"):
        (register.parent / f"{name}.pdf").write_bytes(b"%PDF\r\n\x00\xff" + name.encode())
        assert eapa("attach", AGREEMENT, str(register.parent / f"{name}.pdf")).code == 0
    return register


def test_undo_and_redo_restore_every_byte_of_scans(eapa: Eapa, scans: Path) -> None:
    original = read_saved_files(scans)
    # The scans are moved, then deleted; a scan of another agreement is added.
    commands = (
        ["rename", AGREEMENT, "other"],
        ["remove", "other", "--yes"],
        ["attach", "2021-07-27-eapa-aaru", str(scans.parent / "first.pdf")],
    )
    states_after = []
    for command in commands:
        assert eapa(*command).code == 0
        states_after.append(read_saved_files(scans))
    after_renaming, after_removal, _ = states_after
    assert len(after_removal) == len(after_renaming) - len(["the record", "first.pdf", "second.pdf"])

    for state in (after_removal, after_renaming, original):
        assert eapa("undo").code == 0
        assert read_saved_files(scans) == state
    for state in states_after:
        assert eapa("undo", "--redo").code == 0
        assert read_saved_files(scans) == state
    assert eapa("undo", str(len(commands))).code == 0
    assert read_saved_files(scans) == original


def test_a_missing_or_damaged_copy_of_a_scan_is_reported(eapa: Eapa, scans: Path) -> None:
    assert eapa("remove", AGREEMENT, "--yes").code == 0
    before = read_saved_files(scans)
    copy, _copy_of_other_scan = (scans.parent / "state").rglob("*.document")

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
    _first_copy, _second_copy = (scans.parent / "state").rglob("*.document")
    # The entry of the next command replaces that of the removal.
    monkeypatch.setattr(command_log, "MAX_COMMANDS", 1)

    assert eapa("set", "tass", "founded=1904").code == 0

    assert [path.suffix for path in (scans.parent / "state").rglob("commands/*/*")] == [".entry"]


def test_a_killed_command_can_be_undone_if_its_change_was_made(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    entry.rename(entry.with_suffix(".pending"))  # the state after a kill before the last step

    log_rows = json.loads(eapa("log", "--format", "json").out)["records"]
    assert [row["command"] for row in log_rows] == ["eapa set tass founded=1904"]
    assert eapa("undo").code == 0


def test_a_killed_command_that_changed_nothing_is_not_in_the_log(eapa: Eapa, register: Path) -> None:
    before = read_saved_files(register)
    assert eapa("set", "tass", "founded=1904").code == 0
    (entry,) = list_log_entries(register)
    # The state after a kill before the change of the file.
    entry.rename(entry.with_suffix(".pending"))
    (register / TASS).write_bytes(before[TASS])

    assert json.loads(eapa("log", "--format", "json").out)["records"] == []
    assert eapa("undo").code == 3
    # Nor is it in the log after the next command.
    assert eapa("set", "aaru", "founded=1964").code == 0
    assert eapa("undo").code == 0
    assert eapa("undo") == NOTHING_TO_UNDO
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
        terminal = Terminal(register, "remove", "tass", "--with-redirect", "Association of Arab Universities")
        terminal.wait_for_text("references will lead to 'aaru'", "Remove 'tass'? [y/N]")
        # The capital N means that Enter alone is a no.
        terminal.type(answer)

        assert terminal.end() == 3
        assert "error: nothing was removed" in terminal.text().splitlines()
        assert read_saved_files(register) == before

    def test_change_too_large_for_the_log_needs_a_yes(self, register: Path) -> None:
        scan = register / f"documents/{AGREEMENT}/scan.pdf"
        scan.parent.mkdir(parents=True)
        with scan.open("wb") as file:
            # The log may have 256 MB, and the scan 1 MB more. The system stores no blocks for such an empty file.
            file.truncate(command_log.MAX_BYTES + 1024 * 1024)
        record = register / f"data/agreements/{AGREEMENT}.yaml"
        with record.open("a", encoding="utf-8") as file_end:
            file_end.write(f"documents:\n  - {{path: documents/{AGREEMENT}/scan.pdf}}\n")
        before = record.read_bytes()

        terminal = Terminal(register, "remove", AGREEMENT, "--yes")
        terminal.wait_for_text("this change replaces 257 MB, too much for the log", "Continue? [y/N]")
        terminal.type("n\r")

        assert terminal.end() == 3
        assert "nothing was written" in terminal.text()
        assert record.read_bytes() == before
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
    assert read_saved_files(register) == before


def test_an_answer_in_another_encoding_is_not_a_confirmation(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eapa_cli.cli.commands.remove.has_terminal", lambda: True)

    outcome = eapa("remove", AGREEMENT, stdin="д\n".encode("cp1251"))

    assert outcome.code == 3
    assert outcome.err.endswith("error: nothing was removed\n")


def test_a_dry_run_of_a_removal_needs_no_confirmation(eapa: Eapa, register: Path) -> None:
    before = read_saved_files(register)

    assert eapa("remove", AGREEMENT, "--dry-run").code == 0

    assert read_saved_files(register) == before
