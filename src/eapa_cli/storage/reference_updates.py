"""Updates of the references to a record whose id changes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.model.references import find_references, redirect
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.text.interface_language import gettext as _


class Referrer(NamedTuple):
    """A file that refers to a record: its path, kind and data, and the paths of the fields that refer to the record.

    The kind is None for the register's own file.
    """

    path: str
    kind: Kind | None
    data: dict[str, Any]
    fields: tuple[str, ...]


def referrers(changes: ChangeSet, kind: Kind, id_: str) -> Iterator[Referrer]:
    """Yield the files that refer to a record of a kind, with an id, as they are after the planned changes.

    Raises:
        RefusedError: a file that contains the id cannot be parsed, so it may refer to the record.
    """
    for path, file_kind in [(REGISTER_FILE, None), *changes.store.paths()]:
        # Most files do not contain the id and need no parsing.
        if id_.encode() not in changes.bytes_to_search(path):
            continue
        data = changes.parse(path).data
        if data is None:
            raise RefusedError(
                _("'%(path)s' cannot be read, and may refer to '%(id)s'") % {"path": path, "id": id_},
                hint=_("run 'eapa validate' to see why"),
            )
        if fields := tuple(reference.path for reference in find_references(file_kind, data, kind, id_)):
            yield Referrer(path, file_kind, data, fields)


def redirect_references(changes: ChangeSet, kind: Kind, old: str, new: str) -> set[str]:
    """Redirect all references from one record to another of the same kind; return the paths of the changed files.

    Raises:
        RefusedError: a file cannot be read or edited safely.
    """
    paths: set[str] = set()
    for referrer in list(referrers(changes, kind, old)):
        redirect(referrer.kind, referrer.data, kind, old, new)
        changes.edit(referrer.path, referrer.data)
        paths.add(referrer.path)
    return paths
