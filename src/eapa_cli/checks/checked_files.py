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
    """A proposed file."""

    path: str
    kind: Kind | None
    """The kind of the record; None for the file of the register."""
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
        """Return the files of a store; a proposed file replaces the file at the same path."""
        return cls(store, today, {file.path: file for file in proposed})

    def records(self) -> dict[str, Kind]:
        """Return the kinds of all records by path: first the files on disk, then the proposed files."""
        files = {path: kind for path, kind in self.store.paths() if path not in self.proposed}
        return files | {file.path: file.kind for file in self.proposed.values() if file.kind and file.text is not None}

    def document(self, path: str) -> Document:
        """Return a parsed file, on disk or proposed.

        Raises:
            UnreadableError: the file cannot be read.
        """
        if (file := self.proposed.get(path)) and file.text is not None:
            return read(file.text.encode())
        return self.store.read(path)

    def repaired(self, path: str) -> Document | None:
        """Return a parsed file without its forbidden characters, or None if it still has no data.

        Raises:
            UnreadableError: the file cannot be read.
        """
        file = self.proposed.get(path)
        source = file.text.encode() if file and file.text is not None else self.store.read_bytes(path)
        try:
            document = read(remove_forbidden(source))
        except UnicodeDecodeError:
            return None
        return document if document.data is not None else None
