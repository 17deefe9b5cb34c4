"""The record of a given kind that an argument names by its id or name."""

from typing import Any, TypeVar

from eapa_cli.cli.named_record import find_id_by_name
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS, Agreement, Organization
from eapa_cli.model.vocabulary import Kind

R = TypeVar("R", Organization, Agreement)


def find_agreement(index: Index, id_: str) -> tuple[str, dict[str, Any], Agreement]:
    """Return the path, plain data and record of an agreement.

    Raises:
        RefusedError: no agreement has or had the id, or it is not the only one with the name.
    """
    return _find_record(index, id_, Agreement)


def find_signed_agreement(index: Index, id_: str) -> tuple[str, dict[str, Any], Agreement]:
    """Return the path, plain data and record of a signed agreement.

    Raises:
        RefusedError: no agreement has or had the id or has the name, several have the name, or it is not signed.
    """
    path, data, agreement = find_agreement(index, id_)
    if agreement.stage:
        raise RefusedError(
            f"'{agreement.id}' is not signed (stage: {agreement.stage})",
            hint=f"'eapa sign {agreement.id}' records the signing; "
            f"if it will not be signed: eapa set {agreement.id} stage=dropped",
        )
    return path, data, agreement


def find_organization(index: Index, id_: str) -> tuple[str, dict[str, Any], Organization]:
    """Return the path, plain data and record of an organization.

    Raises:
        RefusedError: no organization has or had the id, or it is not the only one with the name.
    """
    return _find_record(index, id_, Organization)


def _find_record(index: Index, id_: str, type_: type[R]) -> tuple[str, dict[str, Any], R]:
    kind = next(kind for kind in Kind if RECORDS[kind] is type_)
    found = index.find(id_) or index.find(find_id_by_name(index, id_, kind))
    assert found is not None  # only records have names
    if found[0] is not kind:
        raise RefusedError(f"'{id_}' is an {found[0]}; this command needs an {kind}")
    path, data = found[1], dict(found[2])
    return path, data, decode_stored(type_, data)


def find_followers(index: Index, id_: str) -> dict[str, str]:
    """Return the ids of the agreements with a relation to an agreement, by the type of the relation.

    Of several agreements with the same relation, the last one by id is returned.
    """
    sql = "SELECT relation.type, id FROM relation JOIN agreement USING (file) WHERE target = ? ORDER BY id"
    rows = index.query(sql, (id_,))
    return dict(rows)
