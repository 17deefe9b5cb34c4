"""Filters as conditions in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from eapa_cli.index.tables import status_on
from eapa_cli.model.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eapa_cli.index.read_model import Index
    from eapa_cli.query.filters import Filters


STATUS: Final = status_on(":as_of")
"""The status of the agreement `record` on the day of the parameter `as_of`."""

IS_PARTNER: Final = "party.organization IS NOT (SELECT value FROM meta WHERE key = 'owner')"
"""The condition in SQL that the row `party` is not of the register's owner, who is a party of nearly all agreements."""


class Where:
    """The condition that a row `record` of a kind is as asked; every value from outside is a parameter."""

    def __init__(self, index: Index, kind: Kind, filters: Filters) -> None:
        index.reckon(filters.last_day)
        self.kind = kind
        self.filters = filters
        self.parameters: dict[str, object] = {"as_of": filters.as_of.isoformat()}
        self.text = " AND ".join(self._conditions()) or "1"

    def _conditions(self) -> Iterator[str]:
        filters = self.filters
        if filters.types:
            yield f"record.type IN {self._any(filters.types)}"
        match self.kind:
            case Kind.AGREEMENT:
                yield from self._of_agreement()
                if filters.countries:
                    # Of the owner's own country there would be nearly all, and nobody asks for these by it.
                    yield self._has_party(f"body.country IN {self._any(filters.countries)} AND {IS_PARTNER}")
                if filters.parties:
                    yield self._has_party(f"party.organization IN {self._any(filters.parties)}")
            case Kind.ORGANIZATION:
                if filters.countries:
                    yield f"record.country IN {self._any(filters.countries)}"
                if filters.parties:
                    yield f"record.id IN {self._any(filters.parties)}"
                # What is asked about agreements, an organization answers by any of its own.
                if conditions := " AND ".join(self._of_agreement()):
                    yield (
                        "record.id IN (SELECT organization FROM party "
                        f"JOIN agreement AS record ON record.file = party.file WHERE {conditions})"
                    )
            case _:
                assert_never(self.kind)
        yield from self._of_any()

    def _of_any(self) -> Iterator[str]:
        """What is asked of the record itself, of whichever kind it is."""
        if self.filters.places or self.filters.place_countries:
            from eapa_cli.query.place_lookup import beginning

            words = (f"folded LIKE {self._value(beginning(name))}" for name in self.filters.places)
            codes = (f"country = {self._value(code)}" for code in self.filters.place_countries)
            yield f"record.file IN (SELECT file FROM place WHERE {' OR '.join([*words, *codes])})"
        if self.filters.has:
            yield self._any_field(self.filters.has, "")
        if self.filters.missing:
            yield self._any_field(self.filters.missing, "NOT ")

    def _of_agreement(self) -> Iterator[str]:
        filters = self.filters
        if filters.statuses:
            # What is due is in force, and its end is near.
            due = ("due",) if "in-force" in filters.statuses else ()
            yield f"{STATUS} IN {self._any((*filters.statuses, *due))}"
        if filters.areas:
            yield f"record.file IN (SELECT file FROM area WHERE topic IN {self._any(filters.areas)})"
        if filters.signatories:
            from eapa_cli.query.signatory_lookup import parts

            people = (
                " AND ".join(f"folded LIKE {self._value(part)}" for part in parts(name)) for name in filters.signatories
            )
            yield f"record.file IN (SELECT file FROM signatory WHERE {' OR '.join(people)})"
        if filters.languages:
            likes = " OR ".join(f"{self._value(tag)} IN (lang, main)" for tag in filters.languages)
            yield f"record.file IN (SELECT file FROM language WHERE {likes})"
        yield from self._of_dates()

    def _of_dates(self) -> Iterator[str]:
        filters = self.filters
        if filters.since:
            yield f"record.signed_to >= {self._value(filters.since.earliest.isoformat())}"
        if filters.until:
            yield f"record.signed_from <= {self._value(filters.until.latest.isoformat())}"
        if filters.years:
            years = (self._value(f"{year:04}") for year in filters.years)
            spans = (f"{year} BETWEEN substr(signed_from, 1, 4) AND substr(signed_to, 1, 4)" for year in years)
            yield f"({' OR '.join(spans)})"
        if filters.expiring_within:
            until = self._value(filters.last_day.isoformat())
            yield (
                "EXISTS (SELECT 1 FROM deadline "
                f"WHERE file = record.file AND to_day >= :as_of AND from_day <= {until}) "
                f"AND {STATUS} NOT IN ('expired', 'terminated', 'superseded')"
            )

    def _has_party(self, condition: str) -> str:
        return (
            "record.file IN (SELECT party.file FROM party LEFT JOIN organization AS body "
            f"ON body.id = party.organization WHERE {condition})"
        )

    def _any_field(self, paths: Sequence[str], negation: str) -> str:
        from eapa_cli.index.field_paths import has_field, is_field

        mine = (path for path in paths if is_field(self.kind, path))
        conditions = [f"{negation}{has_field(self.kind, path, 'record.data')}" for path in mine]
        return f"({' OR '.join(conditions) or '0'})"

    def _any(self, values: Sequence[object]) -> str:
        return f"({', '.join(self._value(str(value)) for value in values)})"

    def _value(self, value: object) -> str:
        name = f"value{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"
