"""The files that are checked: those of a register, as they would be with proposed files in the place of some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store
from eapa_cli.yaml.reader import Document, read


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file as it would be: its path, the kind of record it holds if any, and its text; without text, it is gone."""

    path: str
    kind: Kind | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a store, the day as of which they are checked, and the proposed ones by their paths."""

    store: Store
    today: date
    proposed: Mapping[str, ProposedFile] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, today: date, proposed: Iterable[ProposedFile]) -> "Files":
        """The files of a store as of a day, with proposed files in the place of some."""
        return cls(store, today, {file.path: file for file in proposed})

    def records(self) -> dict[str, Kind]:
        """The paths of all files that should hold a record, and of which kind: those on disk first, then others."""
        files = {path: kind for path, kind in self.store.paths() if path not in self.proposed}
        return files | {file.path: file.kind for file in self.proposed.values() if file.kind and file.text is not None}

    def document(self, path: str) -> Document:
        """A file as it is, or as it is proposed.

        Raises:
            UnreadableError: it is not a file that can be read.
        """
        if (file := self.proposed.get(path)) and file.text is not None:
            return read(file.text.encode())
        return self.store.read(path)
