"""The files that are checked: those of a register, as they would be with drafts in the place of some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store
from eapa_cli.storage.yamlio import Document, read


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be: its path, the kind of record it holds if any, and its text; without text, it is gone."""

    path: str
    kind: Kind | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a store, the day as of which they are checked, and the drafts by their paths."""

    store: Store
    today: date
    drafts: Mapping[str, Draft] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, today: date, drafts: Iterable[Draft]) -> "Files":
        """The files of a store as of a day, with drafts in the place of some."""
        return cls(store, today, {draft.path: draft for draft in drafts})

    def records(self) -> dict[str, Kind]:
        """The paths of all files that should hold a record, and of which kind: those on disk first, then drafts."""
        files = {path: kind for path, kind in self.store.paths() if path not in self.drafts}
        return files | {
            draft.path: draft.kind for draft in self.drafts.values() if draft.kind and draft.text is not None
        }

    def document(self, path: str) -> Document:
        """A file as it is, or as its draft says.

        Raises:
            UnreadableError: it is not a file that can be read.
        """
        if (draft := self.drafts.get(path)) and draft.text is not None:
            return read(draft.text.encode())
        return self.store.read(path)
