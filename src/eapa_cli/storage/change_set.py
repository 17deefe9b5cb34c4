"""A set of changes to the files of a register, applied completely or not at all.

The content of a file of data is bytes. The content of a document is a `FileContent`, which is copied from its source
when the changes are applied.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import is_document_file
from eapa_cli.storage.document_content import FileContent, read_content
from eapa_cli.storage.register_location import refuse_links_in_path
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import quote
from eapa_cli.yaml.editor import edit
from eapa_cli.yaml.reader import Document, read
from eapa_cli.yaml.serializer import dump

Content = bytes | FileContent
"""The content of a file: the bytes of a record or of `register.yaml`, or a document."""


class Change(NamedTuple):
    """The change of one file: its path from the register's root, and its content before and after; None for no file."""

    path: str
    before: Content | None
    after: Content | None

    @property
    def is_document(self) -> bool:
        """Whether the file is a document, whose content is not text."""
        return is_document_file(self.path)

    @property
    def text_before(self) -> str | None:
        """The text before the change, with replacements for invalid UTF-8; None for a document or no file."""
        return self.before.decode("utf-8", "replace") if isinstance(self.before, bytes) else None

    @property
    def text_after(self) -> str | None:
        """The text after the change, with replacements for invalid UTF-8; None for a document or no file."""
        return self.after.decode("utf-8", "replace") if isinstance(self.after, bytes) else None


class ChangeSet:
    """The planned changes of a command. This class writes nothing.

    It stores the content of each file at the first read, so that `verify_unchanged` can detect concurrent changes.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._before: dict[str, Content | None] = {}
        self._after: dict[str, Content | None] = {}
        self.moved: dict[str, str] = {}
        """The former paths of moved files, by their new paths."""

    def __iter__(self) -> Iterator[Change]:
        """Yield the changes of files whose planned content differs from the content before."""
        for path, after in self._after.items():
            if after != self._before[path]:
                yield Change(path, self._before[path], after)

    def planned_content(self, path: str) -> Content | None:
        """Return the planned content of a file, or None if there will be no file.

        Raises:
            UnreadableError: the file cannot be read.
        """
        if path not in self._before:
            self._before[path] = self._after[path] = content_on_disk(self.store, path)
        return self._after[path]

    def record_bytes(self, path: str) -> bytes:
        """Return the planned bytes of a record's file that must exist after the changes.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
        """
        content = self.existing_content(path)
        assert isinstance(content, bytes)  # the path is that of a record
        return content

    def existing_content(self, path: str) -> Content:
        """Return the planned content of a file that must exist after the changes.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
        """
        content = self.planned_content(path)
        if content is None:
            raise UnreadableError(_("the file '%(path)s' does not exist") % {"path": path})
        return content

    def exists(self, path: str) -> bool:
        """Return whether there will be a file at a path after the changes."""
        if path in self._after:
            return self._after[path] is not None
        return os.path.lexists(self.store.root / path)

    def bytes_to_search(self, path: str) -> bytes:
        """Return the planned bytes of a record's file, or empty bytes if it will be deleted.

        Unlike `record_bytes`, this does not store the content of a file, so a search through all files needs little
        memory.

        Raises:
            UnreadableError: the file cannot be read.
        """
        if path not in self._after:
            return self.store.read_bytes(path)
        return b"" if self._after[path] is None else self.record_bytes(path)

    def parse(self, path: str) -> Document:
        """Parse the planned content of a record's file strictly.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
        """
        return read(self.record_bytes(path))

    def create(self, path: str, data: Mapping[str, Any]) -> None:
        """Plan a new file of a record, in canonical format.

        Raises:
            RefusedError: a file with this path exists.
        """
        self.replace(path, dump(data).encode(), new=True)

    def edit(self, path: str, data: Mapping[str, Any]) -> None:
        """Plan an edit of a record's file so that it contains plain data, with as few changed bytes as possible.

        Raises:
            RefusedError: the file cannot be edited safely.
        """
        self._after[path] = edit(self.record_bytes(path), data, name=quote(path))

    def replace(self, path: str, content: Content | None, *, new: bool = False) -> None:
        """Plan the content of a file, whether it exists or not; None for no file. A `new` file must not exist yet.

        Raises:
            RefusedError: a `new` file exists.
        """
        if self.planned_content(path) is not None and new:
            raise RefusedError(_("the file '%(path)s' already exists") % {"path": path})
        self._after[path] = content

    def move(self, path: str, target: str) -> None:
        """Plan the move of a file to a path at which there is no file.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
            RefusedError: there is a file at the new path.
        """
        self.replace(target, self.existing_content(path), new=True)
        self.delete(path)
        self.moved[target] = path

    def delete(self, path: str) -> None:
        """Plan the deletion of a file.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
        """
        self.existing_content(path)  # raises the error
        self._after[path] = None


def verify_unchanged(changes: ChangeSet) -> None:
    """Check that no other program changed a file after it was read.

    Raises:
        RefusedError: a file was changed.
    """
    for change in changes:
        if content_on_disk(changes.store, change.path) != change.before:
            raise make_changed_error(change.path)


def make_changed_error(path: str) -> RefusedError:
    """Return the error for a file that was changed by another command or by hand since it was read."""
    message = _("'%(path)s' was changed by someone else in the meantime")
    return RefusedError(message % {"path": path}, hint=_("review the file, and try again"))


def content_on_disk(store: Store, path: str) -> Content | None:
    """Return the content of a file of a register on disk, or None if it does not exist.

    Raises:
        UnreadableError: the file cannot be read, or is larger than a record may be.
        RefusedError: a document is too large, or another program changed it while it was read.
    """
    if not is_document_file(path):
        return store.read_if_exists(path)
    refuse_links_in_path(store.root, path)
    file = store.root / path
    return read_content(file) if os.path.lexists(file) else None
