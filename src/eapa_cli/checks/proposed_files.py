"""The files to check: the files of a register, some of them replaced by proposed files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store
from eapa_cli.yaml.decoding import remove_forbidden
from eapa_cli.yaml.reader import Document, read


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file as a change proposes it. It is checked before anything is written."""

    path: str
    kind: Kind | None
    """The kind of the record; None for `data/register.yaml`."""
    text: str | None
    """The text; None if the file is to be deleted."""


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """The files of a store, the day of the check, and the proposed files by path."""

    store: Store
    today: date
    proposed: Mapping[str, ProposedFile] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, today: date, proposed: Iterable[ProposedFile]) -> "CheckedFiles":
        """Return the files of a store with the proposed files, which replace files at the same paths."""
        return cls(store, today, {file.path: file for file in proposed})

    def kinds_by_path(self) -> dict[str, Kind]:
        """Return the kind of each record by its path: the files on disk in their order, and then the new files."""
        kinds = dict(self.store.paths())
        for file in self.proposed.values():
            if file.text is None:
                kinds.pop(file.path, None)
            elif file.kind:
                kinds[file.path] = file.kind
        return kinds

    def read_document(self, path: str) -> Document:
        """Parse the proposed file at a path, or else the file on disk.

        Raises:
            UnreadableError: the file cannot be read.
        """
        return read(self._read_bytes(path))

    def read_repaired(self, path: str) -> Document | None:
        """Parse a file without its forbidden characters. Return None if it still has no data.

        Raises:
            UnreadableError: the file cannot be read.
        """
        try:
            document = read(remove_forbidden(self._read_bytes(path)))
        except UnicodeDecodeError:
            return None
        return document if document.data is not None else None

    def _read_bytes(self, path: str) -> bytes:
        file = self.proposed.get(path)
        return self.store.read_bytes(path) if file is None or file.text is None else file.text.encode()
