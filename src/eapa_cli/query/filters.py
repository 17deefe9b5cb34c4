"""The table of filters: the option, parser, completion and SQL condition of each.

To add a filter, add a row to `FILTERS`. Options and completions of the command line are built from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eapa_cli.index.sql_lists import RESPONSIBLE
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Stage, Status, Topic
from eapa_cli.query import completion_matching, filter_values
from eapa_cli.query.conditions import IS_PARTNER, NOT_ENDED, STATUS, ConditionBuilder, signed_by_any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    Parser = Callable[[Any, filter_values.FilterContext], Any]
    Condition = Callable[[ConditionBuilder, Any], str]


class Filter(NamedTuple):
    """A filter.

    If it `repeats`, the option can be given several times; `parse` is called for each value, and `condition` with the
    list of results. The condition of a filter `of_agreement` is on agreements; it selects organizations by their
    agreements. Unsigned agreements are selected only if a filter that `selects_unsigned` is given. `candidates_sql`
    selects values for completion; see `completion_sql` for its placeholders.
    """

    name: str
    help: str
    parse: Parser
    condition: Condition
    metavar: str | None = None
    repeats: bool = True
    bounds: tuple[int, int] | None = None
    of_agreement: bool = False
    selects_unsigned: bool = False
    candidates: Callable[[Iterable[str], str], list[str]] | None = None
    candidates_sql: str = ""

    @property
    def option(self) -> str:
        """The option of the command line."""
        return f"--{self.name.replace('_', '-')}"


def _country(sql: ConditionBuilder, codes: Sequence[str]) -> str:
    table = "record" if sql.kind is Kind.ORGANIZATION else "body"
    condition = f"{table}.country IN {sql.any_of(codes)}"
    if scopes := [code for code in codes if code in set(Scope)]:
        condition = f"({condition} OR {table}.scope IN {sql.any_of(scopes)})"
    # The owner is a party of nearly all agreements, so its country would select nearly all of them.
    return condition if sql.kind is Kind.ORGANIZATION else _has_party(f"{condition} AND {IS_PARTNER}")


def _party(sql: ConditionBuilder, found: Sequence[Sequence[str]]) -> str:
    ids = sql.any_of(id_ for one in found for id_ in one)
    return f"record.id IN {ids}" if sql.kind is Kind.ORGANIZATION else _has_party(f"party.organization IN {ids}")


def _has_party(condition: str) -> str:
    return (
        "record.file IN (SELECT party.file FROM party LEFT JOIN organization AS body "
        f"ON body.id = party.organization WHERE {condition})"
    )


def _status(sql: ConditionBuilder, statuses: Sequence[str]) -> str:
    # An agreement that is due is still in force.
    due = (Status.DUE,) if Status.IN_FORCE in statuses else ()
    return f"{STATUS} IN {sql.any_of((*statuses, *due))}"


def _signatory(sql: ConditionBuilder, people: Sequence[Sequence[str]]) -> str:
    return signed_by_any_of(sql, [spellings for one in people for spellings in one])


def _responsible(sql: ConditionBuilder, people: Sequence[Sequence[str]]) -> str:
    return f"{RESPONSIBLE} IN {sql.any_of(name for one in people for name in one)}"


def _place(sql: ConditionBuilder, places: Sequence[filter_values.PlaceName]) -> str:
    from eapa_cli.query.place_lookup import phrase

    alternatives = (
        f"country = {sql.value(text)}" if place.is_country else f"instr(folded, {sql.value(phrase(text))})"
        for place in places
        for text in place.texts
    )
    return f"record.file IN (SELECT file FROM place WHERE {' OR '.join(alternatives)})"


def _year(sql: ConditionBuilder, years: Sequence[str]) -> str:
    spans = (f"{sql.value(year)} BETWEEN substr(signed_from, 1, 4) AND substr(signed_to, 1, 4)" for year in years)
    return f"({' OR '.join(spans)})"


def _expiring_within(sql: ConditionBuilder, last: date) -> str:
    sql.index.compute_renewals(last)
    return (
        "EXISTS (SELECT 1 FROM deadline "
        f"WHERE file = record.file AND to_day >= :as_of AND from_day <= {sql.value(last.isoformat())}) AND {NOT_ENDED}"
    )


def _language(sql: ConditionBuilder, tags: Sequence[str]) -> str:
    alternatives = " OR ".join(f"{sql.value(tag)} IN (lang, main)" for tag in tags)
    return f"record.file IN (SELECT file FROM language WHERE {alternatives})"


def _has(sql: ConditionBuilder, paths: Sequence[str]) -> str:
    return f"({' OR '.join(_field_conditions(sql, paths)) or '0'})"


def _missing(sql: ConditionBuilder, paths: Sequence[str]) -> str:
    return f"({' OR '.join(f'NOT {one}' for one in _field_conditions(sql, paths)) or '0'})"


def _field_conditions(sql: ConditionBuilder, paths: Sequence[str]) -> list[str]:
    from eapa_cli.index.field_paths import field_condition, is_field

    return [field_condition(sql.kind, path, "record.data") for path in paths if is_field(sql.kind, path)]


def _compared(sql: ConditionBuilder, found: Sequence[Sequence[int]]) -> str:
    # One parameter for all files, since SQLite limits the number of parameters.
    numbers = sql.value(f"[{','.join(str(file) for files in found for file in files)}]")
    return f"record.file IN (SELECT value FROM json_each({numbers}))"


_EXTENSIONS: Final = (
    "SELECT DISTINCT item.key FROM {kind} AS record, json_each(record.data) AS item"
    " WHERE item.key GLOB 'x-*' AND record.file IN ({selected})"
)
FILTERS: Final = (
    Filter(
        name="country",
        help="A partner's country: a code, a name in any language, or international.",
        parse=filter_values.country,
        condition=_country,
        candidates=completion_matching.countries,
        candidates_sql="SELECT DISTINCT country FROM organization WHERE file IN ({organizations})",
    ),
    Filter(
        name="party",
        help="A party: its id, or words of its name.",
        parse=filter_values.party,
        condition=_party,
        candidates=completion_matching.ids,
        candidates_sql="SELECT id FROM organization WHERE file IN ({organizations})",
    ),
    Filter(
        name="type",
        metavar="TYPE",
        help="The type of the record: a code, or a label in English or Russian.",
        parse=filter_values.record_type,
        condition=lambda sql, types: f"record.type IN {sql.any_of(types)}",
        candidates=completion_matching.codes_of(AgreementType, OrganizationType),
        candidates_sql="SELECT DISTINCT type FROM {kind} WHERE file IN ({selected})",
    ),
    Filter(
        name="status",
        metavar="STATUS",
        help=f"The status on the day of --as-of: {', '.join(Status)}, or a label; in-force includes due.",
        parse=filter_values.status,
        condition=_status,
        of_agreement=True,
        selects_unsigned=True,
        candidates=completion_matching.codes_of(Status),
        candidates_sql=f"SELECT DISTINCT {STATUS} FROM agreement AS record WHERE file IN ({{agreements}})",
    ),
    Filter(
        name="stage",
        metavar="STAGE",
        help=f"Not signed, and at this stage: {', '.join(Stage)}. '--has stage' selects all of them.",
        parse=filter_values.stage,
        condition=lambda sql, stages: f"record.stage IN {sql.any_of(stages)}",
        of_agreement=True,
        selects_unsigned=True,
        candidates=completion_matching.codes_of(Stage),
        candidates_sql="SELECT DISTINCT stage FROM agreement WHERE file IN ({agreements})",
    ),
    Filter(
        name="area",
        metavar="TOPIC",
        help=f"A topic of the agreement: {', '.join(Topic)}, or a label in English or Russian.",
        parse=filter_values.topic,
        condition=lambda sql, topics: f"record.file IN (SELECT file FROM area WHERE topic IN {sql.any_of(topics)})",
        of_agreement=True,
        candidates=completion_matching.codes_of(Topic),
        candidates_sql="SELECT DISTINCT topic FROM area WHERE file IN ({agreements})",
    ),
    Filter(
        name="signatory",
        help="Parts of a signatory's name, in any script.",
        parse=filter_values.signatory,
        condition=_signatory,
        of_agreement=True,
        candidates=completion_matching.words_of_people,
        candidates_sql="SELECT DISTINCT spellings FROM signatory WHERE file IN ({agreements})",
    ),
    Filter(
        name="responsible",
        help="The person to remind: parts of the name, or of the e-mail address.",
        parse=filter_values.responsible,
        condition=_responsible,
        of_agreement=True,
        candidates=completion_matching.words_of_people,
        candidates_sql=(
            f"SELECT DISTINCT {RESPONSIBLE} FROM agreement AS record "
            f"WHERE {RESPONSIBLE} IS NOT NULL AND file IN ({{agreements}})"
        ),
    ),
    Filter(
        name="place",
        help="The place of signing, or the seat of an organization: words of its name, or a country.",
        parse=filter_values.place,
        condition=_place,
        candidates=completion_matching.places,
        candidates_sql="SELECT DISTINCT city FROM {kind} WHERE file IN ({selected})",
    ),
    Filter(
        name="since",
        metavar="DATE",
        help="Signed on this date or later.",
        repeats=False,
        parse=filter_values.since,
        condition=lambda sql, date: f"record.signed_to >= {sql.value(date.earliest.isoformat())}",
        of_agreement=True,
    ),
    Filter(
        name="until",
        metavar="DATE",
        help="Signed on this date or earlier.",
        repeats=False,
        parse=filter_values.until,
        condition=lambda sql, date: f"record.signed_from <= {sql.value(date.latest.isoformat())}",
        of_agreement=True,
    ),
    Filter(
        name="year",
        metavar="YEAR",
        help="Signed in this year, or possibly in it.",
        bounds=(1000, 9999),
        parse=filter_values.year,
        condition=_year,
        of_agreement=True,
        candidates=completion_matching.exact,
        candidates_sql=(
            "SELECT DISTINCT substr(signed_from, 1, 4) FROM agreement"
            " WHERE signed_from > '0001-12-31' AND file IN ({agreements})"
        ),
    ),
    Filter(
        name="expiring_within",
        metavar="PERIOD",
        help="The term or its current renewal ends within this period: 90d, P3M, 1y.",
        repeats=False,
        parse=filter_values.last_day,
        condition=_expiring_within,
        of_agreement=True,
    ),
    Filter(
        name="language",
        metavar="TAG",
        help="A language of the agreement: its tag (BCP 47), or its name.",
        parse=filter_values.language,
        condition=_language,
        of_agreement=True,
        candidates=completion_matching.exact,
        candidates_sql="SELECT DISTINCT lang FROM language WHERE file IN ({agreements})",
    ),
    Filter(
        name="has",
        metavar="FIELD",
        help="The record has this field: term, title.ru, x-number.",
        parse=filter_values.field,
        condition=_has,
        candidates=completion_matching.fields,
        candidates_sql=_EXTENSIONS,
    ),
    Filter(
        name="missing",
        metavar="FIELD",
        help="The record does not have this field.",
        parse=filter_values.field,
        condition=_missing,
        candidates=completion_matching.fields,
        candidates_sql=_EXTENSIONS,
    ),
    Filter(
        name="where",
        metavar="FIELD=VALUE",
        help="An extension field has this value: x-number=12.",
        parse=filter_values.comparison,
        condition=_compared,
        candidates=completion_matching.comparisons,
        candidates_sql=_EXTENSIONS,
    ),
)
"""All filters, in the order of their options."""
