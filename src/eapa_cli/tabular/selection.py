"""What is exported: the records of a register as plain data, and what it says of itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.filters import Filters
from eapa_cli.query.record_list import Query, answer
from eapa_cli.storage.store import Store

Data = Mapping[str, Any]
"""A record as it stands in its file: maps, lists, texts, numbers, true and false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Where it comes from, the register's own facts, and the records of each kind in the order of their ids."""

    index: Index
    register: Data
    records: Mapping[Kind, Sequence[Data]]

    @property
    def languages(self) -> Sequence[str]:
        """The register's languages, the one to show first."""
        found = self.register.get("languages")
        return [tag for tag in found if isinstance(tag, str)] if isinstance(found, list) else []


def extract(index: Index, filters: Filters, kind: Kind = Kind.AGREEMENT) -> Extract:
    """The agreements that filters choose, and the organizations that these name; or organizations only.

    A record brings those to which it is related, such as the agreement that it amends, so that no reference leads
    out. Without filters all organizations are there.
    """
    register = Store(index.root).read_register_file().data
    wanted = None if filters == Filters(as_of=filters.as_of) else json.dumps(_chosen(index, filters, kind))
    agreements = _records(index, Kind.AGREEMENT, _TIED, wanted) if kind is Kind.AGREEMENT else []
    named = _NAMED if kind is Kind.AGREEMENT else _THESE
    return Extract(
        index=index,
        register=register if isinstance(register, dict) else {},
        records={Kind.ORGANIZATION: _records(index, Kind.ORGANIZATION, named, wanted), Kind.AGREEMENT: agreements},
    )


_THESE: Final = "SELECT value FROM json_each(:wanted)"
_TIED: Final = f"""
    WITH RECURSIVE tied (id) AS (
        {_THESE}
        UNION
        SELECT target FROM tied JOIN agreement USING (id) JOIN relation USING (file)
    )
    SELECT id FROM tied
"""
_NAMED: Final = f"""
    WITH RECURSIVE named (id) AS (
        SELECT party.organization FROM party JOIN agreement USING (file) WHERE agreement.id IN ({_TIED})
        UNION
        SELECT target FROM named JOIN organization USING (id) JOIN relation USING (file)
    )
    SELECT id FROM named
"""


def _chosen(index: Index, filters: Filters, kind: Kind) -> list[str]:
    rows = answer(index, Query(kind=kind, filters=filters, columns=("id",)))
    return [str(id_) for (id_,) in rows.cells]


def _records(index: Index, kind: Kind, ids: str, wanted: str | None) -> list[Data]:
    where = "" if wanted is None else f"WHERE id IN ({ids})"
    rows = index.ask(f"SELECT data FROM {kind} {where} ORDER BY id", {"wanted": wanted})
    return [json.loads(data) for (data,) in rows]
