"""A set of changes is applied completely or not at all, and only by the user and in the folder of its journal."""

import contextlib
import errno
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import interrupted
import killed_actions
import pytest
from interrupted import finish_change
from repositories import Repo
from samples import DATA

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage import atomic_file, journal, journal_format
from eapa_cli.storage.change_set import ChangeSet, verify_unchanged
from eapa_cli.storage.journal import commit, recover, recover_under_lock
from eapa_cli.storage.journal_format import Step, encode_journal
from eapa_cli.storage.register_location import JOURNAL, JOURNAL_DRAFT
from eapa_cli.storage.store import Store

UNFORMATTED = "id:   long\nnames: [{value: Long, lang: en, kind: official}]\ntype: ngo\ncountry: KZ\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lacks forks, pipes, permissions and such names")
MAX_CALLS = 99
"""More calls of each function than a change makes."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a register with the files `interrupted.BEFORE`."""
    root = tmp_path / "register"
    interrupted.make_register(root)
    return root


@posix
@pytest.mark.parametrize("extra_count", [0, 40], ids=["few files", "files that are written in parallel"])
def test_a_change_killed_at_any_step_is_made_completely_or_not_at_all(tmp_path: Path, extra_count: int) -> None:
    # The program does not measure coverage, whose writes would count as steps.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ["PYTHONPATH"] = str(Path(killed_actions.__file__).parent)
    program = [sys.executable, interrupted.__file__, str(tmp_path), str(extra_count)]

    outcome = subprocess.run(program, env=environ, capture_output=True, encoding="utf-8", check=False)

    assert outcome.stderr == ""
    _step_count, *outcomes = outcome.stdout.split()
    assert set(outcomes) == {"before", "after"}
    assert outcomes == sorted(outcomes, reverse=True)  # a later kill never leaves the files as they were before


def test_a_change_is_made_in_all_its_files(root: Path) -> None:
    interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.AFTER


def test_a_reader_finds_a_moved_record_at_every_moment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = root / "data/organizations/a.yaml", root / "data/organizations/sub/c.yaml"
    places_by_moment: list[set[Path]] = []

    def watch(change: Callable[..., None]) -> Callable[..., None]:
        """Return a function that also records where the record is after the change."""

        def watched_change(*arguments: object, **options: object) -> None:
            change(*arguments, **options)
            places_by_moment.append({path for path in (old, new) if path.exists()})

        return watched_change

    for name in ("rename", "replace", "remove", "unlink"):
        monkeypatch.setattr(os, name, watch(getattr(os, name)))

    interrupted.change_files(root)

    assert set() not in places_by_moment
    assert {old, new} in places_by_moment
    assert places_by_moment[-1] == {new}


def make_fail(monkeypatch: pytest.MonkeyPatch, name: str, call_numbers: range) -> None:
    """Make a function of the journal fail at some of its calls, as on a full disk."""
    real: Callable[..., None] = getattr(journal, name)
    call_count = 0

    def fail(*arguments: object) -> None:
        nonlocal call_count
        call_count += 1
        if call_count in call_numbers:
            raise OSError(errno.ENOSPC, "No space left on device", "somewhere")
        real(*arguments)

    monkeypatch.setattr(journal, name, fail)


# The first write is that of the journal's draft, and the others are those of the drafts of files.
@pytest.mark.parametrize("write_number", [1, 2, 3, 4, 7])
def test_on_a_full_disk_nothing_is_changed(root: Path, monkeypatch: pytest.MonkeyPatch, write_number: int) -> None:
    make_fail(monkeypatch, "_write", range(write_number, write_number + 1))

    with pytest.raises(
        UnreadableError, match=r"^nothing was changed: '.*' cannot be written: No space left on device$"
    ):
        interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.BEFORE
    assert not (root / JOURNAL).exists()


def test_on_a_full_disk_no_new_file_remains(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_paths = {f"data/organizations/n{number}.yaml" for number in range(60)}  # enough to be written in parallel
    changes = ChangeSet(Store(root))
    for path in new_paths:
        changes.create(path, {"id": "new"})
    with monkeypatch.context() as broken:
        make_fail(broken, "_write", range(20, 21))  # one of the writes of new files
        with pytest.raises(UnreadableError, match="nothing was changed"):
            commit(changes.store, changes, interrupted.state_folder(root))
    assert interrupted.files_in(root) == interrupted.BEFORE

    commit(changes.store, changes, interrupted.state_folder(root))

    assert interrupted.files_in(root).keys() == interrupted.BEFORE.keys() | new_paths


def test_a_change_waits_for_readers_where_the_system_requires_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_file, "_TRY_COUNT", 3)
    monkeypatch.setattr(atomic_file, "_PAUSE_SECONDS", 0)
    remaining_refusals: dict[Path, int] = {}

    def refuse_twice(change: Callable[..., object]) -> Callable[..., object]:
        # Windows neither replaces nor deletes a file that another program has open.
        def change_or_refuse(path: Path, *arguments: Path, **options: bool) -> object:
            target = arguments[0] if arguments else path
            if target.exists() and remaining_refusals.setdefault(target, 2):
                remaining_refusals[target] -= 1
                raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))
            return change(path, *arguments, **options)

        return change_or_refuse

    monkeypatch.setattr(Path, "replace", refuse_twice(Path.replace))
    monkeypatch.setattr(Path, "unlink", refuse_twice(Path.unlink))

    interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.AFTER
    assert not (root / JOURNAL).exists()
    assert 0 in remaining_refusals.values()


def test_if_a_file_cannot_be_published_the_earlier_ones_are_restored(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_fail(monkeypatch, "flush_folder", range(2, 3))  # after the first files are published

    with pytest.raises(UnreadableError, match="nothing was changed"):
        interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.BEFORE


def test_if_nothing_can_be_restored_the_next_command_finishes_the_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        make_fail(broken, "flush_folder", range(2, MAX_CALLS))
        with pytest.raises(UnreadableError, match="the next command finishes it"):
            interrupted.change_files(root)
        with pytest.raises(UnreadableError, match="cannot be finished"):
            finish_change(root)

    finish_change(root)

    assert interrupted.files_in(root) == interrupted.AFTER


def interrupt_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a change that stops between its renames, so that a journal remains."""
    with monkeypatch.context() as broken:
        make_fail(broken, "flush_folder", range(2, MAX_CALLS))
        with pytest.raises(UnreadableError):
            interrupted.change_files(root)


def test_a_file_changed_by_hand_after_an_interruption_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_change(root, monkeypatch)
    (root / "data/register.yaml").write_bytes(b"mine: 1\n")

    with pytest.raises(RefusedError, match=r"'data/register.yaml', and the file was changed since"):
        finish_change(root)

    assert (root / "data/register.yaml").read_bytes() == b"mine: 1\n"


def write_journal(root: Path, content: bytes) -> None:
    """Write a journal with any content."""
    (root / ".eapa").mkdir(exist_ok=True)
    (root / JOURNAL).write_bytes(content)


@pytest.mark.parametrize(
    "path",
    [
        "../x.yaml",
        "data/organizations/../../x.yaml",
        "/etc/x.yaml",
        "README.md",
        "data/organizations/..\\..\\..\\x.yaml",  # leads out of the register on Windows
    ],
)
def test_a_journal_changes_only_files_of_the_register(root: Path, path: str) -> None:
    write_journal(root, encode_journal(root, [Step(path, None, b"x")], interrupted.state_folder(root)))

    with pytest.raises(RefusedError, match="not the register's"):
        finish_change(root)


# Only a body, a body that is nested too deeply to be read, and a byte that is not UTF-8.
@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b"[" * 100_000, b"\x80"])
def test_a_journal_without_a_header_is_refused_and_kept(root: Path, content: bytes) -> None:
    write_journal(root, content)

    with pytest.raises(UnreadableError, match="cannot be read"):
        finish_change(root)

    assert (root / JOURNAL).exists()


NEW_ORGANIZATION = Step("data/organizations/new.yaml", None, b"id: new\n")


def signed_journal(root: Path, *steps: Step) -> bytes:
    """Return a journal that this user signed, by default with the step NEW_ORGANIZATION."""
    return encode_journal(root, steps or [NEW_ORGANIZATION], interrupted.state_folder(root))


HEADER_FIELDS = ("name", "version", "size", "digest", "register", "inode", "signature")


def replace_field(content: bytes, field: str, text: bytes) -> bytes:
    """Replace a field of a journal's header."""
    header, _, body = content.partition(b"\n")
    fields = header.split(b" ")
    fields[HEADER_FIELDS.index(field)] = text
    return b" ".join(fields) + b"\n" + body


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("size", b"1"),
        ("digest", b"0" * 64),
        ("register", b"/elsewhere"),
        ("inode", b"1"),
        ("signature", b"0" * 64),
    ],
)
def test_a_journal_with_a_header_that_was_changed_is_refused_and_kept(root: Path, field: str, text: bytes) -> None:
    write_journal(root, replace_field(signed_journal(root), field, text))

    with pytest.raises(RefusedError, match="was not written by a command that you ran here"):
        finish_change(root)

    assert interrupted.files_in(root) == interrupted.BEFORE
    assert (root / JOURNAL).exists()


@pytest.mark.parametrize(
    "damage",
    [lambda content: content[:-1], lambda content: content + b" ", lambda content: content.replace(b"id: ", b"ID: ")],
    ids=["shorter", "longer", "changed"],
)
def test_a_journal_with_a_damaged_body_is_refused_and_kept(root: Path, damage: Callable[[bytes], bytes]) -> None:
    write_journal(root, damage(signed_journal(root)))

    with pytest.raises(UnreadableError, match="is damaged"):
        finish_change(root)

    assert interrupted.files_in(root) == interrupted.BEFORE
    assert (root / JOURNAL).exists()


def test_a_journal_in_a_copy_of_its_register_is_refused_and_kept(root: Path, tmp_path: Path) -> None:
    write_journal(root, signed_journal(root))
    copy = shutil.copytree(root, tmp_path / "copy")

    with pytest.raises(RefusedError, match="it belongs to the original folder ") as refused:
        recover(copy, command="next", state_folder=interrupted.state_folder(root))

    assert f"'{root}'" in refused.value.message
    assert "put the original folder back" in str(refused.value.hint)
    assert interrupted.files_in(copy) == interrupted.BEFORE
    assert (copy / JOURNAL).exists()
    # The key is deleted with the original journal, so the copy can no longer be recognized.
    assert finish_change(root)
    with pytest.raises(RefusedError, match="was not written by a command that you ran here"):
        recover(copy, command="next", state_folder=interrupted.state_folder(root))


def test_the_change_of_a_moved_register_is_finished_at_its_original_path(root: Path, tmp_path: Path) -> None:
    write_journal(root, signed_journal(root))
    moved = root.rename(tmp_path / "moved")
    with pytest.raises(RefusedError, match="it belongs to the original folder "):
        recover(moved, command="next", state_folder=interrupted.state_folder(root))

    moved.rename(root)

    assert finish_change(root)
    assert (root / "data/organizations/new.yaml").read_bytes() == b"id: new\n"


def test_a_journal_in_a_copy_at_the_original_path_is_refused(root: Path, tmp_path: Path) -> None:
    write_journal(root, signed_journal(root))
    original = root.rename(tmp_path / "original")
    shutil.copytree(original, root)
    with pytest.raises(RefusedError, match="it belongs to the original folder "):
        finish_change(root)
    assert interrupted.files_in(root) == interrupted.BEFORE

    shutil.rmtree(root)
    original.rename(root)

    assert finish_change(root)


def test_a_change_is_finished_if_git_is_not_installed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_journal(root, signed_journal(root))
    monkeypatch.setenv("PATH", str(tmp_path))  # a folder without programs

    assert finish_change(root)


def test_a_journal_that_git_tracks_is_refused(root: Path) -> None:
    repo = Repo(root).start()
    repo.commit("Start")
    write_journal(root, signed_journal(root))
    repo.git("add", "--force", JOURNAL)

    with pytest.raises(RefusedError, match=r"journal\.json is in git, and is not applied"):
        finish_change(root)

    assert (root / JOURNAL).exists()


def test_a_journal_in_a_repository_that_does_not_track_it_is_applied(root: Path) -> None:
    Repo(root).start().commit("Start")
    write_journal(root, signed_journal(root))

    assert finish_change(root)
    assert not (root / JOURNAL).exists()


def test_a_journal_that_reappears_after_its_change_is_refused(root: Path) -> None:
    content = signed_journal(root)
    write_journal(root, content)
    finish_change(root)
    (root / "data/organizations/new.yaml").unlink()
    (root / JOURNAL).write_bytes(content)

    with pytest.raises(RefusedError, match="was not written by a command that you ran here"):
        finish_change(root)

    assert not (root / "data/organizations/new.yaml").exists()


def test_a_huge_journal_is_refused(root: Path) -> None:
    write_journal(root, signed_journal(root))
    os.truncate(root / JOURNAL, 300 * 1024 * 1024)  # the limit is 256 MB

    with pytest.raises(RefusedError, match="has 300 MB, and is too large for a journal"):
        finish_change(root)


def test_a_change_too_large_for_a_journal_is_refused_before_writing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_format, "MAX_BODY_BYTES", 200)

    with pytest.raises(RefusedError, match="too large for one change"):
        interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.BEFORE
    assert not interrupted.state_folder(root).exists()


@pytest.mark.parametrize(
    "odd",
    [
        Step("data/organizations/\udcff.yaml", None, "Союз\n".encode()),
        Step("data/organizations/a.yaml", None, b"# caf\xe9\n"),
    ],
    ids=["name", "content"],
)
def test_names_and_contents_that_are_not_utf_8_are_written_and_read_back(root: Path, odd: Step) -> None:
    write_journal(root, signed_journal(root, odd))

    assert journal_format.read_steps(root, JOURNAL, interrupted.state_folder(root)) == [odd]


@posix
def test_a_register_in_a_folder_whose_name_is_not_utf_8_has_a_journal(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"a b\n%\xff")
    interrupted.make_register(odd)
    write_journal(odd, signed_journal(odd))

    assert recover(odd, command="next", state_folder=interrupted.state_folder(odd))


def make_pipe(path: Path) -> None:
    """Make a pipe."""
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    """Make a socket. Its name must be short, so it is relative to its folder."""
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(path.parent):
        server.bind(path.name)


@posix
@pytest.mark.parametrize("make", [make_pipe, Path.mkdir, make_socket])
def test_a_journal_that_is_not_a_regular_file_is_refused(root: Path, make: Callable[[Path], None]) -> None:
    (root / ".eapa").mkdir()
    make(root / JOURNAL)

    with pytest.raises(RefusedError, match="is not a regular file"):
        finish_change(root)


@posix
@pytest.mark.parametrize("make", [make_pipe, make_socket])
def test_a_draft_that_is_not_a_regular_file_is_deleted(root: Path, make: Callable[[Path], None]) -> None:
    (root / ".eapa").mkdir()
    make(root / JOURNAL_DRAFT)

    assert not finish_change(root)
    assert not os.path.lexists(root / JOURNAL_DRAFT)


def test_a_folder_in_place_of_a_draft_is_reported(root: Path) -> None:
    (root / JOURNAL_DRAFT).mkdir(parents=True)

    with pytest.raises(RefusedError, match=r"^\.eapa/journal\.json\.draft is a folder$"):
        finish_change(root)


def test_a_user_without_a_state_folder_can_write(root: Path) -> None:
    interrupted.state_folder(root).write_text("a file in place of the folder")

    interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.AFTER


def find_key(root: Path) -> Path:
    """Return the file of the only key."""
    (key,) = (interrupted.state_folder(root) / "journals").iterdir()
    return key


@posix
def test_the_key_is_private_and_deleted_with_the_journal(root: Path) -> None:
    write_journal(root, signed_journal(root))

    assert find_key(root).stat().st_mode & 0o777 == 0o600
    assert find_key(root).parent.stat().st_mode & 0o777 == 0o700

    finish_change(root)

    assert list((interrupted.state_folder(root) / "journals").iterdir()) == []


def make_readable_by_group(path: Path) -> None:
    path.chmod(0o640)


def make_folder_writable_by_group(path: Path) -> None:
    path.parent.chmod(0o770)


def move_folder_behind_link(path: Path) -> None:
    path.parent.symlink_to(path.parent.rename(path.parent.with_name("elsewhere")))


def move_behind_link(path: Path) -> None:
    path.symlink_to(path.rename(path.parent.parent / "key"))


def add_second_name(path: Path) -> None:
    (path.parent.parent / "key").hardlink_to(path)


def cut_off_last_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@posix
@pytest.mark.parametrize(
    "make_untrusted",
    [
        make_readable_by_group,
        make_folder_writable_by_group,
        move_behind_link,
        add_second_name,
        cut_off_last_byte,
        replace_by_pipe,
        Path.unlink,
    ],
)
def test_an_untrusted_key_is_refused_and_replaced_by_the_next_change(
    root: Path, make_untrusted: Callable[[Path], None]
) -> None:
    write_journal(root, signed_journal(root))
    make_untrusted(find_key(root))

    with pytest.raises(RefusedError, match="was not written by a command that you ran here"):
        finish_change(root)

    (root / JOURNAL).unlink()
    write_journal(root, signed_journal(root))
    assert finish_change(root)


@posix
def test_no_key_is_stored_through_a_link(root: Path) -> None:
    write_journal(root, signed_journal(root))
    move_folder_behind_link(find_key(root))

    with pytest.raises(RefusedError, match="was not written by a command that you ran here"):
        finish_change(root)

    (root / JOURNAL).unlink()
    stored = find_key(root).read_bytes()
    interrupted.change_files(root)
    assert find_key(root).read_bytes() == stored
    assert interrupted.files_in(root) == interrupted.AFTER


def test_a_read_only_file_is_not_replaced(root: Path) -> None:
    (root / "data/register.yaml").chmod(0o444)

    with pytest.raises(
        UnreadableError, match=r"nothing was changed: .*register.yaml' cannot be written: it is read-only"
    ):
        interrupted.change_files(root)

    assert interrupted.files_in(root) == interrupted.BEFORE


def test_a_file_that_stays_open_is_changed_by_the_next_command(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def refuse_for_one_file(path: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError(errno.EACCES, "it is open in another program", str(path))
        return real(path, target)

    with monkeypatch.context() as busy:
        busy.setattr(atomic_file, "_TRY_COUNT", 4)
        busy.setattr(atomic_file, "_PAUSE_SECONDS", 0)
        busy.setattr(Path, "replace", refuse_for_one_file)
        with pytest.raises(UnreadableError, match=r"the next command finishes it: .*open in another program"):
            interrupted.change_files(root)

    finish_change(root)

    assert interrupted.files_in(root) == interrupted.AFTER


@posix
def test_a_file_keeps_its_permissions(root: Path) -> None:
    (root / "data/register.yaml").chmod(0o640)

    interrupted.change_files(root)

    assert (root / "data/register.yaml").stat().st_mode & 0o777 == 0o640


def test_a_file_changed_by_others_is_refused(root: Path) -> None:
    changes = ChangeSet(Store(root))
    changes.edit("data/register.yaml", {"x": 2})
    (root / "data/register.yaml").write_bytes(b"x: 3\n")

    with pytest.raises(RefusedError, match=r"'data/register.yaml' was changed by someone else in the meantime"):
        verify_unchanged(changes)


def stop_at_write(root: Path, monkeypatch: pytest.MonkeyPatch, write_number: int) -> None:
    """Make a change that stops at one of its writes and cannot delete its drafts, as if it was killed."""
    with monkeypatch.context() as killed:
        killed.setattr(journal, "_delete_drafts", lambda *_: None)
        killed.setattr(Path, "unlink", lambda *_, **__: None)
        make_fail(killed, "_write", range(write_number, MAX_CALLS))
        with pytest.raises(UnreadableError):
            interrupted.change_files(root)


@pytest.mark.parametrize("is_draft_complete", [True, False])
def test_a_prepared_change_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch, *, is_draft_complete: bool) -> None:
    # The first write is that of the journal's draft.
    stop_at_write(root, monkeypatch, 3 if is_draft_complete else 1)
    draft = root / JOURNAL_DRAFT
    assert draft.exists() is is_draft_complete
    if not is_draft_complete:
        content = signed_journal(root)
        draft.write_bytes(content[: len(content) // 2])

    finish_change(root)

    assert interrupted.files_in(root) == interrupted.BEFORE
    assert not draft.exists()


def test_without_an_interrupted_change_recovery_does_nothing(root: Path) -> None:
    recover_under_lock(root, interrupted.state_folder(root))

    assert interrupted.files_in(root) == interrupted.BEFORE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("command", ["rename tass tass-new", "set tass country=KZ", "fmt"])
def test_a_write_refused_by_the_disk_names_the_file(root: Path, command: str, *, is_first: bool) -> None:
    """Check the message of a write that fails in the middle, as on a full disk: the limit for files is 0 bytes.

    The first command of a register also writes `.eapa/.gitignore`.
    """
    shutil.copytree(DATA, root / "copy/data")
    (root / "copy/data/organizations/long.yaml").write_text(UNFORMATTED, encoding="utf-8")
    if not is_first:
        (root / "copy/.eapa").mkdir()
        (root / "copy/.eapa/.gitignore").write_bytes(b"*\n")
    before = {path: path.read_bytes() for path in (root / "copy/data").rglob("*.yaml")}
    # Under the limit, coverage could not write its files.
    without_coverage = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ = without_coverage | {"XDG_CACHE_HOME": str(root / "cache"), "XDG_STATE_HOME": str(root / "state")}
    subprocess.run([sys.executable, "-m", "eapa_cli", "list"], cwd=root / "copy", env=environ, check=True)

    line = f"ulimit -f 0; exec {shlex.quote(sys.executable)} -m eapa_cli {command}"
    result = subprocess.run(
        ["sh", "-c", line], cwd=root / "copy", env=environ, capture_output=True, text=True, check=False
    )

    assert result.returncode == 4
    assert re.search(r"^error: .*'.*(yaml|\.eapa/.*)' cannot be written: File too large$", result.stderr, re.MULTILINE)
    assert "Traceback" not in result.stderr
    assert "stdout" not in result.stderr  # the message names the file, and not the output
    assert {path: path.read_bytes() for path in (root / "copy/data").rglob("*.yaml")} == before
