"""The steps of a journal for documents, which are renamed and never read into memory as a whole.

The old content of a document is set aside: it is renamed to a name that no command reads, and deleted at the end.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from eapa_cli.model.record_paths import DOCUMENTS
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, retry_while_open
from eapa_cli.storage.change_set import Content, content_on_disk
from eapa_cli.storage.document_content import FileContent, read_content
from eapa_cli.storage.journal_format import Step, draft_of, hash_of
from eapa_cli.storage.store import Store


def is_as_before_or_after(store: Store, step: Step) -> bool:
    """Return whether the file of an interrupted step has the content before or after the step.

    A document that was set aside counts as one with the content before. If a document does not have its new content
    yet, its draft must be complete.
    """
    present_hash = hash_of(content_on_disk(store, step.path))
    hash_after = hash_of(step.after)
    if present_hash == hash_after or not step.is_document:
        return present_hash in {step.hash_before, hash_after}
    is_set_aside = present_hash is None and _old_content_path(store.root / step.path).exists()
    if present_hash != step.hash_before and not is_set_aside:
        return False
    return step.after is None or _has_complete_draft(step.after)


def _has_complete_draft(content: Content) -> bool:
    assert isinstance(content, FileContent)  # the step is that of a document
    # The source of a content from a journal is its draft.
    return content.source.exists() and read_content(content.source) == content


def publish_document(target: Path, step: Step) -> None:
    """Replace or delete a document, and set its old content aside. A step that was done before is skipped.

    Raises:
        OSError: a file cannot be renamed.
    """
    draft = draft_of(target)
    if step.after is not None and not draft.exists():
        return  # an interrupted command has renamed the draft already
    if step.hash_before is not None and target.exists():
        retry_while_open(partial(target.replace, _old_content_path(target)))
    if step.after is not None:
        retry_while_open(partial(draft.replace, target))


def undo_document_step(target: Path, step: Step) -> None:
    """Undo the step of a document. Its new content becomes a draft again, so that a recovery can repeat the step.

    Raises:
        OSError: a file cannot be renamed.
    """
    draft, old_content = draft_of(target), _old_content_path(target)
    if step.after is not None and target.exists() and not draft.exists():
        retry_while_open(partial(target.replace, draft))
    if old_content.exists():
        retry_while_open(partial(old_content.replace, target))


def delete_old_documents(root: Path, steps: Iterable[Step]) -> None:
    """Delete the documents that were set aside, and the folders of documents that are empty now."""
    for step in steps:
        with suppress(OSError):  # no command reads such a file, and the change is complete
            retry_while_open(partial(_old_content_path(root / step.path).unlink, missing_ok=True))
    delete_empty_folders(root, steps)


def delete_empty_folders(root: Path, steps: Iterable[Step]) -> None:
    """Delete the folders of the documents of some steps, as far as they are empty."""
    for first in {(root / step.path).parent for step in steps if step.is_document}:
        folder = first
        while folder.is_relative_to(root / DOCUMENTS):
            try:
                folder.rmdir()
            except OSError:  # it is not empty, or does not exist
                break
            folder = folder.parent


def _old_content_path(target: Path) -> Path:
    return target.with_name(f"{DRAFT_PREFIX}{target.name}.old")
