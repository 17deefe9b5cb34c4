"""How all files of a set of changes change together, also when the machine stops in between.

1. A draft of the journal is written: each path, a hash of what stands there, and the text that is to stand there.
2. Each new text is written beside its file, under a name that no command reads.
3. The draft becomes the journal, by a rename. Up to here the register is as before, from here on it is as after.
4. Each new text takes its file's place, by a rename, or the file is deleted; then the journal goes.

Whoever opens the register and finds a journal does step 4 first; whoever finds a draft, and nobody at work on it,
undoes 1 and 2.
"""

import errno
import json
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.errors import EapaError, RefusedError, UnreadableError
from eapa_cli.storage.changes import Change
from eapa_cli.storage.layout import JOURNAL, JOURNAL_DRAFT, is_inside
from eapa_cli.storage.lock import locked, state_folder
from eapa_cli.storage.store import Store
from eapa_cli.storage.whole_file import DRAFT_PREFIX, new_file

_GIVE_UP: Final = f"delete {JOURNAL} to give up what a command had begun, and look at 'git status'"


class _Step(NamedTuple):
    """A file of the register, a hash of its bytes before, and its bytes after; None where there is no file."""

    path: str
    before: str | None
    after: bytes | None


def commit(store: Store, changes: Iterable[Change]) -> None:
    """Make all changes or none; the caller holds the lock, and has seen that no file was changed meanwhile.

    Raises:
        UnreadableError: the disk is full, or a file or folder cannot be written; then nothing was changed.
    """
    planned = list(changes)
    steps = [_Step(change.path, _hash(change.before), change.after) for change in planned]
    try:
        _prepare(store.root, steps)
        _make(store.root, planned, steps)
    except OSError as error:
        begun = (store.root / JOURNAL).exists()
        done = "the change is made in part, and the next command finishes it" if begun else "nothing was changed"
        raise UnreadableError(f"{done}: {_reason(error)}") from error


def recover(root: Path, command: str) -> None:
    """Finish what a command that was interrupted had begun.

    Raises:
        RefusedError: one of its files was changed since, and to go on would lose that.
        UnreadableError: the register cannot be written.
    """
    with locked(root, command):
        clear_away(root)


def tidy_up(root: Path, command: str) -> None:
    """Take back what a command that was interrupted had only prepared; left alone if it cannot be, or is being made."""
    with suppress(EapaError), locked(root, command, patience=0):
        clear_away(root)


def clear_away(root: Path) -> None:
    """What `recover` does, for one who holds the lock."""
    try:
        if (root / JOURNAL).exists():
            steps = _read(root / JOURNAL)
            _verify(Store(root), steps)
            for step in steps:
                _write_beside(root, step)
            _put_in_place(root, steps)
        if (root / JOURNAL_DRAFT).exists():
            # If it is not whole, nothing else was written yet.
            with suppress(UnreadableError):
                _take_back(root, _read(root / JOURNAL_DRAFT))
            (root / JOURNAL_DRAFT).unlink()
    except OSError as error:
        raise UnreadableError(f"a change that was interrupted cannot be finished: {_reason(error)}") from error


def _prepare(root: Path, steps: list[_Step]) -> None:
    state_folder(root)
    try:
        _write(root / JOURNAL_DRAFT, _journal(steps))
        for step in steps:
            _see_that_it_may_be_written(root / step.path)
            _write_beside(root, step)
        (root / JOURNAL_DRAFT).replace(root / JOURNAL)
    except OSError:
        _take_back(root, steps)
        (root / JOURNAL_DRAFT).unlink(missing_ok=True)
        raise
    _flush_folder((root / JOURNAL).parent)


def _make(root: Path, changes: list[Change], steps: list[_Step]) -> None:
    try:
        _put_in_place(root, steps)
    except OSError:
        before = [_Step(change.path, None, change.before) for change in changes]
        _take_back(root, steps)
        for step in before:
            _write_beside(root, step)
        _put_in_place(root, before)
        raise


def _put_in_place(root: Path, steps: list[_Step]) -> None:
    # What is new comes first: who reads meanwhile rather finds a record twice than not at all.
    for step in sorted(steps, key=lambda step: step.after is None):
        target = root / step.path
        if step.after is None:
            target.unlink(missing_ok=True)
        else:
            _beside(target).replace(target)
    for folder in {(root / step.path).parent for step in steps}:
        _flush_folder(folder)
    (root / JOURNAL).unlink()


def _take_back(root: Path, steps: list[_Step]) -> None:
    for step in steps:
        _beside(root / step.path).unlink(missing_ok=True)


def _verify(store: Store, steps: list[_Step]) -> None:
    for step in steps:
        if _hash(store.current(step.path)) not in {step.before, _hash(step.after)}:
            raise RefusedError(
                f"a command was interrupted while it changed '{step.path}', and the file was changed since",
                hint=f"put the file back as it was, or {_GIVE_UP}",
            )


def _see_that_it_may_be_written(target: Path) -> None:
    # A rename would replace it all the same.
    with suppress(FileNotFoundError):
        if not target.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "it is read-only", str(target))


def _write_beside(root: Path, step: _Step) -> None:
    if step.after is None:
        return
    target = root / step.path
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(_beside(target), step.after)
    with suppress(FileNotFoundError):
        _beside(target).chmod(stat.S_IMODE(target.stat().st_mode))


def _beside(target: Path) -> Path:
    return target.with_name(f"{DRAFT_PREFIX}{target.name}.draft")


def _write(path: Path, content: bytes) -> None:
    with new_file(path) as file:
        file.write(content)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover  # Windows has no such call, and orders renames itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _journal(steps: Iterable[_Step]) -> bytes:
    files = [{**step._asdict(), "after": None if step.after is None else step.after.decode("utf-8")} for step in steps]
    return json.dumps({"eapa": 1, "files": files}, ensure_ascii=False).encode()


def _read(path: Path) -> list[_Step]:
    try:
        steps = [_Step(**file) for file in json.loads(path.read_bytes())["files"]]
        found = [step._replace(after=None if step.after is None else str(step.after).encode("utf-8")) for step in steps]
        inside = all(is_inside(step.path) for step in found)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableError(f"{JOURNAL} cannot be read", hint=_GIVE_UP) from error
    # A journal may come with a folder that others made: it leads to no file but the register's.
    if not inside:
        raise RefusedError(f"{JOURNAL} names a file that is not the register's", hint=_GIVE_UP)
    return found


def _hash(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()


def _reason(error: OSError) -> str:
    return f"{error.filename or 'the disk'}: {error.strerror}"
