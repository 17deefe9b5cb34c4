"""Records by their names, where an id is expected."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.party_lookup import organizations_with_name, similar_organizations
from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import look_alikes


class NamedRecord(NamedTuple):
    """A record, with the name that it is shown by."""

    id: str
    name: str

    def __str__(self) -> str:
        return f"{self.id} ({self.name})"


def records_called(index: Index, name: str, kind: Kind | None = None) -> list[NamedRecord]:
    """Return the records that a name means: organizations by a name, agreements by a title.

    Where an agreement is wanted, those of an organization with this name are included.
    """
    organizations = organizations_with_name(index, name)
    if kind is Kind.ORGANIZATION or (kind is None and organizations):
        return _organizations(index, organizations)
    titled = next((found for text in (name, *look_alikes(name)) if (found := _titled(index, text))), [])
    return sorted({*titled, *_agreements_of(index, organizations)}) if kind else titled


def records_like(index: Index, name: str, kind: Kind | None = None) -> list[NamedRecord]:
    """Return the records that a name may mean."""
    organizations = similar_organizations(index, name)
    return _agreements_of(index, organizations) if kind is Kind.AGREEMENT else _organizations(index, organizations)


def _organizations(index: Index, ids: Iterable[str]) -> list[NamedRecord]:
    return [
        NamedRecord(*row)
        for id_ in ids
        for row in index.query("SELECT id, name FROM organization WHERE id = ?", (id_,))
    ]


def _agreements_of(index: Index, organizations: Sequence[str]) -> list[NamedRecord]:
    marks = ", ".join("?" for _ in organizations)
    rows = index.query(
        "SELECT DISTINCT id, coalesce(title, type) FROM agreement JOIN party USING (file) "
        f"WHERE organization IN ({marks}) ORDER BY id",
        organizations,
    )
    return [NamedRecord(*row) for row in rows]


def _titled(index: Index, name: str) -> list[NamedRecord]:
    """Return the agreements with this title, else those with these words in a title."""
    import json

    wanted = fold(name)
    rows = index.query("SELECT id, title, data FROM agreement WHERE title IS NOT NULL ORDER BY id") if wanted else []
    titles = [(id_, title, [fold(text) for text in json.loads(data)["title"].values()]) for id_, title, data in rows]
    whole = [NamedRecord(id_, title) for id_, title, folded in titles if wanted in folded]
    return whole or [
        NamedRecord(id_, title) for id_, title, folded in titles if any(f" {wanted} " in f" {one} " for one in folded)
    ]
