"""Questions in SQL over the documented views, which can read and do nothing else."""

import re
import sqlite3
import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial
from sys import getsizeof
from typing import Any, Final, NamedTuple

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index, is_of_the_file
from eapa_cli.index.tables import OF_A_FILE
from eapa_cli.index.view_parts import View
from eapa_cli.index.views import define_views, views_of
from eapa_cli.text.suggestions import did_you_mean

_ALLOWED: Final = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
})  # fmt: skip
_TABLES: Final = frozenset({*OF_A_FILE, "file", "folder", "meta", "stranger", "words"})
_NO_TABLE: Final = re.compile(r"no such table: (?:main\.)?(\w+)")
MOST_ROWS: Final = 1_000_000
_MOST_BYTES: Final = 100 * 1024 * 1024
"""How much memory the rows of an answer may take."""
_LONGEST_VALUE: Final = 16 * 1024 * 1024
_MOST_MEMORY: Final = 256 * 1024 * 1024  # for sorting, grouping and the like, beyond the database itself
_STEPS: Final = 10_000  # of SQLite's machine between two looks at the clock: some tenths of a millisecond


class Found(NamedTuple):
    """What a statement finds: the names of the columns, which may be the same, and the rows."""

    names: Sequence[str]
    rows: Sequence[Sequence[Any]]


def ask_in_sql(index: Index, statement: str, *, seconds: float) -> Found:
    """What a statement finds, in at most so many seconds.

    Raises:
        UsageError: it is no statement that can be answered; the message is SQLite's.
    """
    # Sorted rows are not written to the disk, where no limit would hold; to change it later deletes the views.
    index.define(["PRAGMA temp_store = MEMORY"])
    define_views(index, _last_day(statement))
    try:
        try:
            return _answer(index, statement, seconds)
        except sqlite3.Error as error:
            if not (is_of_the_file(error) or _shows_damage(error)):
                raise
            index.leave_cache(error)
        return _answer(index, statement, seconds)
    except (sqlite3.Error, sqlite3.Warning, ValueError, MemoryError) as error:
        raise _refusal(index, error, seconds) from error


def _shows_damage(error: sqlite3.Error) -> bool:
    """Return whether a table of the read model is missing, or a value is not text; a statement may also cause that."""
    message = str(error)
    match = _NO_TABLE.fullmatch(message)
    return message.startswith("Could not decode to UTF-8") or (match is not None and match[1] in _TABLES)


def _answer(index: Index, statement: str, seconds: float) -> Found:
    db = index.database
    views = {view.name for view in views_of(index)}
    deadline = time.monotonic() + seconds
    db.execute("PRAGMA query_only = ON")
    _limit_memory(db)
    db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    db.set_authorizer(partial(_decide, views))
    try:
        cursor = db.execute(statement)
        found = _rows(cursor)
    finally:
        db.set_authorizer(None)
        db.set_progress_handler(None, 0)
    if cursor.description is None:
        raise UsageError("there is no statement in what was given", hint="write: eapa sql 'SELECT id FROM agreements'")
    return Found([name for name, *_ in cursor.description], found)


def _limit_memory(db: sqlite3.Connection) -> None:
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    ((pages,),), ((size,),) = (db.execute(f"PRAGMA {name}").fetchall() for name in ("page_count", "page_size"))
    db.execute(f"PRAGMA hard_heap_limit = {pages * size + _MOST_MEMORY}")


def _rows(cursor: sqlite3.Cursor) -> list[Any]:
    """Return the rows of an answer, as many and as large as are allowed.

    Raises:
        UsageError: there are more, or they are larger.
    """
    found: list[Any] = []
    size = 0
    for row in cursor:
        size += sum(map(getsizeof, row))
        if size > _MOST_BYTES:
            raise UsageError(
                f"the rows take more than {_MOST_BYTES // 1024**2} MiB of memory", hint="select less, or add LIMIT"
            )
        if len(found) == MOST_ROWS:
            raise UsageError(f"there are more than {MOST_ROWS} rows", hint="add LIMIT, or count them")
        found.append(row)
    return found


def _last_day(statement: str) -> date:
    """The last day of which a statement may ask: only by these names can it ask of any other than today."""
    of_any = any(name in statement.lower() for name in ("phase", "deadline"))
    return date.max if of_any else date.today()  # noqa: DTZ011  # as the views say today


def _decide(
    views: AbstractSet[str], action: int, first: str | None, second: str | None, _: str | None, view: str | None
) -> int:
    # The views are what is promised, and what they are made of may be otherwise tomorrow. Where no column is named, as
    # in count(*), SQLite does not tell for which view it reads.
    if action == sqlite3.SQLITE_READ and first in _TABLES and second and view not in views:
        return sqlite3.SQLITE_DENY
    # What a function could do beyond reading, none of SQLite's own can but this one.
    if action == sqlite3.SQLITE_FUNCTION and second == "load_extension":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _refusal(index: Index, error: Exception, seconds: float) -> UsageError:
    message = " ".join(str(error).split())
    if message == "interrupted":
        return UsageError(
            f"the question took longer than {seconds:g} s", hint="narrow it, or allow more with --seconds"
        )
    if isinstance(error, MemoryError) or message in {"string or blob too big", "out of memory"}:
        return UsageError("the query needs more memory than is allowed", hint="select shorter values, or fewer")
    if message in {"not authorized", "authorization denied"}:
        return UsageError("eapa sql only reads: write one SELECT", hint=_HINT)
    # Such a table is as unknown to a user as one that is not there.
    if hidden := _PROHIBITED.fullmatch(message):
        message = f"no such table: {hidden['read'] or hidden['made']}"
    _, _, name = message.partition("no such table: ")
    near = did_you_mean(name, (view.name for view in views_of(index))) if name else _near_column(index, message)
    return UsageError(f"SQL: {message}", hint=near or _HINT)


def _near_column(index: Index, message: str) -> str | None:
    _, _, name = message.partition("no such column: ")
    name = name.rpartition(".")[2]
    views = views_of(index)
    if having := [view.name for view in views if name in _columns([view])]:
        return f"it is a column of {', '.join(having)}"
    return did_you_mean(name, _columns(views)) if name else None


def _columns(views: Sequence[View]) -> set[str]:
    return {column.name for view in views for column in view.columns}


_PROHIBITED: Final = re.compile(r"access to (?P<read>[^.]*)\..* is prohibited|vtable constructor failed: (?P<made>.*)")
_HINT: Final = "'eapa sql --schema' tells what can be asked"
