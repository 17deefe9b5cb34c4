"""The selection of the records for an export, as plain data, with the register's own file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.applied_filters import Filters
from eapa_cli.query.record_list import Query, run_query
from eapa_cli.storage.store import Store, languages_of

Data = Mapping[str, Any]
"""The content of a file as plain data: maps, lists, strings, numbers and booleans."""


PRIVATE_FIELD: Final = "responsible"
"""The field that is exported on request only."""

# The ids of the matching records, which the parameter `ids` contains as a JSON list.
_MATCHING_IDS: Final = "SELECT value FROM json_each(:ids)"
# The ids of the matching agreements, and of all agreements that these refer to, directly or indirectly.
_AGREEMENT_IDS: Final = f"""
    WITH RECURSIVE related (id) AS (
        {_MATCHING_IDS}
        UNION
        SELECT target FROM related JOIN agreement USING (id) JOIN relation USING (file)
    )
    SELECT id FROM related
"""
# The ids of the parties of these agreements, and of all organizations that they refer to, directly or indirectly.
_PARTY_IDS: Final = f"""
    WITH RECURSIVE named (id) AS (
        SELECT party.organization FROM party JOIN agreement USING (file) WHERE agreement.id IN ({_AGREEMENT_IDS})
        UNION
        SELECT target FROM named JOIN organization USING (id) JOIN relation USING (file)
    )
    SELECT id FROM named
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The records that an export contains, and the register's own file."""

    index: Index
    """The read model that the records come from."""
    register: Data
    """The content of the register's own file."""
    records: Mapping[Kind, Sequence[Data]]
    """The records of each kind, in the order of their ids."""
    includes_private: bool = False
    """Whether the records and the register contain the field `responsible`."""
    includes_extensions: bool = True
    """Whether tables of all values contain extension fields, whose names start with `x-`."""

    def without_unsigned(self) -> "Extract":
        """Return the extract without unsigned agreements."""
        agreements = [data for data in self.records[Kind.AGREEMENT] if "stage" not in data]
        return replace(self, records={**self.records, Kind.AGREEMENT: agreements})

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the register, starting with the default language for output."""
        return languages_of(self.register)


def make_extract(index: Index, filters: Filters, kind: Kind = Kind.AGREEMENT, *, private: bool = False) -> Extract:
    """Select the records for an export: the agreements that match filters, or the organizations that match.

    Agreements are exported with the organizations and agreements to which they refer, directly or indirectly, so that
    each reference has a target. Without filters, all records are included. With filters, unsigned agreements are
    excluded, as in lists. With `private`, the private field is included.
    """
    register = Store(index.root).register_data()
    ids = json.dumps(_find_matching_ids(index, filters, kind)) if filters.values else None
    agreements = _load_records(index, Kind.AGREEMENT, _AGREEMENT_IDS, ids) if kind is Kind.AGREEMENT else []
    organization_ids = _PARTY_IDS if kind is Kind.AGREEMENT else _MATCHING_IDS
    return Extract(
        index=index,
        register=register if private else _without_private(register),
        records={
            Kind.ORGANIZATION: _load_records(index, Kind.ORGANIZATION, organization_ids, ids),
            Kind.AGREEMENT: agreements if private else [_without_private(agreement) for agreement in agreements],
        },
        includes_private=private,
    )


def _without_private(data: Data) -> Data:
    return {key: value for key, value in data.items() if key != PRIVATE_FIELD}


def _find_matching_ids(index: Index, filters: Filters, kind: Kind) -> list[str]:
    rows = run_query(index, Query(kind=kind, filters=filters, columns=("id",)))
    return [str(id_) for (id_,) in rows.cells]


def _load_records(index: Index, kind: Kind, ids_sql: str, ids: str | None) -> list[Data]:
    """Return the records that the statement `ids_sql` selects; if `ids` is None, return all records."""
    where = "" if ids is None else f"WHERE id IN ({ids_sql})"
    rows = index.query(f"SELECT data FROM {kind} {where} ORDER BY id", {"ids": ids})
    return [json.loads(data) for (data,) in rows]
