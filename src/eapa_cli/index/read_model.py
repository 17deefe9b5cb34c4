"""The read model of one register, ready to be asked."""

import re
import sqlite3
from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

from eapa_cli.errors import EapaError, UsageError
from eapa_cli.index.refresh import Progress, refresh
from eapa_cli.index.tables import OF_A_FILE, VERSION
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.private_cache import prepare_cache, remove_cache
from eapa_cli.storage.user_state import register_name

# Another process that brings the same read model up to date is waited for; if it takes longer, this one builds its
# own in memory.
_PATIENCE = 2.0
_OF_THE_FILE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOTADB,
})  # fmt: skip


# What SQLite says if a query is larger than one of its limits.
_LIMIT = re.compile("too (large|many|big|complex)|stack overflow")


class Index:
    """A database that says what the files said when it was opened.

    The file in the cache folder is a convenience: whatever is wrong with it, the same is built in memory instead.
    """

    def __init__(self, root: Path, cache: Path | None, progress: Progress = lambda: nullcontext(_unseen)) -> None:
        self.root = root
        self._cache = cache
        self._progress = progress
        self._db = (cache and _open_cached(root, cache, progress)) or _build_in_memory(root, progress)
        self._until = date.min
        self._defined: Sequence[str] = ()

    def __del__(self) -> None:
        # A connection refers to itself, so its file would stay open until the next full garbage collection.
        with suppress(AttributeError, sqlite3.Error):  # it may never have been opened
            self._db.close()

    def ask(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            UsageError: it has more conditions or longer values than SQLite takes.
        """
        try:
            return self._db.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if _LIMIT.search(str(error)):
                raise UsageError("this asks for too much at once", hint="give fewer and shorter values") from error
            # What is wrong with the file may show only when it is read; a fault of the question shows again.
            self.leave_cache(error)
            return self._db.execute(sql, parameters).fetchall()

    def leave_cache(self, error: Exception | None = None) -> None:
        """Answer from a database in memory from now on, and remove the one at fault if no other process holds it."""
        self._db.close()
        if self._cache and _code(error) != sqlite3.SQLITE_BUSY:
            with suppress(OSError):
                remove_cache(self._cache)
        self._cache = None
        self._db = _build_in_memory(self.root, self._progress)
        _compute_renewals(self._db, self._until)
        self.define(self._defined)

    def is_damaged(self) -> bool:
        """Return whether the cache says something else than the files, as after a failure of the disk."""
        fresh = Index(self.root, None)
        with suppress(Exception):  # a damaged row can make any step fail
            for index in (self, fresh):
                index.compute_renewals(date.max)
            return any(self._contents(table) != fresh._contents(table) for table in OF_A_FILE)
        return True

    def _contents(self, table: str) -> list[Any]:
        """Return the rows of a table by the paths of their files, whose numbers depend on when they were read."""
        rows = self._db.execute(f"SELECT path, {table}.* FROM {table} JOIN file ON number = {table}.file").fetchall()
        return sorted((path, repr(row)) for path, _, *row in rows)

    def compute_renewals(self, until: date) -> None:
        """Make sure that all renewals until a day are in the read model; at first, only those of some years are."""
        self._until = max(self._until, until)
        try:
            _compute_renewals(self._db, self._until)
        except sqlite3.DatabaseError as error:
            self.leave_cache(error)

    def define(self, statements: Sequence[str]) -> None:
        """Make views that are there as long as the index is open."""
        self._defined = statements
        for statement in statements:
            self._db.execute(statement)

    @property
    def database(self) -> sqlite3.Connection:
        """The database itself."""
        return self._db

    @property
    def languages(self) -> list[str]:
        """The register's languages, the one to show first."""
        ((languages,),) = self.ask("SELECT value FROM meta WHERE key = 'languages'")
        return str(languages).split()

    @property
    def owner(self) -> str:
        """The id of the organization that keeps the register; empty if the register does not say."""
        ((owner,),) = self.ask("SELECT value FROM meta WHERE key = 'owner'")
        return str(owner)

    def unreadable(self) -> list[str]:
        """The paths of the files that hold no record that could be read."""
        return [path for (path,) in self.ask("SELECT path FROM file WHERE NOT readable ORDER BY path")]

    def faulty(self) -> list[str]:
        """The paths of the files of which some fits no field, so that their records are not found by that."""
        return [path for (path,) in self.ask("SELECT path FROM file WHERE faulty ORDER BY path")]

    def with_strangers(self) -> list[str]:
        """The paths of the files that name a party that is no organization of the register."""
        sql = "SELECT path FROM stranger JOIN file ON number = stranger.file ORDER BY path"
        return [path for (path,) in self.ask(sql)]

    def ids(self, kind: Kind | None = None) -> list[str]:
        """The ids of all records, or of those of a kind."""
        kinds = tuple(Kind) if kind is None else (kind,)
        return [id_ for kind in kinds for (id_,) in self.ask(f"SELECT id FROM {kind} ORDER BY id")]

    def find(self, id_: str) -> tuple[Kind, str, Mapping[str, Any]] | None:
        """The kind, path and plain data of the record that has an id, or had it before."""
        import json  # most questions need none of a record's data

        for kind, sql in _lookups():
            for path, data in self.ask(sql, {"id": id_}):
                return kind, path, json.loads(data)
        return None


def cache_file(root: Path, folder: Path) -> Path:
    """The file in a cache folder for the read model of a register, as this version of the program builds it.

    Versions that take turns would otherwise each build anew what the other has built.
    """
    version = blake2b(VERSION.encode(), digest_size=4).hexdigest()
    return folder / f"{register_name(root)}-{version}.sqlite"


def is_of_the_file(error: Exception) -> bool:
    """Whether a fault lies in the database's file or in how it is reached, and not in what was asked."""
    return _code(error) in _OF_THE_FILE


def _code(error: Exception | None) -> int:
    # What the module finds wrong by itself has no code; the higher bits tell more than is needed.
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _lookups() -> Iterator[tuple[Kind, str]]:
    for where in ("record.id = :id", "file.number IN (SELECT file FROM former_id WHERE id = :id)"):
        for kind in Kind:
            sql = f"SELECT path, data FROM {kind} AS record JOIN file ON number = file WHERE {where} ORDER BY path"
            yield kind, sql


def _unseen(_done: int, _of: int, /) -> None:
    """Show nobody how far it is."""


def _open_cached(root: Path, cache: Path, progress: Progress) -> sqlite3.Connection | None:
    try:
        prepare_cache(cache)
        return _refreshed(cache, root, progress)
    except EapaError:
        raise  # the register cannot be read
    except Exception as error:  # noqa: BLE001  # a damaged row can make any step fail
        if _code(error) == sqlite3.SQLITE_BUSY:
            return None  # another process writes to it: deleting it could damage both
    with suppress(sqlite3.Error, OSError):
        remove_cache(cache)
        prepare_cache(cache)
        return _refreshed(cache, root, progress)
    return None


def _compute_renewals(db: sqlite3.Connection, until: date) -> None:
    omitted = "SELECT 1 FROM agreement WHERE computed_to <= ? LIMIT 1"
    if db.execute(omitted, (until.isoformat(),)).fetchall():
        from eapa_cli.index.renewal_horizon import compute_all_renewals

        compute_all_renewals(db)


def _build_in_memory(root: Path, progress: Progress) -> sqlite3.Connection:
    return _refreshed(":memory:", root, progress)


def _refreshed(path: Path | str, root: Path, progress: Progress) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # What is lost when the machine stops is built again.
        db.execute("PRAGMA synchronous = OFF")
        refresh(db, root, progress)
    except BaseException:
        db.close()
        raise
    return db
