"""SQL conditions of the filters.

Each function takes the parsed values of one filter, and returns a condition on the row `record`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eapa_cli.index.sql_lists import RESPONSIBLE
from eapa_cli.model.vocabulary import Kind, Scope, Status
from eapa_cli.query.condition_builder import IS_PARTNER, NOT_ENDED, STATUS, signed_by_condition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from eapa_cli.query.condition_builder import ConditionBuilder
    from eapa_cli.query.place_lookup import PlaceName


def country_condition(sql: ConditionBuilder, codes: Sequence[str]) -> str:
    """Select organizations of some countries or scopes, or agreements with a partner from one of them."""
    table = "record" if sql.kind is Kind.ORGANIZATION else "body"
    condition = f"{table}.country IN {sql.bind_all(codes)}"
    if scopes := [code for code in codes if code in set(Scope)]:
        condition = f"({condition} OR {table}.scope IN {sql.bind_all(scopes)})"
    # The owner is a party of nearly all agreements, so its country would select nearly all of them.
    return condition if sql.kind is Kind.ORGANIZATION else _has_party(f"{condition} AND {IS_PARTNER}")


def party_condition(sql: ConditionBuilder, parties: Sequence[Sequence[str]]) -> str:
    """Select some organizations, or the agreements to which they are parties."""
    placeholders = sql.bind_all(id_ for ids in parties for id_ in ids)
    return (
        f"record.id IN {placeholders}"
        if sql.kind is Kind.ORGANIZATION
        else _has_party(f"party.organization IN {placeholders}")
    )


def status_condition(sql: ConditionBuilder, statuses: Sequence[str]) -> str:
    """Select agreements with one of some statuses."""
    # An agreement that is due is still in force.
    due = (Status.DUE,) if Status.IN_FORCE in statuses else ()
    return f"{STATUS} IN {sql.bind_all((*statuses, *due))}"


def signatory_condition(sql: ConditionBuilder, people: Sequence[Sequence[str]]) -> str:
    """Select agreements that were signed by one of some people."""
    return signed_by_condition(sql, [spellings for matches in people for spellings in matches])


def responsible_condition(sql: ConditionBuilder, people: Sequence[Sequence[str]]) -> str:
    """Select agreements for which one of some people is responsible."""
    return f"{RESPONSIBLE} IN {sql.bind_all(name for matches in people for name in matches)}"


def place_condition(sql: ConditionBuilder, places: Sequence[PlaceName]) -> str:
    """Select records with one of some places: a country, or a phrase in the name of a city or venue."""
    from eapa_cli.query.place_lookup import folded_phrase

    alternatives = (
        f"country = {sql.bind(text)}" if place.is_country else f"instr(folded, {sql.bind(folded_phrase(text))})"
        for place in places
        for text in place.texts
    )
    return f"record.file IN (SELECT file FROM place WHERE {' OR '.join(alternatives)})"


def year_condition(sql: ConditionBuilder, years: Sequence[str]) -> str:
    """Select agreements that were signed in one of some years, certainly or possibly."""
    alternatives = (f"{sql.bind(year)} BETWEEN substr(signed_from, 1, 4) AND substr(signed_to, 1, 4)" for year in years)
    return f"({' OR '.join(alternatives)})"


def expiring_within_condition(sql: ConditionBuilder, last: date) -> str:
    """Select agreements whose current term or renewal ends from the day `as_of` until the last day of a period."""
    sql.index.compute_renewals(last)
    return (
        "EXISTS (SELECT 1 FROM deadline "
        f"WHERE file = record.file AND to_day >= :as_of AND from_day <= {sql.bind(last.isoformat())}) AND {NOT_ENDED}"
    )


def language_condition(sql: ConditionBuilder, tags: Sequence[str]) -> str:
    """Select agreements in one of some languages; a main language includes its variants."""
    alternatives = " OR ".join(f"{sql.bind(tag)} IN (lang, main)" for tag in tags)
    return f"record.file IN (SELECT file FROM language WHERE {alternatives})"


def has_field_condition(sql: ConditionBuilder, paths: Sequence[str]) -> str:
    """Select records that have one of some fields; none if this kind of records has none of the fields."""
    return f"({' OR '.join(_field_conditions(sql, paths)) or '0'})"


def missing_field_condition(sql: ConditionBuilder, paths: Sequence[str]) -> str:
    """Select records without one of some fields; a field that this kind of records cannot have does not count."""
    return f"({' OR '.join(f'NOT {one}' for one in _field_conditions(sql, paths)) or '0'})"


def file_condition(sql: ConditionBuilder, file_lists: Sequence[Sequence[int]]) -> str:
    """Select the records in some files. `file_lists` has the numbers of the files that each value of a filter means."""
    # One parameter for all files, since SQLite limits the number of parameters.
    numbers = sql.bind(f"[{','.join(str(file) for files in file_lists for file in files)}]")
    return f"record.file IN (SELECT value FROM json_each({numbers}))"


def _has_party(condition: str) -> str:
    return (
        "record.file IN (SELECT party.file FROM party LEFT JOIN organization AS body "
        f"ON body.id = party.organization WHERE {condition})"
    )


def _field_conditions(sql: ConditionBuilder, paths: Sequence[str]) -> list[str]:
    from eapa_cli.index.field_paths import field_condition, is_field

    return [field_condition(sql.kind, path) for path in paths if is_field(sql.kind, path)]
