"""All files of a set of changes change, or none does."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import interrupted
import killed
import pytest

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage import atomic_file as whole_file
from eapa_cli.storage import journal
from eapa_cli.storage.changes import ChangeSet, verify_unchanged
from eapa_cli.storage.journal import clear_away, commit, recover
from eapa_cli.storage.journal_format import Step, written
from eapa_cli.storage.layout import JOURNAL
from eapa_cli.storage.signature import seal_of
from eapa_cli.storage.store import Store

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


@pytest.fixture(name="root")
def register_root(tmp_path: Path) -> Path:
    root = tmp_path / "register"
    interrupted.lay_down(root)
    return root


@posix
@pytest.mark.parametrize(("more", "least"), [(0, 30), (40, 150)], ids=["few", "side-by-side"])
def test_killed_at_any_step_the_register_is_as_before_or_as_after(tmp_path: Path, more: int, least: int) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ["PYTHONPATH"] = str(Path(killed.__file__).parent)
    program = [sys.executable, interrupted.__file__, str(tmp_path), str(more)]

    outcome = subprocess.run(program, env=environ, capture_output=True, encoding="utf-8", check=False)

    assert outcome.stderr == ""
    steps, *seen = outcome.stdout.split()
    assert int(steps) > least
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {"before", "after"}


def test_all_files_change(root: Path) -> None:
    interrupted.change(root)

    assert interrupted.found(root) == interrupted.AFTER


def failing(monkeypatch: pytest.MonkeyPatch, name: str, times: range) -> None:
    """Let a function of the journal fail, as on a full disk, at some of its calls."""
    real: Callable[..., None] = getattr(journal, name)
    calls = 0

    def fail(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls in times:
            raise OSError(errno.ENOSPC, "No space left on device", "somewhere")
        real(*arguments)

    monkeypatch.setattr(journal, name, fail)


@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_on_a_full_disk_nothing_is_changed(root: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    failing(monkeypatch, "_write", range(call, call + 1))

    with pytest.raises(UnreadableError, match=r"^nothing was changed: somewhere: No space left on device$"):
        interrupted.change(root)

    assert interrupted.found(root) == interrupted.BEFORE
    assert not (root / JOURNAL).exists()


def test_on_a_full_disk_none_of_many_files_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = ChangeSet(Store(root))
    for number in range(60):
        changes.create(f"data/organizations/n{number}.yaml", {"id": f"n{number}"})
    with monkeypatch.context() as broken:
        failing(broken, "_write", range(20, 21))
        with pytest.raises(UnreadableError, match="nothing was changed"):
            commit(changes.store, changes, interrupted.own(root))
    assert interrupted.found(root) == interrupted.BEFORE

    commit(changes.store, changes, interrupted.own(root))

    assert len(interrupted.found(root)) == len(interrupted.BEFORE) + 60


def test_a_file_that_a_reader_has_open_for_a_moment_is_waited_for_where_the_system_minds_that(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "_TRIES", 20)
    monkeypatch.setattr(whole_file, "_PAUSE", 0)
    open_for: dict[Path, int] = {}

    def minding(change: Callable[..., object]) -> Callable[..., object]:
        # As on Windows: what another program has open is neither replaced nor deleted.
        def changed(path: Path, *arguments: Path, **more: bool) -> object:
            target = arguments[0] if arguments else path
            left = open_for.setdefault(target, 2)
            if target.exists() and left:
                open_for[target] -= 1
                raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))
            return change(path, *arguments, **more)

        return changed

    monkeypatch.setattr(Path, "replace", minding(Path.replace))
    monkeypatch.setattr(Path, "unlink", minding(Path.unlink))

    interrupted.change(root)

    assert interrupted.found(root) == interrupted.AFTER
    assert not (root / JOURNAL).exists()
    assert 0 in open_for.values()


def test_if_a_file_cannot_take_its_place_those_before_it_are_put_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "_flush_folder", range(2, 3))

    with pytest.raises(UnreadableError, match="nothing was changed"):
        interrupted.change(root)

    assert interrupted.found(root) == interrupted.BEFORE


def test_if_nothing_can_be_put_back_either_the_next_command_finishes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        failing(broken, "_flush_folder", range(2, 99))
        with pytest.raises(UnreadableError, match="the next command finishes it"):
            interrupted.change(root)
        with pytest.raises(UnreadableError, match="cannot be finished"):
            recover(root, "next", interrupted.own(root))

    recover(root, "next", interrupted.own(root))

    assert interrupted.found(root) == interrupted.AFTER


def left_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the register as a command that stopped in the midst of its renames does."""
    with monkeypatch.context() as broken:
        failing(broken, "_flush_folder", range(2, 99))
        with pytest.raises(UnreadableError):
            interrupted.change(root)


def test_a_file_changed_by_hand_after_an_interruption_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(root, monkeypatch)
    (root / "data/register.yaml").write_bytes(b"mine: 1\n")

    with pytest.raises(RefusedError, match=r"'data/register.yaml', and the file was changed since"):
        recover(root, "next", interrupted.own(root))

    assert (root / "data/register.yaml").read_bytes() == b"mine: 1\n"


def lay(root: Path, content: bytes | str) -> None:
    (root / ".eapa").mkdir()
    (root / JOURNAL).write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(
    "path",
    [
        "../x.yaml",
        "data/organizations/../../x.yaml",
        "/etc/x.yaml",
        "README.md",
        "data/organizations/..\\..\\..\\x.yaml",
    ],
)
def test_a_journal_leads_to_no_file_but_the_registers(root: Path, path: str) -> None:
    lay(root, written([Step(path, None, b"x")], interrupted.own(root)))

    with pytest.raises(RefusedError, match="not the register's"):
        recover(root, "next", interrupted.own(root))


@pytest.mark.parametrize("text", ["{", "[]", "{}", "[" * 100_000, "\udc80"])
def test_a_journal_that_cannot_be_read_is_refused_and_kept(root: Path, text: str) -> None:
    lay(root, text.encode("utf-8", "surrogateescape"))

    with pytest.raises(UnreadableError, match="cannot be read"):
        recover(root, "next", interrupted.own(root))

    assert (root / JOURNAL).exists()


@pytest.mark.parametrize("seal", ['"seal": "00", ', '"seal": "é", ', '"seal": 1, ', ""])
def test_a_journal_that_is_not_sealed_by_this_user_is_refused_and_kept(root: Path, seal: str) -> None:
    lay(root, f'{{"eapa": 2, {seal}"files": [{{"path": "data/organizations/b.yaml", "before": null, "after": ""}}]}}')

    with pytest.raises(RefusedError, match="is not of a command that you ran here"):
        recover(root, "next", interrupted.own(root))

    assert interrupted.found(root) == interrupted.BEFORE
    assert (root / JOURNAL).exists()


def test_a_user_without_a_folder_of_their_own_can_write_all_the_same(root: Path) -> None:
    interrupted.own(root).write_text("a file")

    interrupted.change(root)

    assert interrupted.found(root) == interrupted.AFTER


@posix
def test_the_key_is_its_users_alone_and_stays(root: Path) -> None:
    interrupted.change(root)
    (key,) = interrupted.own(root).iterdir()
    first = key.read_bytes()
    seal_of(b"", interrupted.own(root))

    assert key.stat().st_mode & 0o777 == 0o600
    assert key.read_bytes() == first


def test_a_read_only_file_is_not_replaced(root: Path) -> None:
    (root / "data/register.yaml").chmod(0o444)

    with pytest.raises(UnreadableError, match=r"nothing was changed: .*register.yaml: it is read-only"):
        interrupted.change(root)

    assert interrupted.found(root) == interrupted.BEFORE


def held(monkeypatch: pytest.MonkeyPatch, method: str, name: str, times: int) -> None:
    """Let a file be open in another program, as Windows minds it, for some of the times it is renamed or deleted."""
    real: Callable[..., object] = getattr(Path, method)
    left = iter(range(times))

    def try_(path: Path, *arguments: Path, **options: bool) -> object:
        if path.name == name and next(left, None) is not None:
            raise PermissionError(errno.EACCES, "it is open in another program", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr("eapa_cli.storage.atomic_file._TRIES", 4)
    monkeypatch.setattr("eapa_cli.storage.atomic_file._PAUSE", 0)
    monkeypatch.setattr(Path, method, try_)


@pytest.mark.parametrize(("method", "name"), [("replace", ".eapa-b.yaml.draft"), ("unlink", "a.yaml")])
def test_a_file_that_others_read_for_a_moment_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, method: str, name: str
) -> None:
    held(monkeypatch, method, name, 3)

    interrupted.change(root)

    assert interrupted.found(root) == interrupted.AFTER


def test_a_file_that_others_read_for_long_is_changed_by_the_next_command(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as busy:
        held(busy, "replace", ".eapa-b.yaml.draft", 99)
        with pytest.raises(UnreadableError, match=r"the next command finishes it: .*open in another program"):
            interrupted.change(root)

    recover(root, "next", interrupted.own(root))

    assert interrupted.found(root) == interrupted.AFTER


@posix
def test_a_file_keeps_its_permissions(root: Path) -> None:
    (root / "data/register.yaml").chmod(0o640)

    interrupted.change(root)

    assert (root / "data/register.yaml").stat().st_mode & 0o777 == 0o640


def test_a_file_that_was_changed_meanwhile_is_refused(root: Path) -> None:
    changes = ChangeSet(Store(root))
    changes.edit("data/register.yaml", {"x": 2})
    (root / "data/register.yaml").write_bytes(b"x: 3\n")

    with pytest.raises(RefusedError, match=r"'data/register.yaml' was changed by someone else meanwhile"):
        verify_unchanged(changes)


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_only_prepared_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(journal, "_take_back", lambda *_: None)
        killed.setattr(Path, "unlink", lambda *_, **__: None)
        failing(killed, "_write", range(3 if whole else 1, 99))
        with pytest.raises(UnreadableError):
            interrupted.change(root)
    draft = root / ".eapa/journal.json.draft"
    assert draft.exists() == whole
    if not whole:
        draft.write_text('{"files": [')

    recover(root, "next", interrupted.own(root))

    assert interrupted.found(root) == interrupted.BEFORE
    assert not draft.exists()


def test_with_nothing_left_behind_there_is_nothing_to_clear_away(root: Path) -> None:
    clear_away(root, interrupted.own(root))

    assert interrupted.found(root) == interrupted.BEFORE
