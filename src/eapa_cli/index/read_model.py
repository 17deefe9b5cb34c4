"""The read model of one register, ready for queries."""

import re
import sqlite3
from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eapa_cli.errors import EapaError, RefusedError, UsageError
from eapa_cli.index.refresh import Progress, refresh
from eapa_cli.index.tables import FILE_TABLES, VERSION
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.private_cache import prepare_cache, remove_cache
from eapa_cli.storage.user_state import register_name
from eapa_cli.text.interface_language import gettext as _

if TYPE_CHECKING:
    from eapa_cli.model.records import Responsible

LOCK_TIMEOUT_SECONDS = 2.0
"""The wait for another process that updates the same cache, before a separate model is built in memory."""
# The errors of a database file that is damaged, in use, or cannot be opened.
_FILE_ERRORS = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOTADB,
})  # fmt: skip
# SQLite's messages about a query that exceeds one of its limits, such as "too many SQL variables".
_LIMIT_EXCEEDED = re.compile("too (large|many|big|complex)|stack overflow")


class StoredRecord(NamedTuple):
    """A record of the read model, which may have invalid values."""

    kind: Kind
    path: str
    data: Mapping[str, Any]
    """The record as plain data."""

    @property
    def id(self) -> str:
        """The current id of the record."""
        return str(self.data["id"])


class Index:
    """The read model of a register: a database with the records as they were when it was opened.

    The cache file only saves time: if it cannot be used, the same database is built in memory.
    """

    def __init__(
        self, root: Path, cache: Path | None, progress: Progress = lambda: nullcontext(_ignore_progress)
    ) -> None:
        self.root = root
        self._cache = cache
        self._progress = progress
        self._db = (cache and _open_cached(root, cache, progress)) or _build_in_memory(root, progress)
        self._renewals_until = date.min
        self._definitions: list[str] = []

    def __del__(self) -> None:
        # A connection refers to itself, so its file would stay open until the next full garbage collection.
        with suppress(AttributeError, sqlite3.Error):  # opening may have failed
            self._db.close()

    def query(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            UsageError: the query has more conditions or longer values than SQLite accepts.
        """
        try:
            return self._db.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if _LIMIT_EXCEEDED.search(str(error)):
                raise UsageError(_("the query is too large"), hint=_("give fewer or shorter values")) from error
            # The cache may be damaged. If the query is invalid, it fails again below.
            self.abandon_cache(error)
            return self._db.execute(sql, parameters).fetchall()

    def abandon_cache(self, error: Exception | None = None) -> None:
        """Use a database in memory from now on, and remove the cache file unless another process has locked it."""
        self._db.close()
        if self._cache and _error_code(error) != sqlite3.SQLITE_BUSY:
            with suppress(OSError):
                remove_cache(self._cache)
        self._cache = None
        self._db = _build_in_memory(self.root, self._progress)
        _compute_renewals(self._db, self._renewals_until)
        self._execute_all(self._definitions)

    def is_damaged(self) -> bool:
        """Return whether the cache differs from the files even after an update, for example after a disk failure."""
        fresh = Index(self.root, None)
        with suppress(Exception):  # a damaged row can make any step fail
            for index in (self, fresh):
                index.compute_renewals(date.max)
            return any(self._read_rows(table) != fresh._read_rows(table) for table in FILE_TABLES)
        return True

    def _read_rows(self, table: str) -> list[Any]:
        """Return the rows of a table by file path, since file numbers depend on the order of reading."""
        rows = self._db.execute(
            f"SELECT path, {table}.* FROM {table} JOIN file ON file.number = {table}.file"
        ).fetchall()
        return sorted((path, repr(row)) for path, _, *row in rows)

    def compute_renewals(self, until: date) -> None:
        """Make sure that the renewals until a day are in the read model.

        At first it contains only the renewals of the next years. If one is missing, all renewals are computed.
        """
        self._renewals_until = max(self._renewals_until, until)
        try:
            _compute_renewals(self._db, self._renewals_until)
        except sqlite3.DatabaseError as error:
            self.abandon_cache(error)

    def define(self, statements: Sequence[str]) -> None:
        """Execute statements that create temporary views or tables, or that change settings of the connection.

        If `abandon_cache` replaces the database, all these statements are executed again.
        """
        self._definitions += statements
        self._execute_all(statements)

    def _execute_all(self, statements: Sequence[str]) -> None:
        for statement in statements:
            self._db.execute(statement)

    @property
    def database(self) -> sqlite3.Connection:
        """The connection to the database."""
        return self._db

    @property
    def languages(self) -> list[str]:
        """The register's languages in order of preference."""
        ((languages,),) = self.query("SELECT value FROM meta WHERE key = 'languages'")
        return str(languages).split()

    @property
    def owner(self) -> str:
        """The id of the organization that owns the register; empty if none is set."""
        ((owner,),) = self.query("SELECT value FROM meta WHERE key = 'owner'")
        return str(owner)

    @property
    def responsible(self) -> "Responsible | None":
        """The person who is responsible for the agreements that name no other person."""
        import json

        from eapa_cli.index.stored_records import decode_stored
        from eapa_cli.model.records import Responsible

        ((text,),) = self.query("SELECT value FROM meta WHERE key = 'responsible'")
        data = json.loads(text)
        has_name = isinstance(data, dict) and isinstance(data.get("name"), str)
        return decode_stored(Responsible, data) if has_name else None

    def list_unreadable(self) -> list[str]:
        """Return the paths of the files without a readable record."""
        return [path for (path,) in self.query("SELECT path FROM file WHERE NOT readable ORDER BY path")]

    def find_unreadable(self, id_: str) -> str | None:
        """Return the path of the file with the name of an id, if it has no readable record."""
        return next((path for path in self.list_unreadable() if id_of(path) == id_), None)

    def list_invalid(self) -> list[str]:
        """Return the paths of the files with values that are invalid and that queries therefore ignore."""
        return [path for (path,) in self.query("SELECT path FROM file WHERE invalid ORDER BY path")]

    def list_unknown_parties(self) -> list[str]:
        """Return the paths of the files that name a party without a record."""
        sql = "SELECT path FROM unknown_party JOIN file ON number = unknown_party.file ORDER BY path"
        return [path for (path,) in self.query(sql)]

    def ids(self, kind: Kind | None = None) -> list[str]:
        """Return the ids of all records, or of one kind of record."""
        kinds = tuple(Kind) if kind is None else (kind,)
        return [id_ for kind in kinds for (id_,) in self.query(f"SELECT id FROM {kind} ORDER BY id")]

    def find(self, id_: str) -> StoredRecord | None:
        """Return the record with an id or former id; a current id has priority."""
        import json  # most queries do not need the data of a record

        for kind, sql in _id_queries():
            for path, data in self.query(sql, {"id": id_}):
                return StoredRecord(kind, path, json.loads(data))
        return None

    def find_readable(self, id_: str) -> StoredRecord | None:
        """Return the record with an id or former id; None if there is neither a record nor a file with the id.

        Raises:
            RefusedError: the file with the name of the id has no readable record.
        """
        found = self.find(id_)
        if found is None and self.find_unreadable(id_):
            raise RefusedError(
                _("the file of '%(id)s' cannot be read as a record") % {"id": id_},
                hint=_("'eapa validate' shows why; correct the file first"),
            )
        return found


def cache_file(root: Path, folder: Path) -> Path:
    """Return the cache file of a register for this version of the program.

    Each version has its own file, so that alternating versions do not rebuild each other's model.
    """
    # Four bytes keep the name short. If two versions share a file, each of them only rebuilds it.
    version = blake2b(VERSION.encode(), digest_size=4).hexdigest()
    return folder / f"{register_name(root)}-{version}.sqlite"


def is_file_error(error: Exception) -> bool:
    """Return whether an error comes from the database file or its access and not from the query."""
    return _error_code(error) in _FILE_ERRORS


def _error_code(error: Exception | None) -> int:
    # The lower byte of a code is the type of the error. Errors of the Python module have no code.
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _id_queries() -> Iterator[tuple[Kind, str]]:
    """Yield the queries for the record with an id, in order of priority, each with the kind of record."""
    for where in ("record.id = :id", "file.number IN (SELECT file FROM former_id WHERE id = :id)"):
        for kind in Kind:
            sql = f"SELECT path, data FROM {kind} AS record JOIN file ON number = file WHERE {where} ORDER BY path"
            yield kind, sql


def _ignore_progress(_done: int, _total: int, /) -> None:
    """Show no progress."""


def _open_cached(root: Path, cache: Path, progress: Progress) -> sqlite3.Connection | None:
    """Return the database of the cache file, after building a damaged one again; None if the file cannot be used."""
    try:
        prepare_cache(cache)
        return _connect(cache, root, progress)
    except EapaError:
        raise  # the register cannot be read
    except Exception as error:  # noqa: BLE001  # a damaged row can make any step fail
        if _error_code(error) == sqlite3.SQLITE_BUSY:
            return None  # another process is writing to the cache, so it must not be deleted
    with suppress(sqlite3.Error, OSError):
        remove_cache(cache)
        prepare_cache(cache)
        return _connect(cache, root, progress)
    return None


def _compute_renewals(db: sqlite3.Connection, until: date) -> None:
    find_omitted = "SELECT 1 FROM agreement WHERE computed_to <= ? LIMIT 1"
    if db.execute(find_omitted, (until.isoformat(),)).fetchall():
        from eapa_cli.index.renewal_horizon import compute_all_renewals

        compute_all_renewals(db)


def _build_in_memory(root: Path, progress: Progress) -> sqlite3.Connection:
    return _connect(":memory:", root, progress)


def _connect(path: Path | str, root: Path, progress: Progress) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=LOCK_TIMEOUT_SECONDS, isolation_level=None)
    try:
        # A cache that is lost in a power failure is rebuilt.
        db.execute("PRAGMA synchronous = OFF")
        refresh(db, root, progress)
    except BaseException:
        db.close()
        raise
    return db
