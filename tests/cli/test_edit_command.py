"""`eapa edit`: the editor, invalid texts, and the recovery of a text after a failure."""

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import Eapa
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

from eapa_cli.entry.external_editor import locate_kept_text
from eapa_cli.yaml.decoding import MAX_BYTES

TASS = "data/organizations/tass.yaml"


@pytest.fixture(name="kept_text")
def file_of_kept_text(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which the program keeps the text of TASS if it cannot write the record."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return locate_kept_text(register, "tass.yaml")


@pytest.fixture(name="editor")
def scripted_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of an editor's program, which a test writes with `write_editor`."""
    program = tmp_path / "the editor.py"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(program)]))
    return program


UNCHANGED = "pass"
"""The change of an editor that leaves the text as it is."""


def write_editor(editor: Path, change: str) -> None:
    """Write an editor that runs Python statements on the variable `text`, and on the `path` of the edited file."""
    editor.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text('utf-8')\n"
        f"{change}\n"
        "path.write_text(text, 'utf-8', newline='\\n')\n",
        "utf-8",
    )


def test_edited_text_is_written_to_the_file(eapa: Eapa, register: Path, editor: Path, kept_text: Path) -> None:
    write_editor(editor, "text = text.replace('country: RU', 'country: KZ  # a comment')")
    before = (register / TASS).read_text("utf-8")

    outcome = eapa("edit", "tass")

    assert outcome == (0, "", f"changed: {TASS}\n")
    assert (register / TASS).read_text("utf-8") == before.replace("country: RU", "country: KZ  # a comment")
    assert not kept_text.exists()


def test_visual_takes_precedence_over_editor_and_may_have_arguments(
    eapa: Eapa, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_editor(editor, UNCHANGED)
    monkeypatch.setenv("VISUAL", os.environ["EDITOR"])  # Python with the path of a program
    monkeypatch.setenv("EDITOR", "not-this-one")

    assert eapa("edit", "tass") == (0, "", "nothing changed\n")


def test_dry_run_shows_the_difference_and_keeps_the_text(
    eapa: Eapa, register: Path, editor: Path, kept_text: Path
) -> None:
    write_editor(editor, "text = text.replace('RU', 'KZ')")

    outcome = eapa("edit", "TASS Russian News Agency", "--dry-run")

    assert outcome.code == 0
    assert "-country: RU\n+country: KZ\n" in outcome.out
    assert f"your text is kept in {kept_text}; 'eapa edit tass --resume' opens it again\n" in outcome.err
    assert "country: KZ" in kept_text.read_text("utf-8")
    assert "country: RU" in (register / TASS).read_text("utf-8")


def test_kept_text_is_resumed_by_another_version_of_the_program(
    eapa: Eapa, register: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_editor(editor, "text = text.replace('RU', 'KZ')")
    eapa("edit", "tass", "--dry-run")  # keeps the text
    monkeypatch.setattr("eapa_cli.index.read_model.VERSION", "another")
    write_editor(editor, UNCHANGED)

    assert eapa("edit", "tass", "--resume").code == 0
    assert "country: KZ" in (register / TASS).read_text("utf-8")


def test_text_with_errors_is_kept_and_resumed(eapa: Eapa, register: Path, editor: Path, kept_text: Path) -> None:
    write_editor(editor, "text = text.replace('country: RU', 'country: [')")
    refused = eapa("edit", "tass")
    invalid_text = kept_text.read_text("utf-8")
    write_editor(editor, "text = text.replace('country: [', 'country: KZ')")

    resumed = eapa("edit", "tass", "--resume")

    assert refused.code == 3
    assert "yaml-syntax" in refused.err
    assert f"your text is kept in {kept_text}" in refused.err
    assert "country: [" in invalid_text
    assert resumed.code == 0
    assert "country: KZ" in (register / TASS).read_text("utf-8")
    assert not kept_text.exists()


def test_an_older_kept_text_is_renamed_when_a_newer_one_is_kept(eapa: Eapa, editor: Path, kept_text: Path) -> None:
    for country in ("XX", "YY"):  # no codes of countries, so both texts are invalid
        write_editor(editor, f"text = text.replace('country: RU', 'country: {country}')")
        assert eapa("edit", "tass").code == 3

    assert "YY" in kept_text.read_text("utf-8")
    assert "XX" in kept_text.with_stem("tass.1").read_text("utf-8")
    message = f"an older text of 'tass' from an editor is saved in {kept_text.with_stem('tass.1')}"
    fix = "copy what you need from the file, and delete it"
    assert f"draft\t{message}\t{fix}\n" in eapa("doctor").out


def test_resume_without_a_kept_text_is_refused(eapa: Eapa, editor: Path) -> None:
    write_editor(editor, UNCHANGED)

    assert eapa("edit", "tass", "--resume") == (
        3, "", "error: no text of this record was kept\nhint: run the command without --resume\n",
    )  # fmt: skip


def test_unreadable_file_can_be_corrected_in_the_editor(eapa: Eapa, register: Path, editor: Path) -> None:
    original = (register / TASS).read_text("utf-8")
    (register / TASS).write_text("country: [", "utf-8")
    write_editor(editor, f"text = {original!r}")

    assert eapa("edit", "tass").code == 0
    assert (register / TASS).read_text("utf-8") == original


@pytest.mark.parametrize(
    ("editor_variable", "code", "message"),
    [
        ("", 2, "error: no editor is set\nhint: set VISUAL or EDITOR"),
        ("no-such-editor --wait", 2, "error: the editor 'no-such-editor' cannot be started: "),
    ],
)
def test_missing_or_unknown_editor_is_reported(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, editor_variable: str, code: int, message: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor_variable)
    monkeypatch.setenv("PATH", "")  # none of the default editors is installed

    outcome = eapa("edit", "tass")

    assert outcome.code == code
    assert message in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has notepad")
@pytest.mark.parametrize(
    ("installed", "used"),
    [(["sensible-editor", "nano", "vi"], "sensible-editor"), (["vi", "nano"], "nano"), (["vi"], "vi")],
)
def test_the_first_installed_default_editor_is_used_without_a_variable(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, installed: list[str], used: str
) -> None:
    for name in installed:
        script = register.parent / "bin" / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(f'#!/bin/sh\necho "notes: {name}" >> "$1"\n', encoding="utf-8")
        script.chmod(0o755)
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(register.parent / "bin"))

    assert eapa("edit", "tass").code == 0
    assert f"notes: {used}" in (register / TASS).read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("variable", "command", "reason"),
    [
        ("VISUAL", "vi 'x", "No closing quotation"),
        ("EDITOR", 'vi "x', "No closing quotation"),
        ("EDITOR", "vi \\", "No escaped character"),
    ],
)
def test_editor_with_incomplete_quoting_is_a_usage_error(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, variable: str, command: str, reason: str
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv(variable, command)

    assert eapa("edit", "tass") == (
        2, "", f"error: {variable} is not a command: {reason}\nhint: correct the quotation marks in {variable}\n",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes and links")
@pytest.mark.parametrize(
    ("replacement", "remainder"),
    [
        ("path.mkdir(); (path / 'notes').write_text('mine')", "a folder in place of the file {copy}"),
        ("os.mkfifo(path)", "a pipe in place of the file {copy}"),
        ("path.symlink_to('/etc/hosts')", "a link in place of the file {copy}"),
        ("path.symlink_to('none')", "a link in place of the file {copy}"),
        (
            # The name of a socket must be short, so the path is relative.
            "import socket; os.chdir(path.parent); socket.socket(socket.AF_UNIX).bind(path.name)",
            "a socket in place of the file {copy}",
        ),
        ("pass", "no file"),
    ],
    ids=["folder", "pipe", "link", "link to no file", "socket", "nothing"],
)
def test_editor_that_leaves_no_regular_file_is_reported_and_can_be_retried(
    eapa: Eapa, editor: Path, kept_text: Path, replacement: str, remainder: str
) -> None:
    script = f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[1])\npath.unlink()\n{replacement}\n"
    editor.write_text(script, "utf-8")
    copy = kept_text.parent / "open" / kept_text.name

    refused = eapa("edit", "tass")
    write_editor(editor, "text = text.replace('RU', 'KZ')")
    retried = eapa("edit", "tass")

    assert refused == (3, "", f"error: the editor left {remainder.format(copy=copy)}: nothing was changed\n")
    assert retried.code == 0
    assert f"changed: {TASS}" in retried.err.splitlines()
    assert not copy.exists()
    if remainder.startswith("a folder"):
        assert (kept_text / "notes").exists()  # the files of the folder are kept, too


def test_oversized_text_is_refused_and_kept(eapa: Eapa, register: Path, editor: Path, kept_text: Path) -> None:
    before = (register / TASS).read_bytes()
    write_editor(editor, f"text = '#' * {MAX_BYTES + 1}")

    outcome = eapa("edit", "tass")

    assert outcome.code == 3
    assert f"your text is kept in {kept_text}" in outcome.err
    assert (register / TASS).read_bytes() == before
    assert kept_text.stat().st_size == MAX_BYTES + 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_killed_editor_loses_no_text(eapa: Eapa, editor: Path, kept_text: Path) -> None:
    write_editor(editor, "import os; path.write_text(text.replace('RU', 'KZ')); os.kill(os.getpid(), 9)")

    outcome = eapa("edit", "tass")

    assert outcome.code == 3
    assert outcome.err.startswith(
        "error: the editor was ended by SIGKILL: nothing was changed\nhint: your text is kept"
    )
    assert "country: KZ" in kept_text.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_ctrl_c_reaches_the_editor_only(eapa: Eapa, register: Path, editor: Path) -> None:
    write_editor(editor, "import os, signal; os.kill(os.getppid(), signal.SIGINT); text = text.replace('RU', 'KZ')")

    assert eapa("edit", "tass").code == 0
    assert "country: KZ" in (register / TASS).read_text("utf-8")


@pytest.mark.usefixtures("covered_programs")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals and modes")
def test_text_of_a_killed_command_is_recovered(eapa: Eapa, register: Path, editor: Path, kept_text: Path) -> None:
    # The editor saves the text, and then kills the command that started it.
    write_editor(editor, "import os; path.write_text(text.replace('RU', 'KZ')); os.kill(os.getppid(), 9); sys.exit()")
    process = subprocess.run([sys.executable, "-m", "eapa_cli", "edit", "tass"], cwd=register, check=False)
    copy = kept_text.parent / "open/tass.yaml"
    assert "country: KZ" in copy.read_text("utf-8")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (copy, copy.parent, kept_text.parent)]

    write_editor(editor, "text = text.replace('KZ', 'UZ')")
    resumed = eapa("edit", "tass", "--resume")

    assert (process.returncode, modes) == (-9, [0o600, 0o700, 0o700])
    assert resumed.code == 0
    assert "country: UZ" in (register / TASS).read_text("utf-8")
    assert not kept_text.exists()


def test_interrupted_edit_is_announced_by_the_next_one(eapa: Eapa, editor: Path, kept_text: Path) -> None:
    (kept_text.parent / "open").mkdir(parents=True)
    (kept_text.parent / "open/tass.yaml").write_text("mine", "utf-8")
    write_editor(editor, UNCHANGED)

    outcome = eapa("edit", "tass")

    assert outcome == (
        0, "", "note: the text of an edit that was interrupted is kept; --resume opens it\nnothing changed\n",
    )  # fmt: skip
    assert kept_text.read_text("utf-8") == "mine"


def test_unchanged_text_of_an_interrupted_edit_is_neither_kept_nor_announced(
    eapa: Eapa, register: Path, editor: Path, kept_text: Path
) -> None:
    (kept_text.parent / "open").mkdir(parents=True)
    (kept_text.parent / "open/tass.yaml").write_bytes((register / TASS).read_bytes())
    write_editor(editor, UNCHANGED)

    assert eapa("edit", "tass") == (0, "", "nothing changed\n")
    assert not kept_text.exists()


@pytest.mark.usefixtures("covered_programs")
def test_record_is_edited_by_one_command_at_a_time(eapa: Eapa, register: Path, editor: Path, kept_text: Path) -> None:
    # While the editor runs, another command edits the record. Its errors go into the text.
    other_command = [sys.executable, "-m", "eapa_cli", "edit", "tass", "--register", str(register)]
    write_editor(
        editor,
        f"import subprocess; text += '# ' + subprocess.run({other_command}, capture_output=True, text=True).stderr",
    )

    assert eapa("edit", "tass").code == 3  # the errors of the other command have two lines, so the text is invalid
    assert "# error: another command edits the same record\nhint: finish it first" in kept_text.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "is_kept"),
    [("sys.exit(3)", False), ("path.write_text('mine', 'utf-8'); sys.exit(3)", True)],
    ids=["without a change", "after a change"],
)
def test_failing_editor_does_not_change_the_record_and_loses_no_text(
    eapa: Eapa, register: Path, editor: Path, kept_text: Path, *, change: str, is_kept: bool
) -> None:
    before = (register / TASS).read_bytes()
    write_editor(editor, change)

    outcome = eapa("edit", "tass")

    assert outcome.code == 3
    assert "error: the editor ended with code 3: nothing was changed\n" in outcome.err
    assert (register / TASS).read_bytes() == before
    assert kept_text.exists() is is_kept


def test_file_changed_meanwhile_is_not_overwritten_and_the_text_is_kept(
    eapa: Eapa, register: Path, editor: Path, kept_text: Path
) -> None:
    record = register / TASS
    write_editor(
        editor,
        f"pathlib.Path({str(record)!r}).write_text('id: tass\\n', 'utf-8'); text = text.replace('RU', 'KZ')",
    )

    outcome = eapa("edit", "tass")

    assert outcome.code == 3
    assert f"'{TASS}' was changed by someone else in the meantime" in outcome.err
    assert record.read_text("utf-8") == "id: tass\n"
    assert "country: KZ" in kept_text.read_text("utf-8")


def test_kept_text_does_not_undo_a_later_change_of_the_record(
    eapa: Eapa, register: Path, editor: Path, kept_text: Path
) -> None:
    write_editor(editor, "text = text.replace('RU', 'XX')")
    assert eapa("edit", "tass").code == 3  # keeps the text
    assert eapa("set", "tass", "founded=1904").code == 0
    write_editor(editor, "text = text.replace('XX', 'KZ')")

    refused = eapa("edit", "tass", "--resume")
    shown = eapa("edit", "tass", "--resume", "--dry-run")
    forced = eapa("edit", "tass", "--resume", "--force")

    assert refused.code == 3
    assert refused.err == (
        "error: 'tass.yaml' was changed since your text was kept, and the text would undo that change\n"
        "hint: add --dry-run to see the differences, or --force to write the text\n"
    )
    assert '-founded: "1904"\n' in shown.out
    assert forced.code == 0
    assert "founded" not in (register / TASS).read_text("utf-8")
    assert not [path for path in kept_text.parent.rglob("*") if path.is_file()]


def test_text_stays_in_a_temporary_file_without_a_state_folder(
    eapa: Eapa, tmp_path: Path, kept_text: Path, editor: Path
) -> None:
    (tmp_path / "state").write_text("a file", "utf-8")  # in place of the state folder
    write_editor(editor, "text = text.replace('RU', 'XX')")

    outcome = eapa("edit", "tass")

    _, _, temporary_path = outcome.err.partition("your text is kept in ")
    assert outcome.code == 3
    assert "country: XX" in Path(temporary_path.strip()).read_text("utf-8")
    assert not kept_text.exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which even a superuser cannot write")
def test_text_stays_in_a_temporary_file_if_the_state_folder_is_read_only(
    eapa: Eapa, kept_text: Path, editor: Path
) -> None:
    kept_text.parent.mkdir(parents=True)
    (kept_text.parent / "open").symlink_to("/proc/self")
    write_editor(editor, "text = text.replace('RU', 'XX')")

    outcome = eapa("edit", "tass")

    _, _, temporary_path = outcome.err.partition("your text is kept in ")
    assert outcome.code == 3
    assert "country: XX" in Path(temporary_path.strip()).read_text("utf-8")


# The first call makes the record invalid, and the second corrects it.
INVALID_THEN_VALID_EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[1])
text = path.read_text('utf-8')
new = 'country: KZ' if 'country: XX' in text else 'country: XX'
path.write_text(text.replace('country: XX', new).replace('country: RU', new), 'utf-8', newline='\\n')
"""


@pytest.fixture
def terminal(register: Path, tmp_path: Path) -> Terminal:
    """Start `eapa edit` on a terminal with an editor that makes the record invalid, and wait for the question."""
    (tmp_path / "editor.py").write_text(INVALID_THEN_VALID_EDITOR, "utf-8")
    editor = shlex.join([sys.executable, str(tmp_path / "editor.py")])
    terminal = Terminal(register, "edit", "tass", environ={"EDITOR": editor, "VISUAL": ""})
    terminal.wait_for_text("go on editing, drop it, or keep it aside?")
    return terminal


def test_user_can_continue_editing(register: Path, terminal: Terminal) -> None:
    terminal.type("what" + ENTER)  # not an answer, so the question is asked again
    terminal.type("g" + ENTER)

    assert terminal.end() == 0
    assert "country: KZ" in (register / TASS).read_text("utf-8")


def test_user_can_discard_the_text(register: Path, terminal: Terminal, kept_text: Path) -> None:
    terminal.type("d" + ENTER)

    assert terminal.end() == 0
    assert "country: RU" in (register / TASS).read_text("utf-8")
    assert not kept_text.exists()


@pytest.mark.parametrize("answer", ["k" + ENTER, CTRL_D, CTRL_C], ids=["keep", "Ctrl-D", "Ctrl-C"])
def test_user_can_keep_the_text(terminal: Terminal, answer: str, kept_text: Path) -> None:
    terminal.type(answer)

    assert terminal.end() == 3
    assert "country: XX" in kept_text.read_text("utf-8")
