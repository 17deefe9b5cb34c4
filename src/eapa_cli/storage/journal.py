"""The journal: all files of a set of changes change together, also when the machine stops in between.

1. A draft of the journal is written: each path, a hash of the bytes before, and the text after.
2. Each new text is written next to its file, under a name that no command reads.
3. The draft is renamed to the journal. Up to here the register is as before, from here on it is as after.
4. Each new text is renamed to its file's name, or the file is deleted; then the journal is deleted.

A command that finds a journal does step 4 first; one that finds a draft, while no command runs, undoes 1 and 2. Neither
is applied unless it is this user's own: it is signed with a key in `own`, the user's state folder.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from eapa_cli.errors import EapaError, RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, flush_folder, new_file, patiently
from eapa_cli.storage.changes import Change
from eapa_cli.storage.journal_format import GIVE_UP, Step, hash_of, read_steps, written
from eapa_cli.storage.layout import JOURNAL, JOURNAL_DRAFT, see_that_no_link_leads_away
from eapa_cli.storage.lock import is_held, locked, state_folder
from eapa_cli.storage.signature import forget_key
from eapa_cli.storage.store import Store

# From so many files on they are written side by side, so many at once.
_MANY: Final = 40
_AT_ONCE: Final = 32


def commit(store: Store, changes: Iterable[Change], own: Path) -> None:
    """Make all changes or none; the caller holds the lock, and has seen that no file was changed meanwhile.

    Raises:
        UnreadableError: the disk is full, or a file or folder cannot be written; then nothing was changed.
    """
    planned = list(changes)
    steps = [Step(change.path, hash_of(change.before), change.after) for change in planned]
    try:
        _prepare(store.root, steps, own)
        _make(store.root, planned, steps)
    except OSError as error:
        begun = os.path.lexists(store.root / JOURNAL)
        if not begun and not os.path.lexists(store.root / JOURNAL_DRAFT):
            forget_key(store.root, own)
        done = "the change is made in part, and the next command finishes it" if begun else "nothing was changed"
        raise UnreadableError(f"{done}: {_reason(error)}") from error
    forget_key(store.root, own)


def recover(root: Path, command: str, own: Path) -> bool:
    """Finish what a command that was interrupted had begun, unless one is at work; whether there was such a change.

    Raises:
        RefusedError: it is not this user's, or one of its files was changed since, and to go on would lose that.
        UnreadableError: the register cannot be written.
    """
    if is_held(root):
        return False
    with locked(root, command, patience=0):
        return clear_away(root, own)


def clear_away(root: Path, own: Path) -> bool:
    """What `recover` does, for one who holds the lock."""
    try:
        begun = os.path.lexists(root / JOURNAL)
        if begun:
            _finish(root, read_steps(root, JOURNAL, own))
        if os.path.lexists(root / JOURNAL_DRAFT):
            # Without a complete draft nothing else was written; and the files of others are not for us to delete.
            with suppress(EapaError):
                _take_back(root, read_steps(root, JOURNAL_DRAFT, own))
            _delete_draft(root)
        forget_key(root, own)
    except OSError as error:
        raise UnreadableError(f"a change that was interrupted cannot be finished: {_reason(error)}") from error
    return begun


def _delete_draft(root: Path) -> None:
    draft = root / JOURNAL_DRAFT
    if draft.is_dir() and not draft.is_symlink():
        raise RefusedError(f"{JOURNAL_DRAFT} is a folder", hint="delete it")
    _delete(draft)


def _finish(root: Path, steps: list[Step]) -> None:
    _see_that_all_stay_inside(root, steps)
    _verify(Store(root), steps)
    _write_all_beside(root, steps)
    _put_in_place(root, steps)


def _see_that_all_stay_inside(root: Path, steps: list[Step]) -> None:
    for step in steps:
        see_that_no_link_leads_away(root, step.path)


def _prepare(root: Path, steps: list[Step], own: Path) -> None:
    state_folder(root)
    _see_that_all_stay_inside(root, steps)
    try:
        _write(root / JOURNAL_DRAFT, written(root, steps, own))
        for step in steps:
            _see_that_it_may_be_written(root / step.path)
        _write_all_beside(root, steps)
        _rename(root / JOURNAL_DRAFT, root / JOURNAL)
    except OSError:
        _take_back(root, steps)
        _delete(root / JOURNAL_DRAFT)
        raise
    flush_folder((root / JOURNAL).parent)


def _make(root: Path, changes: list[Change], steps: list[Step]) -> None:
    try:
        _put_in_place(root, steps)
    except OSError:
        before = [Step(change.path, None, change.before) for change in changes]
        _take_back(root, steps)
        _write_all_beside(root, before)
        _put_in_place(root, before)
        raise


def _put_in_place(root: Path, steps: list[Step]) -> None:
    # What is new comes first: who reads meanwhile rather finds a record twice than not at all.
    for step in sorted(steps, key=lambda step: step.after is None):
        target = root / step.path
        if step.after is None:
            _delete(target)
        else:
            _rename(_beside(target), target)
    for folder in {(root / step.path).parent for step in steps}:
        flush_folder(folder)
    _delete(root / JOURNAL)


def _take_back(root: Path, steps: list[Step]) -> None:
    _see_that_all_stay_inside(root, steps)
    for step in steps:
        _delete(_beside(root / step.path))


def _verify(store: Store, steps: list[Step]) -> None:
    for step in steps:
        if hash_of(store.current(step.path)) not in {step.before, hash_of(step.after)}:
            raise RefusedError(
                f"a command was interrupted while it changed '{step.path}', and the file was changed since",
                hint=f"put the file back as it was, or {GIVE_UP}",
            )


def _see_that_it_may_be_written(target: Path) -> None:
    # A rename would replace it all the same.
    with suppress(FileNotFoundError):
        if not target.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "it is read-only", str(target))


def _write_all_beside(root: Path, steps: list[Step]) -> None:
    if len(steps) < _MANY:
        for step in steps:
            _write_beside(root, step)
        return
    from concurrent.futures import ThreadPoolExecutor  # only many files need it

    # Each waits until the disk has it, and a disk takes many in the time of one.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(partial(_write_beside, root), steps):
            pass


def _write_beside(root: Path, step: Step) -> None:
    if step.after is None:
        return
    target = root / step.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(_beside(target), step.after)
    except OSError as error:
        error.filename = str(target)  # not its draft
        raise
    with suppress(FileNotFoundError):
        _beside(target).chmod(stat.S_IMODE(target.stat().st_mode))


def _beside(target: Path) -> Path:
    return target.with_name(f"{DRAFT_PREFIX}{target.name}.draft")


def _write(path: Path, content: bytes) -> None:
    with new_file(path) as file:
        file.write(content)


def _rename(path: Path, to: Path) -> None:
    patiently(partial(path.replace, to))


def _delete(path: Path) -> None:
    patiently(partial(path.unlink, missing_ok=True))


def _reason(error: OSError) -> str:
    place = f"'{error.filename}'" if error.filename else "the disk"
    return f"{place} cannot be written: {error.strerror}"
