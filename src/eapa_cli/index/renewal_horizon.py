"""How far renewals are reckoned: some years at first, and all of them when somebody asks beyond."""

import sqlite3
from datetime import date
from typing import Final

from eapa_cli.index.row_writer import add_phases, written
from eapa_cli.model.dates import Duration

# Most questions are about today or the next years; an agreement that is renewed each year has some 70 more renewals
# until the horizon, which made up two thirds of all rows.
_AHEAD: Final = Duration.parse("P5Y")


def reckoned_at_first(now: int) -> date:
    """The day until which renewals are reckoned when files are read at a time in nanoseconds."""
    return _AHEAD.after(date.fromtimestamp(now // 1_000_000_000))  # noqa: DTZ012  # what is today is the user's


def reckon_all(db: sqlite3.Connection) -> None:
    """Reckon all renewals that were left out.

    Raises:
        sqlite3.Error: the database cannot be written.
    """
    with written(db):
        left = db.execute("SELECT DISTINCT id FROM agreement WHERE reckoned_to IS NOT NULL").fetchall()
        add_phases(db, (id_ for (id_,) in left), date.max)
