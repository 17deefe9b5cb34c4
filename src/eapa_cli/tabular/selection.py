"""The selection for an export: records as plain data, and the register's own file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.record_list import Query, run_query
from eapa_cli.query.where import Filters
from eapa_cli.storage.store import Store

Data = Mapping[str, Any]
"""The content of a file as plain data: maps, lists, strings, numbers and booleans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Selected records by kind in the order of their ids, with the register's own file and the index they come from."""

    index: Index
    register: Data
    records: Mapping[Kind, Sequence[Data]]
    private: bool = False
    """Whether private fields are included."""
    free: bool = True
    """Whether the register's own fields, whose names start with `x-`, are included in tables of all values."""

    def signed(self) -> "Extract":
        """Return the extract without unsigned agreements."""
        agreements = [data for data in self.records[Kind.AGREEMENT] if "stage" not in data]
        return replace(self, records={**self.records, Kind.AGREEMENT: agreements})

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the register, the default for output first."""
        found = self.register.get("languages")
        return [tag for tag in found if isinstance(tag, str)] if isinstance(found, list) else []


PRIVATE: Final = "responsible"
"""The field that is exported on request only."""


def extract(index: Index, filters: Filters, kind: Kind = Kind.AGREEMENT, *, private: bool = False) -> Extract:
    """Select the agreements that match some filters and the organizations that they name, or only organizations.

    Related records are included, such as an amended agreement, so that no reference is dangling. Without
    filters all records are included, also unsigned agreements, which filters exclude as in lists. Private
    fields are omitted unless they are requested.
    """
    register = Store(index.root).read_register_file().data
    wanted = json.dumps(_matching_ids(index, filters, kind)) if filters.values else None
    agreements = _records(index, Kind.AGREEMENT, _RELATED, wanted) if kind is Kind.AGREEMENT else []
    named = _NAMED if kind is Kind.AGREEMENT else _WANTED
    return Extract(
        index=index,
        register=_visible(register if isinstance(register, dict) else {}, private=private),
        records={
            Kind.ORGANIZATION: _records(index, Kind.ORGANIZATION, named, wanted),
            Kind.AGREEMENT: [_visible(data, private=private) for data in agreements],
        },
        private=private,
    )


def _visible(data: Data, *, private: bool) -> Data:
    return data if private else {key: value for key, value in data.items() if key != PRIVATE}


_WANTED: Final = "SELECT value FROM json_each(:wanted)"
_RELATED: Final = f"""
    WITH RECURSIVE related (id) AS (
        {_WANTED}
        UNION
        SELECT target FROM related JOIN agreement USING (id) JOIN relation USING (file)
    )
    SELECT id FROM related
"""
_NAMED: Final = f"""
    WITH RECURSIVE named (id) AS (
        SELECT party.organization FROM party JOIN agreement USING (file) WHERE agreement.id IN ({_RELATED})
        UNION
        SELECT target FROM named JOIN organization USING (id) JOIN relation USING (file)
    )
    SELECT id FROM named
"""


def _matching_ids(index: Index, filters: Filters, kind: Kind) -> list[str]:
    rows = run_query(index, Query(kind=kind, filters=filters, columns=("id",)))
    return [str(id_) for (id_,) in rows.cells]


def _records(index: Index, kind: Kind, ids: str, wanted: str | None) -> list[Data]:
    where = "" if wanted is None else f"WHERE id IN ({ids})"
    rows = index.query(f"SELECT data FROM {kind} {where} ORDER BY id", {"wanted": wanted})
    return [json.loads(data) for (data,) in rows]
