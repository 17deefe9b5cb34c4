"""What a file held at one time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eapa_cli.errors import UnreadableError
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.storage.commits import ON_DISK, FileChange
from eapa_cli.storage.git import Repository
from eapa_cli.storage.layout import REGISTER_FILE, id_of, kind_of
from eapa_cli.storage.store import Store
from eapa_cli.storage.yamlio import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A file of the register at one time: its data, or the fault because of which it cannot be read.

    `kind` is None for the register's own file.
    """

    path: str
    kind: Kind | None
    blob: str
    data: Mapping[str, Any] | None
    fault: str | None = None

    @property
    def id(self) -> str:
        """The id of its record, by the name of the file."""
        return id_of(self.path)

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that its record says it had."""
        found = (self.data or {}).get("former_ids")
        return tuple(id_ for id_ in found if isinstance(id_, str)) if isinstance(found, list) else ()


def is_kept(path: str) -> bool:
    """Whether a path is that of a record, or of what the register says of itself."""
    return path == REGISTER_FILE or kind_of(path) is not None


def agreement_of(version: Version | None) -> Agreement | None:
    """The agreement that a version describes, if it describes one."""
    if version is None or version.kind is not Kind.AGREEMENT:
        return None
    return decode(Agreement, version.data)


class Versions:
    """Reads versions of files, each blob once."""

    def __init__(self, repository: Repository, store: Store) -> None:
        self._repository = repository
        self._store = store
        self._known: dict[tuple[str, str], Version] = {}

    def before(self, change: FileChange) -> Version | None:
        """The file as it was before a change, if it was there."""
        return self.of(change.path, change.before)

    def after(self, change: FileChange) -> Version | None:
        """The file as it is after a change, if it is there."""
        return self.of(change.path, change.after)

    def of(self, path: str, blob: str | None) -> Version | None:
        """The file of a path that a blob holds."""
        if blob is None:
            return None
        known = self._known.get((path, blob))
        if known is None:
            known = self._known[path, blob] = self._read(path, blob)
        return known

    def _read(self, path: str, blob: str) -> Version:
        try:
            document = self._store.read(path) if blob == ON_DISK else read(self._repository.blob(blob))
        except UnreadableError as error:
            return Version(path=path, kind=kind_of(path), blob=blob, data=None, fault=error.message)
        fault = None
        if document.data is None:
            last = document.faults[-1]
            fault = f"line {last.span.line}: {last.message}"
        return Version(path=path, kind=kind_of(path), blob=blob, data=document.data, fault=fault)
