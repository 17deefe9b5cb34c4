"""Names of organizations for a summary of changes."""

from collections.abc import Sequence
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.history.record_change import RecordChange
from eapa_cli.history.record_version import Version, version_of
from eapa_cli.model.names import preferred_name
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store


class PartyNames:
    """The names of organizations, the owner of the register, and its languages.

    A changed organization has the name in its new version; the names of other organizations are read from disk.
    """

    def __init__(self, root: Path, changes: Sequence[RecordChange]) -> None:
        self._store = Store(root)
        owner = self._store.register_data().get("owner")
        self.owner = owner if isinstance(owner, str) else ""
        self.languages = self._store.languages()
        versions = [version for change in changes for version in (change.before, change.after) if version]
        self._changed = {version.id: version for version in versions if version.kind is Kind.ORGANIZATION}

    def name_of(self, id_: str) -> str:
        """Return the name of an organization, or its id if it has no readable record in the usual place."""
        version = self._changed.get(id_) or self._read_from_disk(id_)
        record = version.record if version else None
        return preferred_name(record.names, self.languages) if isinstance(record, Organization) else id_

    def _read_from_disk(self, id_: str) -> Version | None:
        path = path_of(Kind.ORGANIZATION, id_)
        try:
            return version_of(path, self._store.read_bytes(path))
        except (UnreadableError, ValueError):  # a null character in a path raises ValueError
            return None
