"""Look-up of records by name or title, where a command expects an id."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import AgreementType, Kind
from eapa_cli.query.party_lookup import find_organizations_by_name, find_similar_organizations
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import list_look_alikes


class NamedRecord(NamedTuple):
    """The id of a record, and its name for people: for an agreement, its title, or else its type."""

    id: str
    name: str

    def __str__(self) -> str:
        return f"{self.id} ({self.name})"


def find_records_by_name(index: Index, name: str, kind: Kind | None = None) -> list[NamedRecord]:
    """Return the organizations with a name, or else the agreements with this title, or else with it in their titles.

    With a kind, return only records of that kind. Agreements then include those of the organizations with this name.
    """
    organizations = find_organizations_by_name(index, name)
    if kind is Kind.ORGANIZATION or (kind is None and organizations):
        return _organization_records(index, organizations)
    spellings = (name, *list_look_alikes(name))
    titled = next((found for text in spellings if (found := _find_by_title(index, text))), [])
    return sorted({*titled, *_agreement_records(index, organizations)}) if kind else titled


def find_similar_records(index: Index, name: str, kind: Kind | None = None) -> list[NamedRecord]:
    """Return the organizations with a similar name; if the kind is agreement, return their agreements instead."""
    organizations = find_similar_organizations(index, name)
    return (
        _agreement_records(index, organizations)
        if kind is Kind.AGREEMENT
        else _organization_records(index, organizations)
    )


def _organization_records(index: Index, ids: Iterable[str]) -> list[NamedRecord]:
    return [
        NamedRecord(*row)
        for id_ in ids
        for row in index.query("SELECT id, name FROM organization WHERE id = ?", (id_,))
    ]


def _agreement_records(index: Index, organizations: Sequence[str]) -> list[NamedRecord]:
    marks = ", ".join("?" for _ in organizations)
    rows = index.query(
        "SELECT DISTINCT id, title, type FROM agreement JOIN party USING (file) "
        f"WHERE organization IN ({marks}) ORDER BY id",
        organizations,
    )
    return [NamedRecord(id_, title or label_formatter(AgreementType)(type_)) for id_, title, type_ in rows]


def _find_by_title(index: Index, name: str) -> list[NamedRecord]:
    """Return the agreements with this title, or else with this phrase in a title."""
    import json

    wanted = fold(name)
    rows = index.query("SELECT id, title, data FROM agreement WHERE title IS NOT NULL ORDER BY id") if wanted else []
    # In an invalid record, a value may be no text.
    titles = [
        (id_, title, [fold(text) for text in json.loads(data)["title"].values() if isinstance(text, str)])
        for id_, title, data in rows
    ]
    whole = [NamedRecord(id_, title) for id_, title, folded in titles if wanted in folded]
    return whole or [
        NamedRecord(id_, title) for id_, title, folded in titles if any(f" {wanted} " in f" {one} " for one in folded)
    ]
