"""A set of changes to the files of a register, applied completely or not at all."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.store import Store
from eapa_cli.yaml.editor import edit
from eapa_cli.yaml.reader import Document, read
from eapa_cli.yaml.serializer import dump


class Change(NamedTuple):
    """A file by its path from the register's root, and its bytes before and after; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def text_before(self) -> str | None:
        """Return the text before, with bytes replaced that are not UTF-8."""
        return None if self.before is None else self.before.decode("utf-8", "replace")

    @property
    def text_after(self) -> str | None:
        """Return the text after, with bytes replaced that are not UTF-8."""
        return None if self.after is None else self.after.decode("utf-8", "replace")


class ChangeSet:
    """The planned changes of a command; nothing is written here.

    Each file is stored as it was first read, so that a concurrent change is detected.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self.moved: dict[str, str] = {}
        """The former paths of moved files, by their new paths."""

    def __iter__(self) -> Iterator[Change]:
        for path, after in self._after.items():
            if after != self._before[path]:
                yield Change(path, self._before[path], after)

    def source(self, path: str) -> bytes:
        """Return the planned bytes of a file.

        Raises:
            UnreadableError: the file does not exist, or it cannot be read.
        """
        self._read_once(path)
        after = self._after[path]
        if after is None:
            raise UnreadableError(f"the file '{path}' does not exist")
        return after

    def planned_bytes(self, path: str) -> bytes:
        """Return the planned bytes of a file, empty if it is to be deleted, without later checks for changes.

        Raises:
            UnreadableError: it cannot be read.
        """
        return (self._after[path] or b"") if path in self._after else self.store.read_bytes(path)

    def document(self, path: str) -> Document:
        """Return the planned content of a file, parsed strictly."""
        return read(self.source(path))

    def create(self, path: str, data: Mapping[str, Any]) -> None:
        """Create a file in canonical format.

        Raises:
            RefusedError: a file of that name exists.
        """
        self.replace(path, dump(data).encode(), new=True)

    def edit(self, path: str, data: Mapping[str, Any]) -> None:
        """Edit a file to contain plain data, with as few changed bytes as possible.

        Raises:
            RefusedError: the file cannot be edited safely.
        """
        self._after[path] = edit(self.source(path), data, name=f"'{path}'")

    def replace(self, path: str, source: bytes, *, new: bool = False) -> None:
        """Replace the bytes of a file; a `new` one must not exist yet."""
        self._read_once(path)
        if new and self._after[path] is not None:
            raise RefusedError(f"the file '{path}' already exists")
        self._after[path] = source

    def move(self, path: str, target: str) -> None:
        """Move a file to a path at which there is no file."""
        self.replace(target, self.source(path), new=True)
        self.delete(path)
        self.moved[target] = path

    def delete(self, path: str) -> None:
        """Delete a file."""
        self.source(path)
        self._after[path] = None

    def _read_once(self, path: str) -> None:
        if path not in self._before:
            self._before[path] = self._after[path] = self.store.current(path)


def verify_unchanged(changes: ChangeSet) -> None:
    """Check that no file was changed by others since it was read.

    Raises:
        RefusedError: a file was changed.
    """
    for change in changes:
        if changes.store.current(change.path) != change.before:
            raise RefusedError(
                f"'{change.path}' was changed by someone else in the meantime", hint="review the file, and try again"
            )
