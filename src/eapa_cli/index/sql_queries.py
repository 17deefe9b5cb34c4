"""Read-only SQL queries over the documented views."""

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
from eapa_cli.index.read_model import Index, is_file_error
from eapa_cli.index.tables import FILE_TABLES
from eapa_cli.index.view_parts import View
from eapa_cli.index.views import define_views, list_views
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.suggestions import did_you_mean

# The actions of statements that only read.
_ALLOWED: Final = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
})  # fmt: skip
# The full-text index `words` consists of tables of its own, which FTS5 creates.
_WORDS_TABLES: Final = frozenset(
    f"words{suffix}" for suffix in ("", "_config", "_content", "_data", "_docsize", "_idx")
)
_TABLES: Final = frozenset({*FILE_TABLES, *_WORDS_TABLES, "file", "folder", "meta", "unknown_party"})
# SQLite's message "no such table: main.agreement", with the table as its group.
_NO_TABLE: Final = re.compile(r"no such table: (?:main\.)?(\w+)")
# SQLite's messages about a table that only views may read; the second one is about the full-text table.
_PROHIBITED: Final = re.compile(
    r"access to (?P<table>[^.]*)\..* is prohibited|vtable constructor failed: (?P<virtual_table>.*)"
)
MAX_ROWS: Final = 1_000_000
"""The maximum number of rows of a result."""
_MAX_RESULT_BYTES: Final = 100 * 1024 * 1024
"""The maximum size of a result in memory."""
_MAX_VALUE_BYTES: Final = 16 * 1024 * 1024
"""The maximum size of one value, also while SQLite computes it."""
_MAX_WORKING_BYTES: Final = 256 * 1024 * 1024
"""The maximum memory for sorting and grouping, in addition to the size of the database."""
_STEPS_BETWEEN_CHECKS: Final = 10_000
"""The number of steps of SQLite's virtual machine between two checks of the time limit, less than a millisecond."""


class QueryResult(NamedTuple):
    """The column names of a query, possibly with duplicates, and its rows."""

    names: Sequence[str]
    rows: Sequence[Sequence[Any]]


def run_query(index: Index, statement: str, *, seconds: float) -> QueryResult:
    """Return the result of a statement within a time limit.

    Raises:
        UsageError: the statement is invalid or not allowed; the message comes from SQLite.
    """
    # Sorting on disk would escape the memory limit. The pragma comes first because it deletes temporary views.
    index.define(["PRAGMA temp_store = MEMORY"])
    define_views(index, _last_day(statement))
    try:
        try:
            return _execute(index, statement, seconds)
        except sqlite3.Error as error:
            if not (is_file_error(error) or _may_show_damage(error)):
                raise
            index.abandon_cache(error)
        return _execute(index, statement, seconds)
    except (sqlite3.Error, sqlite3.Warning, ValueError, MemoryError) as error:
        raise _make_usage_error(index, error, seconds) from error


def _may_show_damage(error: sqlite3.Error) -> bool:
    """Return whether an error may come from a damaged cache: a missing table, or a value that is not text.

    An invalid statement can cause the same errors.
    """
    message = str(error)
    match = _NO_TABLE.fullmatch(message)
    return message.startswith("Could not decode to UTF-8") or (match is not None and match[1] in _TABLES)


def _execute(index: Index, statement: str, seconds: float) -> QueryResult:
    db = index.database
    views = {view.name for view in list_views(index)}
    deadline = time.monotonic() + seconds
    db.execute("PRAGMA query_only = ON")
    _limit_memory(db)
    db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_CHECKS)
    db.set_authorizer(partial(_authorize, views))
    try:
        cursor = db.execute(statement)
        rows = _fetch_rows(cursor)
    finally:
        db.set_authorizer(None)
        db.set_progress_handler(None, 0)
    if cursor.description is None:
        raise UsageError(_("the SQL statement is empty"), hint=_("example: eapa sql 'SELECT id FROM agreements'"))
    return QueryResult([name for name, *_ in cursor.description], rows)


def _limit_memory(db: sqlite3.Connection) -> None:
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
    ((database_bytes,),) = db.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchall()
    db.execute(f"PRAGMA hard_heap_limit = {database_bytes + _MAX_WORKING_BYTES}")


def _fetch_rows(cursor: sqlite3.Cursor) -> list[Any]:
    """Return the rows of a result within the limits.

    Raises:
        UsageError: the result has too many rows or takes too much memory.
    """
    rows: list[Any] = []
    size = 0
    for row in cursor:
        size += sum(map(getsizeof, row))
        if size > _MAX_RESULT_BYTES:
            raise UsageError(
                _("the result takes more than %(max)d MiB of memory") % {"max": _MAX_RESULT_BYTES // 1024**2},
                hint=_("select fewer columns, or add LIMIT"),
            )
        if len(rows) == MAX_ROWS:
            message = _("the result has more than %(max)d rows") % {"max": MAX_ROWS}
            raise UsageError(message, hint=_("add LIMIT, or select count(*)"))
        rows.append(row)
    return rows


def _last_day(statement: str) -> date:
    """Return the last day that a statement depends on: today, or any day if it may use phases or deadlines."""
    any_day = any(name in statement.lower() for name in ("phase", "deadline"))
    return date.max if any_day else today()


def _authorize(
    views: AbstractSet[str], action: int, first: str | None, second: str | None, _database: str | None, view: str | None
) -> int:
    """Return whether SQLite may perform an action. The meaning of `first` and `second` depends on the action."""
    # Only the views are a stable interface, so a statement cannot read the tables directly. For count(*), SQLite passes
    # neither a column nor the name of the view, so that access is allowed.
    if action == sqlite3.SQLITE_READ and first in _TABLES and second and view not in views:
        return sqlite3.SQLITE_DENY
    # This is the only built-in function that does more than read.
    if action == sqlite3.SQLITE_FUNCTION and second == "load_extension":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _make_usage_error(index: Index, error: Exception, seconds: float) -> UsageError:
    message = " ".join(str(error).split())
    if message == "interrupted":
        message = _("the query took longer than %(seconds)g s") % {"seconds": seconds}
        return UsageError(message, hint=_("select less, or raise the limit with --seconds"))
    if isinstance(error, MemoryError) or message in {"string or blob too big", "out of memory"}:
        message = _("the query needs more memory than is allowed")
        return UsageError(message, hint=_("select fewer or shorter values"))
    if message in {"not authorized", "authorization denied"}:
        return UsageError(_("'eapa sql' only reads: write one SELECT statement"), hint=_hint_on_schema())
    # A table that only views may read is reported as missing.
    if hidden := _PROHIBITED.fullmatch(message):
        message = f"no such table: {hidden['table'] or hidden['virtual_table']}"
    table = message.partition("no such table: ")[2]
    view_names = [view.name for view in list_views(index)]
    suggestion = did_you_mean(table, view_names) if table else _suggest_column(index, message)
    return UsageError(f"SQL: {message}", hint=suggestion or _hint_on_schema())


def _hint_on_schema() -> str:
    return _("'eapa sql --schema' lists all views and columns")


def _suggest_column(index: Index, message: str) -> str | None:
    """Return the hint on an unknown column: the views that have it, or similar columns."""
    name = message.partition("no such column: ")[2].rpartition(".")[2]
    views = list_views(index)
    if views_with_column := [view.name for view in views if name in _column_names([view])]:
        return _("'%(column)s' is a column of %(views)s") % {"column": name, "views": ", ".join(views_with_column)}
    return did_you_mean(name, _column_names(views)) if name else None


def _column_names(views: Sequence[View]) -> set[str]:
    return {column.name for view in views for column in view.columns}
