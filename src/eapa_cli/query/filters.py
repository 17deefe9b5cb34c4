"""What records are asked to be, in the terms of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a question without dates need not wait for their patterns
    from datetime import date

    from eapa_cli.model.dates import Duration, EdtfDate
    from eapa_cli.model.vocabulary import Status, Topic


class Filters(NamedTuple):
    """Which records are meant; several values of one filter mean any of them, several filters all of them.

    Countries are ISO 3166-1 alpha-2 codes, parties ids of organizations, types values of either kind's types,
    languages BCP 47 tags. A signatory is any part of a name, a place words of one; `places` and `place_countries`
    are one filter. `has` and `missing` are dotted fields.
    """

    as_of: date
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    areas: tuple[Topic, ...] = ()
    signatories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_countries: tuple[str, ...] = ()
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    years: tuple[int, ...] = ()
    expiring_within: Duration | None = None
    languages: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def last_day(self) -> date:
        """The last day of which something is asked."""
        return self.expiring_within.after(self.as_of) if self.expiring_within else self.as_of

    @property
    def leave_out(self) -> bool:
        """Whether any of them can leave a record out."""
        return any(self[1:])
