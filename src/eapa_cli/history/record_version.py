"""Versions of the register's files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from eapa_cli.errors import UnreadableError
from eapa_cli.git.log_output import ON_DISK, FileChange
from eapa_cli.git.repository import FETCH_ALL, Repository
from eapa_cli.model.record_paths import REGISTER_FILE, id_of, kind_of
from eapa_cli.model.records import RECORDS, Agreement, Record
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.reader import read


@dataclass(frozen=True, kw_only=True)  # without slots, for the cached property
class Version:
    """The content of a file of the register at one time."""

    path: str
    kind: Kind | None
    """The kind of the record; None for the register's own file."""
    blob: str
    """Git's id of the content, `ON_DISK`, or another hash of content that git does not have."""
    data: Mapping[str, Any] | None
    """The data; None if the file is unreadable."""
    fault: str | None = None
    """The reason why the file is unreadable."""

    @property
    def id(self) -> str:
        """The id of the record, from the name of the file."""
        return id_of(self.path)

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The former ids in the record."""
        former_ids = (self.data or {}).get("former_ids")
        return tuple(id_ for id_ in former_ids if isinstance(id_, str)) if isinstance(former_ids, list) else ()

    @cached_property
    def record(self) -> Record | None:
        """The record; None for the register's own file, and if the data is not a valid record."""
        return decode(RECORDS[self.kind], self.data) if self.kind else None


def is_register_path(path: str) -> bool:
    """Return whether a path belongs to a record or to the register's own file."""
    return path == REGISTER_FILE or kind_of(path) is not None


def agreement_of(version: Version | None) -> Agreement | None:
    """Return the agreement in a version of a file, or None."""
    record = version.record if version else None
    return record if isinstance(record, Agreement) else None


class Versions:
    """A reader of versions that reads each blob once."""

    def __init__(self, repository: Repository, store: Store) -> None:
        self._repository = repository
        self._store = store
        self._versions: dict[tuple[str, str], Version] = {}

    def read_ahead(self, files: Iterable[tuple[str, str | None]]) -> None:
        """Read files, given by path and blob, in one batch; later calls of `get` do not read them again."""
        git_files = [(path, blob) for path, blob in dict.fromkeys(files) if blob and blob != ON_DISK]
        contents = self._repository.blobs([blob for _, blob in git_files])
        for (path, blob), content in zip(git_files, contents, strict=True):
            self._versions[path, blob] = _parse_version(path, blob, content)

    def before(self, change: FileChange) -> Version | None:
        """Return the version of a file before a change, or None if there was no file."""
        return self.get(change.path, change.before)

    def after(self, change: FileChange) -> Version | None:
        """Return the version of a file after a change, or None if there is no file."""
        return self.get(change.path, change.after)

    def get(self, path: str, blob: str | None) -> Version | None:
        """Return the version of a file with the content of a blob; None without a blob, since there is no file."""
        if blob is None:
            return None
        if (path, blob) not in self._versions:
            if blob == ON_DISK:
                self._versions[path, blob] = self._read_from_disk(path)
            else:
                self.read_ahead([(path, blob)])
        return self._versions[path, blob]

    def _read_from_disk(self, path: str) -> Version:
        try:
            return _parse_version(path, ON_DISK, self._store.read_bytes(path))
        except UnreadableError as error:
            return _make_unreadable(path, ON_DISK, error.message)


def version_of(path: str, content: bytes) -> Version:
    """Return the version of a file with some content."""
    return _parse_version(path, sha256(content).hexdigest(), content)


def _parse_version(path: str, blob: str, content: bytes | None) -> Version:
    if content is None:
        return _make_unreadable(
            path,
            blob,
            gettext("git has no object %(name)s here; '%(command)s' gets it") % {"name": blob, "command": FETCH_ALL},
        )
    document = read(content)
    if document.data is None:
        fault = document.faults[-1]  # the one at which the reader stopped
        return _make_unreadable(
            path,
            blob,
            gettext("line %(line)d: %(text)s") % {"line": fault.span.line, "text": translated(fault.message)},
        )
    return Version(path=path, kind=kind_of(path), blob=blob, data=document.data)


def _make_unreadable(path: str, blob: str, fault: str) -> Version:
    return Version(path=path, kind=kind_of(path), blob=blob, data=None, fault=fault)
