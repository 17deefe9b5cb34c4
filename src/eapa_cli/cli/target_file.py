"""The file that a command is to change, found by the id it was given."""

from pathlib import Path
from typing import Any, NamedTuple

from eapa_cli.cli.context import index_of, root_of
from eapa_cli.cli.record_names import id_by_name
from eapa_cli.errors import RefusedError
from eapa_cli.model.ids import REGISTER_ID
from eapa_cli.model.record_paths import REGISTER_FILE, id_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.field_types import FieldType
from eapa_cli.storage.store import Store


class Target(NamedTuple):
    """A file to be changed: its path, the kind of record in it (None: the register's own file), its id, its data."""

    changes: ChangeSet
    path: str
    kind: Kind | None
    id: str
    data: dict[str, Any]

    @property
    def shape(self) -> FieldType:
        """What may stand in the file."""
        return FieldType.of(self.kind)

    def edit(self) -> None:
        """Make the file say what the data has come to say."""
        self.changes.edit(self.path, self.shape.in_canonical_order(self.data))


def target_of(register: Path | None, id_: str, changes: ChangeSet | None = None) -> Target:
    """The record that has an id or had it before, among the files as a set of changes leaves them.

    Raises:
        RefusedError: there is none, or its file cannot be read.
    """
    changes = ChangeSet(Store(root_of(register))) if changes is None else changes
    path, kind = place_of(register, id_, changes.store)
    data = changes.document(path).data
    if data is None:
        raise RefusedError(
            f"'{path}' cannot be read as a record", hint=f"'eapa validate' says why, and 'eapa edit {id_}' opens it"
        )
    return Target(changes, path, kind, id_ if kind is None else id_of(path), data)


def place_of(register: Path | None, id_: str, store: Store) -> tuple[str, Kind | None]:
    """Return the path and kind of the file with an id, now or before, or a name; the file's name comes first.

    Raises:
        RefusedError: there is none, or there are several.
    """
    if id_ == REGISTER_ID:
        return REGISTER_FILE, None
    for file in store.files():
        if id_of(file.path) == id_:
            return file.path, file.kind
    index = index_of(register)
    found = index.find(id_) or index.find(id_by_name(index, id_))
    assert found is not None  # what has a name is a record
    return found[1], found[0]
