"""The journal: a set of changes is applied completely or not at all, even if the machine stops.

1. A draft of the journal is written. It has the path of each file, the hash of the content before, and the text after.
   For a document, it has the size and hash of the content after instead of the text.
2. The new content of each file is written to a draft next to the file, under a name that no command reads.
3. The draft of the journal is renamed to the journal. If the machine stops before this step, nothing was changed. If it
   stops later, the next command completes the change.
4. The draft of each file is renamed to the file, or the file is deleted. Then the journal is deleted. The old content
   of a document is renamed first and deleted at the end, so that the change can still be undone after an error.

A command that finds a journal does step 4 first. A command that finds a draft of a journal, while no other command
runs, undoes steps 1 and 2. A journal or a draft of it is used only if it is signed with a key in the user's state
folder. The parameter `state_folder` is this folder.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from eapa_cli.errors import EapaError, RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import copy_mode, flush_folder, new_file, refuse_read_only, retry_while_open
from eapa_cli.storage.change_set import Change, Content
from eapa_cli.storage.document_content import FileContent, copy_content
from eapa_cli.storage.hmac_signature import forget_key
from eapa_cli.storage.journal_documents import (
    delete_empty_folders,
    delete_old_documents,
    is_as_before_or_after,
    publish_document,
    undo_document_step,
)
from eapa_cli.storage.journal_format import (
    Step,
    discard_hint,
    draft_of,
    encode_journal,
    hash_of,
    read_steps,
)
from eapa_cli.storage.lock import hold_lock, is_held, make_register_state_folder
from eapa_cli.storage.register_location import JOURNAL, JOURNAL_DRAFT, refuse_links_in_path
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

# Below this number of files, starting threads would take longer than writing the drafts one after another.
_MIN_FILES_FOR_THREADS: Final = 40
_THREAD_COUNT: Final = 32


def commit(store: Store, changes: Iterable[Change], state_folder: Path) -> None:
    """Apply all changes or none; the caller holds the lock, and has checked that no file was changed by others.

    Raises:
        UnreadableError: a file or folder cannot be written, for example because the disk is full. The message states
            whether nothing was changed, or whether the next command finishes the change. The error is also raised,
            before anything was changed, if a folder in a path is a link or the source of a document cannot be read.
        RefusedError: nothing was changed, because the changes are too large for a journal, the register's state folder
            is a link, or another program changed a document while it was copied.
    """
    planned_changes = list(changes)
    steps = [Step(change.path, hash_of(change.before), change.after) for change in planned_changes]
    try:
        _prepare(store.root, steps, state_folder)
        _apply(store.root, planned_changes, steps)
    except OSError as error:
        message = _("nothing was changed: %(reason)s")
        if os.path.lexists(store.root / JOURNAL):
            message = _("the change is made in part, and the next command finishes it: %(reason)s")
        raise UnreadableError(message % {"reason": _reason(error)}) from error
    finally:
        if not any(os.path.lexists(store.root / path) for path in (JOURNAL, JOURNAL_DRAFT)):
            forget_key(store.root, state_folder)


def recover(root: Path, command: str, state_folder: Path) -> bool:
    """Finish or undo the change of an interrupted command; return whether there was a change to finish.

    If a command is running, nothing is done.

    Raises:
        RefusedError: the change is not this user's, one of its files was changed since and would be overwritten, or
            another command took the lock first.
        UnreadableError: the register cannot be written, the journal is damaged, or a folder in a path is a link.
    """
    if is_held(root):
        return False
    with hold_lock(root, command, timeout=0):
        return recover_under_lock(root, state_folder)


def recover_under_lock(root: Path, state_folder: Path) -> bool:
    """Do the work of `recover`; the caller holds the lock."""
    try:
        is_committed = os.path.lexists(root / JOURNAL)
        if is_committed:
            _finish(root, read_steps(root, JOURNAL, state_folder))
        if os.path.lexists(root / JOURNAL_DRAFT):
            # If the draft of the journal is incomplete, the command wrote no other files.
            with suppress(EapaError):
                _delete_drafts(root, read_steps(root, JOURNAL_DRAFT, state_folder))
            _delete_journal_draft(root)
        forget_key(root, state_folder)
    except OSError as error:
        raise UnreadableError(
            _("a change that was interrupted cannot be finished: %(reason)s") % {"reason": _reason(error)}
        ) from error
    return is_committed


def _delete_journal_draft(root: Path) -> None:
    draft = root / JOURNAL_DRAFT
    if draft.is_dir() and not draft.is_symlink():
        raise RefusedError(_("%(file)s is a folder") % {"file": JOURNAL_DRAFT}, hint=_("delete it"))
    _delete(draft)


def _finish(root: Path, steps: list[Step]) -> None:
    """Do step 4 for the journal of an interrupted command, after a check that its files were not changed since."""
    _refuse_links(root, steps)
    _refuse_changed_files(Store(root), steps)
    _write_drafts(root, steps)  # again, since the command may have renamed some of them
    _publish(root, steps)


def _refuse_links(root: Path, steps: list[Step]) -> None:
    for step in steps:
        refuse_links_in_path(root, step.path)


def _prepare(root: Path, steps: list[Step], state_folder: Path) -> None:
    """Do steps 1 to 3; delete the drafts if one of the steps fails."""
    make_register_state_folder(root)
    _refuse_links(root, steps)
    try:
        _write(root / JOURNAL_DRAFT, encode_journal(root, steps, state_folder))
        for step in steps:
            refuse_read_only(root / step.path)
        _write_drafts(root, steps)
        _rename(root / JOURNAL_DRAFT, root / JOURNAL)
    except (OSError, EapaError):
        _delete_drafts(root, steps)
        _delete(root / JOURNAL_DRAFT)
        raise
    flush_folder((root / JOURNAL).parent)


def _apply(root: Path, changes: list[Change], steps: list[Step]) -> None:
    """Do step 4; undo it if a file cannot be renamed or deleted."""
    try:
        _publish(root, steps)
    except OSError:
        document_steps = [step for step in steps if step.is_document]
        _delete_drafts(root, [step for step in steps if not step.is_document])
        # The hash of the content before is needed only to check the files of an interrupted command.
        restoring_steps = [Step(change.path, None, change.before) for change in changes if not change.is_document]
        _write_drafts(root, restoring_steps)
        for step in document_steps:
            undo_document_step(root / step.path, step)
        _publish(root, restoring_steps)
        _delete_drafts(root, document_steps)
        raise


def _publish(root: Path, steps: list[Step]) -> None:
    """Rename each draft to its file or delete the file, and then delete the journal."""
    for step in sorted(steps, key=_publishing_order):
        target = root / step.path
        if step.is_document:
            publish_document(target, step)
        elif step.after is None:
            _delete(target)
        else:
            _rename(draft_of(target), target)
    documents = [step for step in steps if step.is_document]
    # The folder of an agreement's documents may be new, so the folder that contains it is flushed as well.
    folders = {(root / step.path).parent for step in steps}
    for folder in folders | {(root / step.path).parents[1] for step in documents}:
        if folder.is_dir():  # a recovery may find it deleted
            flush_folder(folder)
    delete_old_documents(root, documents)
    _delete(root / JOURNAL)


def _publishing_order(step: Step) -> int:
    """Return the rank of a step: new documents, new records, deleted records, deleted documents.

    New files come first, so that a concurrent reader sees a moved record twice rather than not at all. A document
    exists as long as a record names it.
    """
    if step.after is None:
        return 3 if step.is_document else 2
    return 0 if step.is_document else 1


def _delete_drafts(root: Path, steps: list[Step]) -> None:
    _refuse_links(root, steps)
    for step in steps:
        _delete(draft_of(root / step.path))
    delete_empty_folders(root, steps)


def _refuse_changed_files(store: Store, steps: list[Step]) -> None:
    for step in steps:
        if not is_as_before_or_after(store, step):
            raise RefusedError(
                _("a command was interrupted while it changed '%(path)s', and the file was changed since")
                % {"path": step.path},
                hint=_("put the file back as it was, or %(discard)s") % {"discard": discard_hint()},
            )


def _write_drafts(root: Path, steps: list[Step]) -> None:
    if len(steps) < _MIN_FILES_FOR_THREADS:
        for step in steps:
            _write_draft(root, step)
        return
    from concurrent.futures import ThreadPoolExecutor  # only needed for many files

    # A write waits for the disk, which completes many concurrent writes in the time of one.
    with ThreadPoolExecutor(_THREAD_COUNT) as pool:
        list(pool.map(partial(_write_draft, root), steps))  # raises the first error


def _write_draft(root: Path, step: Step) -> None:
    """Write the new content of a file next to it, with the permissions of the file that it will replace."""
    if step.after is None:
        return
    target = root / step.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(draft_of(target), step.after)
    except OSError as error:
        error.filename = str(target)  # the user does not know the draft
        raise
    copy_mode(existing=target, draft=draft_of(target))


def _write(path: Path, content: Content) -> None:
    if isinstance(content, FileContent):
        if content.source != path:  # a recovery finds the copy complete at this path
            copy_content(content, path)
        return
    with new_file(path) as file:
        file.write(content)


def _rename(path: Path, to: Path) -> None:
    retry_while_open(partial(path.replace, to))


def _delete(path: Path) -> None:
    retry_while_open(partial(path.unlink, missing_ok=True))


def _reason(error: OSError) -> str:
    message = (
        _("'%(file)s' cannot be written: %(reason)s") if error.filename else _("the disk cannot be written: %(reason)s")
    )
    return message % {"file": error.filename, "reason": system_reason(error)}
