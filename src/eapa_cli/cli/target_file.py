"""The file that a command changes, found by the id of its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eapa_cli.cli.record_arguments import find_record
from eapa_cli.cli.register_access import find_root_to_change, open_index_to_change
from eapa_cli.errors import RefusedError
from eapa_cli.model.ids import REGISTER_ID
from eapa_cli.model.record_paths import REGISTER_FILE, id_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.field_types import FieldType
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file to change."""

    changes: ChangeSet
    """The set of changes to which `edit` adds the change."""
    path: str
    kind: Kind | None
    """The kind of the record; None for the register's own file."""
    id: str
    data: dict[str, Any]
    """The data of the file with the earlier changes of the set."""

    @property
    def field_type(self) -> FieldType:
        """The type of the whole file, with the fields that it may contain."""
        return FieldType.of_record(self.kind)

    def edit(self, data: Mapping[str, Any]) -> None:
        """Add new data of the file to the changes."""
        self.changes.edit(self.path, self.field_type.in_canonical_order(data))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTarget(Target):
    """A file with a record, and not the register's own file."""

    kind: Kind


def find_target(register: Path | None, id_: str, changes: ChangeSet | None = None) -> Target:
    """Return the file of a record, by its current or former id or a name, or the register's own file, by its id.

    Without `changes`, a new set of changes is started.

    Raises:
        RefusedError: no record has the id or name, several have it, or its file cannot be read.
    """
    changes = ChangeSet(Store(find_root_to_change(register))) if changes is None else changes
    path, kind = find_file(register, id_, changes.store)
    data = changes.parse(path).data
    if data is None:
        raise RefusedError(
            _("'%(path)s' cannot be read as a record") % {"path": path},
            hint=_("'eapa validate' shows why, and 'eapa edit %(id)s' opens the file") % {"id": quote_command([id_])},
        )
    return Target(changes=changes, path=path, kind=kind, id=id_ if kind is None else id_of(path), data=data)


def find_record_target(register: Path | None, id_: str, changes: ChangeSet | None = None) -> RecordTarget:
    """Return the file of a record as `find_target` does; refuse the register's own file.

    Raises:
        RefusedError: no record has the id or name, several have it, its file cannot be read as a record, or the id is
            that of the register's own file.
    """
    target = find_target(register, id_, changes)
    if target.kind is None:
        raise RefusedError(_("'%(id)s' is the register itself, not a record") % {"id": id_})
    return RecordTarget(changes=target.changes, path=target.path, kind=target.kind, id=target.id, data=target.data)


def find_file(register: Path | None, id_: str, store: Store) -> tuple[str, Kind | None]:
    """Return the path and the kind of the file of a record, by its current or former id or a name.

    A file whose name is the id has priority. For the id of the register's own file, the kind is None.

    Raises:
        RefusedError: no record has the id or name, or several have it.
    """
    if id_ == REGISTER_ID:
        return REGISTER_FILE, None
    for file in store.files():
        if id_of(file.path) == id_:
            return file.path, file.kind
    found = find_record(open_index_to_change(register), id_)
    return found.path, found.kind
