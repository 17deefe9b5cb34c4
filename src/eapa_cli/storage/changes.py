"""A set of changes to the files of a register, of which all are made or none."""

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
        """The text before, as far as it is one."""
        return None if self.before is None else self.before.decode("utf-8", "replace")

    @property
    def text_after(self) -> str | None:
        """The text after, as far as it is one."""
        return None if self.after is None else self.after.decode("utf-8", "replace")


class ChangeSet:
    """What a command is about to do to a register's files; nothing is written here.

    Each file is remembered as it was when it was first looked at, so that a change by others in the meantime shows.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self.moved: dict[str, str] = {}
        """The paths that files had before, by those they are to have."""

    def __iter__(self) -> Iterator[Change]:
        for path, after in self._after.items():
            if after != self._before[path]:
                yield Change(path, self._before[path], after)

    def source(self, path: str) -> bytes:
        """A file's bytes as they are to be.

        Raises:
            UnreadableError: there is no such file, or it cannot be read.
        """
        self._look(path)
        after = self._after[path]
        if after is None:
            raise UnreadableError(f"there is no file '{path}'")
        return after

    def glance(self, path: str) -> bytes:
        """A file's bytes as they are to be, none if it is to go; one that is only looked at so is not remembered.

        Raises:
            UnreadableError: it cannot be read.
        """
        return (self._after[path] or b"") if path in self._after else self.store.read_bytes(path)

    def document(self, path: str) -> Document:
        """A file as it is to be, read strictly."""
        return read(self.source(path))

    def create(self, path: str, data: Mapping[str, Any]) -> None:
        """Make a new file of house style.

        Raises:
            RefusedError: there is one of that name.
        """
        self.replace(path, dump(data).encode(), new=True)

    def edit(self, path: str, data: Mapping[str, Any]) -> None:
        """Make a file say what plain data says, with as few bytes changed as can be.

        Raises:
            RefusedError: it cannot be changed so.
        """
        self._after[path] = edit(self.source(path), data, name=f"'{path}'")

    def replace(self, path: str, source: bytes, *, new: bool = False) -> None:
        """Make a file hold these bytes; a `new` one must not be there yet."""
        self._look(path)
        if new and self._after[path] is not None:
            raise RefusedError(f"the file '{path}' is there already")
        self._after[path] = source

    def move(self, path: str, target: str) -> None:
        """Give a file another path, at which there must be none."""
        self.replace(target, self.source(path), new=True)
        self.delete(path)
        self.moved[target] = path

    def delete(self, path: str) -> None:
        """Take a file away."""
        self.source(path)
        self._after[path] = None

    def _look(self, path: str) -> None:
        if path not in self._before:
            self._before[path] = self._after[path] = self.store.current(path)


def verify_unchanged(changes: ChangeSet) -> None:
    """See that no file was changed by others since it was looked at.

    Raises:
        RefusedError: one was.
    """
    for change in changes:
        if changes.store.current(change.path) != change.before:
            raise RefusedError(
                f"'{change.path}' was changed by someone else meanwhile", hint="look at it, and try again"
            )
