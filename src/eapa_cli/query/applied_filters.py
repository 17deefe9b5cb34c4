"""The filters of a command with their values, and the SQL condition for the records that they select."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.condition_builder import SIGNED, ConditionBuilder
from eapa_cli.query.filter_context import FilterContext
from eapa_cli.query.filters import FILTERS
from eapa_cli.text.option_values import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from eapa_cli.index.read_model import Index

_PARTIES: Final = "party JOIN organization ON organization.id = party.organization"


class Filters(NamedTuple):
    """The parsed values of filters.

    A record must match all filters, and at least one of the values of each filter. Unsigned agreements are selected
    only if `unsigned` is true, or if a filter is about them.
    """

    as_of: date
    values: Mapping[str, Any] = {}
    unsigned: bool = False

    @property
    def selects_unsigned(self) -> bool:
        """Whether unsigned agreements are selected."""
        by_filter = any(one.selects_unsigned for one in FILTERS if one.name in self.values)
        # Only unsigned agreements have a stage.
        return self.unsigned or by_filter or "stage" in self.values.get("has", ())

    @classmethod
    def parse(cls, given: Mapping[str, Any], index: Index, kinds: Sequence[Kind]) -> Filters:
        """Parse the values that were given for filters on records of some kinds.

        Raises:
            UsageError: a value is not valid; the hint names possible values.
        """
        as_of = parse_day(given.get("as_of"), "--as-of")
        values: dict[str, Any] = {}
        for one in FILTERS:
            if (value := given.get(one.name)) not in (None, [], ()):  # an empty text is an error
                context = FilterContext(read_model=index, kinds=kinds, as_of=as_of, option=one.option, given=given)
                values[one.name] = (
                    [one.parse(item, context) for item in value] if one.repeats else one.parse(value, context)
                )
        return cls(as_of, values)


class Where:
    """The SQL condition that is true if filters select the row `record`.

    `builder` has the parameters of the condition. It can make more conditions for the same statement.
    """

    def __init__(self, index: Index, kind: Kind, filters: Filters) -> None:
        # The statuses of a distant day depend on renewals that the read model may not contain yet.
        index.compute_renewals(filters.as_of)
        sql = ConditionBuilder(index, kind, filters.as_of)
        record_conditions: list[str] = []
        agreement_conditions: list[str] = []
        for one in FILTERS:
            if one.name in filters.values:
                conditions = agreement_conditions if one.is_on_agreements else record_conditions
                conditions.append(one.condition(sql, filters.values[one.name]))
        if not filters.selects_unsigned and (agreement_conditions or kind is Kind.AGREEMENT):
            agreement_conditions.append(SIGNED)
        if agreement_conditions and kind is Kind.ORGANIZATION:
            # One agreement of the organization must match all of these conditions.
            parties = "SELECT organization FROM party JOIN agreement AS record ON record.file = party.file"
            agreement_conditions = [f"record.id IN ({parties} WHERE {' AND '.join(agreement_conditions)})"]
        self.builder = sql
        self.text = " AND ".join([*record_conditions, *agreement_conditions]) or "1"

    @property
    def parameters(self) -> dict[str, object]:
        """The parameters of the statement."""
        return self.builder.parameters


def fill_completion_sql(index: Index, sql: str, kind: Kind, filters: Filters) -> tuple[str, dict[str, object]]:
    """Fill the placeholders of a statement about the records that filters select, and return its parameters too.

    `{kind}`: the table of the selected records.
    `{selected}`: the files of the selected records.
    `{agreements}`: the files of the selected agreements, or of the agreements of the selected organizations.
    `{organizations}`: the files of the selected organizations, or of the parties of the selected agreements.
    """
    where = Where(index, kind, filters)
    selected = f"SELECT file FROM {kind} AS record WHERE {where.text}"
    if kind is Kind.AGREEMENT:
        agreements = selected
        organizations = f"SELECT organization.file FROM {_PARTIES} WHERE party.file IN ({selected})"
    else:
        agreements = f"SELECT party.file FROM {_PARTIES} WHERE organization.file IN ({selected})"
        organizations = selected
    text = sql.format(kind=kind, selected=selected, agreements=agreements, organizations=organizations)
    return text, where.parameters
