"""The organization that takes the place of another."""

from collections.abc import Mapping
from typing import Any

from eapa_cli.cli.forms.desk import Desk
from eapa_cli.cli.records import organization_of
from eapa_cli.errors import RefusedError
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Kind, OrganizationRelation
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.codec import in_order
from eapa_cli.storage.layout import path_of


def succeeded(changes: ChangeSet, earlier: Organization, id_: str, desk: Desk) -> None:
    """Give an organization, which may be just being added, its relation to the one whose place it takes.

    Raises:
        RefusedError: it is the same one, or is no more itself.
    """
    if id_ in desk.added:
        changes.create(path_of(Kind.ORGANIZATION, id_), _related(desk.added[id_], earlier))
        return
    path, data, organization = organization_of(desk.index, id_)
    if organization.id == earlier.id:
        raise RefusedError(f"'{earlier.id}' cannot take its own place")
    if organization.dissolved:
        raise RefusedError(f"'{organization.id}' cannot take its place: it was dissolved, on {organization.dissolved}")
    changes.edit(path, _related(data, earlier))


def _related(data: Mapping[str, Any], earlier: Organization) -> dict[str, Any]:
    standing = data.get("relations", [])
    relation = {"type": OrganizationRelation.SUCCESSOR_OF.value, "organization": earlier.id}
    new = [] if relation in standing else [relation]
    return in_order(Organization, {**data, "relations": [*standing, *new]})
