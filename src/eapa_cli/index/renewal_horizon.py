"""The horizon of the read model: the day until which renewals are computed.

At first the horizon is some years ahead. All renewals are computed when a query needs them.
"""

import sqlite3
from datetime import date
from typing import Final

from eapa_cli.index.row_writer import transaction, update_terms
from eapa_cli.model.durations import Duration

# Most queries are about today or the next years. If all renewals were computed, an agreement that is renewed each year
# would have about 70 more rows, and these rows would be two thirds of the read model.
_INITIAL_PERIOD: Final = Duration.parse("P5Y")
_NANOSECONDS_PER_SECOND: Final = 1_000_000_000


def initial_horizon(now: int) -> date:
    """Return the first horizon of files that are read `now`, in nanoseconds since 1970."""
    return _INITIAL_PERIOD.add_to(date.fromtimestamp(now // _NANOSECONDS_PER_SECOND))  # noqa: DTZ012  # the user's own date


def compute_all_renewals(db: sqlite3.Connection) -> None:
    """Compute all renewals that were omitted.

    Raises:
        sqlite3.Error: the database cannot be written.
    """
    with transaction(db):
        rows = db.execute("SELECT DISTINCT id FROM agreement WHERE computed_to IS NOT NULL").fetchall()
        update_terms(db, (id_ for (id_,) in rows), date.max)
