"""The table of filters. Each row has an option, a parser, an SQL condition and a completion.

To add a filter, add a row to `FILTERS`. Options and completions of the command line are built from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eapa_cli.index.sql_lists import RESPONSIBLE
from eapa_cli.model.vocabulary import AgreementType, OrganizationType, Stage, Status, Topic
from eapa_cli.query import completion_matching, filter_conditions, filter_lookups, filter_value_parsers
from eapa_cli.query.condition_builder import STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eapa_cli.query.condition_builder import ConditionBuilder
    from eapa_cli.query.filter_context import FilterContext

    Parser = Callable[[Any, FilterContext], Any]
    Condition = Callable[[ConditionBuilder, Any], str]


class Filter(NamedTuple):
    """A filter: its option, its parser, its SQL condition, and its completion."""

    name: str
    help: str
    parse: Parser
    condition: Condition
    metavar: str
    """The name of the value in the help."""
    repeats: bool = True
    """Whether the option can be given several times.

    `parse` is called for each value, and `condition` with the list of results.
    """
    bounds: tuple[int, int] | None = None
    """The smallest and the largest number that the option accepts."""
    is_on_agreements: bool = False
    """Whether the condition is on agreements. Organizations are then selected by their agreements."""
    selects_unsigned: bool = False
    """Whether the filter selects unsigned agreements, which are otherwise excluded."""
    complete: Callable[[Iterable[str], str], list[str]] | None = None
    """A function that completes an incomplete text from the values that `completion_sql` selects."""
    completion_sql: str = ""
    """The statement for completion, with the placeholders that `fill_completion_sql` describes."""

    @property
    def option(self) -> str:
        """The option of the command line."""
        return f"--{self.name.replace('_', '-')}"


# The names of the extension fields of the selected records.
_EXTENSIONS: Final = (
    "SELECT DISTINCT item.key FROM {kind} AS record, json_each(record.data) AS item"
    " WHERE item.key GLOB 'x-*' AND record.file IN ({selected})"
)
FILTERS: Final = (
    Filter(
        name="country",
        metavar="COUNTRY",
        help="A partner's country: a code, a name in any language, or international.",
        parse=filter_value_parsers.parse_country,
        condition=filter_conditions.country_condition,
        complete=completion_matching.complete_countries,
        completion_sql="SELECT DISTINCT country FROM organization WHERE file IN ({organizations})",
    ),
    Filter(
        name="party",
        metavar="PARTY",
        help="A party: its id, or words of its name.",
        parse=filter_lookups.find_party,
        condition=filter_conditions.party_condition,
        complete=completion_matching.complete_valid_ids,
        completion_sql="SELECT id FROM organization WHERE file IN ({organizations})",
    ),
    Filter(
        name="type",
        metavar="TYPE",
        help="The type of the record: a code, or a label in English or Russian.",
        parse=filter_value_parsers.parse_record_type,
        condition=lambda sql, types: f"record.type IN {sql.bind_all(types)}",
        complete=completion_matching.code_completer(AgreementType, OrganizationType),
        completion_sql="SELECT DISTINCT type FROM {kind} WHERE file IN ({selected})",
    ),
    Filter(
        name="status",
        metavar="STATUS",
        help=f"The status on the day of --as-of: {', '.join(Status)}, or a label; in-force includes due.",
        parse=filter_value_parsers.code_parser(Status),
        condition=filter_conditions.status_condition,
        is_on_agreements=True,
        selects_unsigned=True,
        complete=completion_matching.code_completer(Status),
        completion_sql=f"SELECT DISTINCT {STATUS} FROM agreement AS record WHERE file IN ({{agreements}})",
    ),
    Filter(
        name="stage",
        metavar="STAGE",
        help=f"Not signed, and at this stage: {', '.join(Stage)}. '--has stage' selects all of them.",
        parse=filter_value_parsers.code_parser(Stage),
        condition=lambda sql, stages: f"record.stage IN {sql.bind_all(stages)}",
        is_on_agreements=True,
        selects_unsigned=True,
        complete=completion_matching.code_completer(Stage),
        completion_sql="SELECT DISTINCT stage FROM agreement WHERE file IN ({agreements})",
    ),
    Filter(
        name="area",
        metavar="TOPIC",
        help=f"A topic of the agreement: {', '.join(Topic)}, or a label in English or Russian.",
        parse=filter_value_parsers.code_parser(Topic),
        condition=lambda sql, topics: f"record.file IN (SELECT file FROM area WHERE topic IN {sql.bind_all(topics)})",
        is_on_agreements=True,
        complete=completion_matching.code_completer(Topic),
        completion_sql="SELECT DISTINCT topic FROM area WHERE file IN ({agreements})",
    ),
    Filter(
        name="signatory",
        metavar="NAME",
        help="Parts of a signatory's name, in any script.",
        parse=filter_lookups.find_signatory,
        condition=filter_conditions.signatory_condition,
        is_on_agreements=True,
        complete=completion_matching.complete_people,
        completion_sql="SELECT DISTINCT spellings FROM signatory WHERE file IN ({agreements})",
    ),
    Filter(
        name="responsible",
        metavar="NAME",
        help="The person to remind: parts of the name, or of the e-mail address.",
        parse=filter_lookups.find_responsible,
        condition=filter_conditions.responsible_condition,
        is_on_agreements=True,
        complete=completion_matching.complete_people,
        completion_sql=(
            f"SELECT DISTINCT {RESPONSIBLE} FROM agreement AS record "
            f"WHERE {RESPONSIBLE} IS NOT NULL AND file IN ({{agreements}})"
        ),
    ),
    Filter(
        name="place",
        metavar="PLACE",
        help="The place of signing, or the seat of an organization: words of its name, or a country.",
        parse=filter_lookups.find_place,
        condition=filter_conditions.place_condition,
        complete=completion_matching.complete_places,
        completion_sql="SELECT DISTINCT city FROM {kind} WHERE file IN ({selected})",
    ),
    Filter(
        name="since",
        metavar="DATE",
        help="Signed on this date or later.",
        repeats=False,
        parse=filter_value_parsers.parse_since,
        condition=lambda sql, date: f"record.signed_to >= {sql.bind(date.earliest.isoformat())}",
        is_on_agreements=True,
    ),
    Filter(
        name="until",
        metavar="DATE",
        help="Signed on this date or earlier.",
        repeats=False,
        parse=filter_value_parsers.parse_until,
        condition=lambda sql, date: f"record.signed_from <= {sql.bind(date.latest.isoformat())}",
        is_on_agreements=True,
    ),
    Filter(
        name="year",
        metavar="YEAR",
        help="Signed in this year, or possibly in it.",
        bounds=(1000, 9999),  # a shorter number is an incomplete year
        parse=lambda number, _context: str(number),
        condition=filter_conditions.year_condition,
        is_on_agreements=True,
        complete=completion_matching.complete_values,
        # A date without a year starts in the year 1.
        completion_sql=(
            "SELECT DISTINCT substr(signed_from, 1, 4) FROM agreement"
            " WHERE signed_from > '0001-12-31' AND file IN ({agreements})"
        ),
    ),
    Filter(
        name="expiring_within",
        metavar="PERIOD",
        help="The term or its current renewal ends within this period: 90d, P3M, 1y.",
        repeats=False,
        parse=filter_value_parsers.parse_last_day,
        condition=filter_conditions.expiring_within_condition,
        is_on_agreements=True,
    ),
    Filter(
        name="language",
        metavar="TAG",
        help="A language of the agreement: its tag (BCP 47), or its name.",
        parse=filter_lookups.find_language_tag,
        condition=filter_conditions.language_condition,
        is_on_agreements=True,
        complete=completion_matching.complete_values,
        completion_sql="SELECT DISTINCT lang FROM language WHERE file IN ({agreements})",
    ),
    Filter(
        name="has",
        metavar="FIELD",
        help="The record has this field: term, title.ru, x-number.",
        parse=filter_value_parsers.parse_field,
        condition=filter_conditions.has_field_condition,
        complete=completion_matching.complete_fields,
        completion_sql=_EXTENSIONS,
    ),
    Filter(
        name="missing",
        metavar="FIELD",
        help="The record does not have this field.",
        parse=filter_value_parsers.parse_field,
        condition=filter_conditions.missing_field_condition,
        complete=completion_matching.complete_fields,
        completion_sql=_EXTENSIONS,
    ),
    Filter(
        name="where",
        metavar="FIELD=VALUE",
        help="An extension field has this value: x-number=12.",
        parse=filter_lookups.find_files_by_comparison,
        condition=filter_conditions.file_condition,
        complete=completion_matching.complete_comparisons,
        completion_sql=_EXTENSIONS,
    ),
)
"""All filters, in the order of their options."""
