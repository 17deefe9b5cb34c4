"""The journal: a set of changes is applied completely or not at all, even if the machine stops.

1. A draft of the journal is written: each path, a hash of the content before, and the text after. Of a document, it
   has the size and hash.
2. Each new content is written next to its file, under a name that no command reads.
3. The draft is renamed to the journal. Before this step the change has no effect; after it, the change is complete.
4. Each new content is renamed to its file's name, or the file is deleted; then the journal is deleted. A document is
   set aside before it is deleted, so that an error can still undo the change.

A command that finds a journal does step 4 first. A command that finds a draft, while no other command runs, undoes
steps 1 and 2. Both are used only if they are signed with a key in `own`, the user's state folder.
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
from eapa_cli.storage.atomic_file import flush_folder, new_file, retry_while_open
from eapa_cli.storage.changes import Change, Content
from eapa_cli.storage.file_content import FileContent, copy_content
from eapa_cli.storage.journal_documents import (
    delete_empty_folders,
    delete_set_aside,
    is_as_before_or_after,
    publish_document,
    put_back,
)
from eapa_cli.storage.journal_format import GIVE_UP, Step, draft_of, encode_journal, hash_of, read_steps
from eapa_cli.storage.layout import JOURNAL, JOURNAL_DRAFT, refuse_links_in_path
from eapa_cli.storage.lock import is_held, locked, state_folder
from eapa_cli.storage.signature import forget_key
from eapa_cli.storage.store import Store

# Above this many files, write in parallel.
_MANY: Final = 40
_THREADS: Final = 32


def commit(store: Store, changes: Iterable[Change], own: Path) -> None:
    """Apply all changes or none; the caller holds the lock, and has checked that no file was changed by others.

    Raises:
        UnreadableError: the disk is full, or a file or folder cannot be written; then nothing was changed.
        RefusedError: another program changed a document while it was copied; then nothing was changed.
    """
    planned = list(changes)
    steps = [Step(change.path, hash_of(change.before), change.after) for change in planned]
    try:
        _prepare(store.root, steps, own)
        _apply(store.root, planned, steps)
    except EapaError:
        forget_key(store.root, own)
        raise
    except OSError as error:
        is_committed = os.path.lexists(store.root / JOURNAL)
        if not is_committed and not os.path.lexists(store.root / JOURNAL_DRAFT):
            forget_key(store.root, own)
        done = "the change is made in part, and the next command finishes it" if is_committed else "nothing was changed"
        raise UnreadableError(f"{done}: {_reason(error)}") from error
    forget_key(store.root, own)


def recover(root: Path, command: str, own: Path) -> bool:
    """Finish the change of an interrupted command, unless a command is running; return whether there was one.

    Raises:
        RefusedError: the change is not this user's, or one of its files was changed since and would be overwritten.
        UnreadableError: the register cannot be written.
    """
    if is_held(root):
        return False
    with locked(root, command, patience=0):
        return recover_under_lock(root, own)


def recover_under_lock(root: Path, own: Path) -> bool:
    """Do the work of `recover`; the caller holds the lock."""
    try:
        is_committed = os.path.lexists(root / JOURNAL)
        if is_committed:
            _finish(root, read_steps(root, JOURNAL, own))
        if os.path.lexists(root / JOURNAL_DRAFT):
            # Without a complete draft no other file was written, and files of others must stay.
            with suppress(EapaError):
                _delete_drafts(root, read_steps(root, JOURNAL_DRAFT, own))
            _delete_draft(root)
        forget_key(root, own)
    except OSError as error:
        raise UnreadableError(f"a change that was interrupted cannot be finished: {_reason(error)}") from error
    return is_committed


def _delete_draft(root: Path) -> None:
    draft = root / JOURNAL_DRAFT
    if draft.is_dir() and not draft.is_symlink():
        raise RefusedError(f"{JOURNAL_DRAFT} is a folder", hint="delete it")
    _delete(draft)


def _finish(root: Path, steps: list[Step]) -> None:
    _refuse_links(root, steps)
    _verify(Store(root), steps)
    _write_drafts(root, steps)
    _publish(root, steps)


def _refuse_links(root: Path, steps: list[Step]) -> None:
    for step in steps:
        refuse_links_in_path(root, step.path)


def _prepare(root: Path, steps: list[Step], own: Path) -> None:
    state_folder(root)
    _refuse_links(root, steps)
    try:
        _write(root / JOURNAL_DRAFT, encode_journal(root, steps, own))
        for step in steps:
            _refuse_read_only(root / step.path)
        _write_drafts(root, steps)
        _rename(root / JOURNAL_DRAFT, root / JOURNAL)
    except (OSError, EapaError):
        _delete_drafts(root, steps)
        _delete(root / JOURNAL_DRAFT)
        raise
    flush_folder((root / JOURNAL).parent)


def _apply(root: Path, changes: list[Change], steps: list[Step]) -> None:
    try:
        _publish(root, steps)
    except OSError:
        documents = [step for step in steps if step.is_document]
        _delete_drafts(root, [step for step in steps if not step.is_document])
        before = [Step(change.path, None, change.before) for change in changes if not change.is_document]
        _write_drafts(root, before)
        for step in documents:
            put_back(root / step.path, step)
        _publish(root, before)
        _delete_drafts(root, documents)
        raise


def _publish(root: Path, steps: list[Step]) -> None:
    # New files come first: a concurrent reader should see a record twice rather than not at all. A document is there
    # as long as a record names it.
    for step in sorted(steps, key=lambda step: (step.after is None, step.is_document is (step.after is None))):
        target = root / step.path
        if step.is_document:
            publish_document(target, step)
        elif step.after is None:
            _delete(target)
        else:
            _rename(draft_of(target), target)
    documents = [step for step in steps if step.is_document]
    folders = {(root / step.path).parent for step in steps}
    for folder in folders | {(root / step.path).parents[1] for step in documents}:
        if folder.is_dir():  # a recovery may find it deleted
            flush_folder(folder)
    delete_set_aside(root, documents)
    _delete(root / JOURNAL)


def _delete_drafts(root: Path, steps: list[Step]) -> None:
    _refuse_links(root, steps)
    for step in steps:
        _delete(draft_of(root / step.path))
    delete_empty_folders(root, steps)


def _verify(store: Store, steps: list[Step]) -> None:
    for step in steps:
        if not is_as_before_or_after(store, step):
            raise RefusedError(
                f"a command was interrupted while it changed '{step.path}', and the file was changed since",
                hint=f"put the file back as it was, or {GIVE_UP}",
            )


def _refuse_read_only(target: Path) -> None:
    # A rename would replace a read-only file.
    with suppress(FileNotFoundError):
        if not target.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "it is read-only", str(target))


def _write_drafts(root: Path, steps: list[Step]) -> None:
    if len(steps) < _MANY:
        for step in steps:
            _write_draft(root, step)
        return
    from concurrent.futures import ThreadPoolExecutor  # only needed for many files

    # Each write waits for the disk, which takes many writes in the time of one.
    with ThreadPoolExecutor(_THREADS) as pool:
        for _ in pool.map(partial(_write_draft, root), steps):
            pass


def _write_draft(root: Path, step: Step) -> None:
    if step.after is None:
        return
    target = root / step.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(draft_of(target), step.after)
    except OSError as error:
        error.filename = str(target)  # instead of its draft
        raise
    with suppress(FileNotFoundError):
        draft_of(target).chmod(stat.S_IMODE(target.stat().st_mode))


def _write(path: Path, content: Content) -> None:
    if isinstance(content, FileContent):
        # A recovery finds the copy complete, under this name or that of its file.
        if content.source != path:
            copy_content(content, path)
        return
    with new_file(path) as file:
        file.write(content)


def _rename(path: Path, to: Path) -> None:
    retry_while_open(partial(path.replace, to))


def _delete(path: Path) -> None:
    retry_while_open(partial(path.unlink, missing_ok=True))


def _reason(error: OSError) -> str:
    place = f"'{error.filename}'" if error.filename else "the disk"
    return f"{place} cannot be written: {error.strerror}"
