"""The organization that takes the place of another, and the agreements of the other."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.cli.record_arguments import organization_of
from eapa_cli.entry.entry_context import Desk
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.model.date_phrases import dated
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Grounds, Kind, OrganizationRelation
from eapa_cli.query.party_lookup import agreements_standing
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.codec import in_order
from eapa_cli.text.clock import today

# The rest can be listed.
_SHOWN: Final = 9


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
        raise RefusedError(f"'{earlier.id}' cannot be its own successor")
    if organization.dissolved:
        when = dated(organization.dissolved)
        raise RefusedError(f"'{organization.id}' cannot be the successor: it was dissolved {when}")
    changes.edit(path, _related(data, earlier))


def taken_over(index: Index, dissolved: Organization, successor: str, on: str) -> Iterator[str]:
    """The agreements with which a successor goes on, and what to do about those with which it does not.

    Where there is no successor, a rule tells of each.
    """
    standing = agreements_standing(index, dissolved.id, today())
    if not standing:
        return
    yield f"note: '{successor}' continues the agreements that are not known to have ended ({len(standing)}):"
    yield from (f"  {id_} ({status})" for id_, status in standing[:_SHOWN])
    if len(standing) > _SHOWN:
        yield f"  and {len(standing) - _SHOWN} more: eapa list --party {dissolved.id}"
    command = shlex.join(["eapa", "terminate", standing[0][0], "--date", on, "--grounds", Grounds.DISSOLVED])
    yield f"hint: if one of them has ended: {command}"
    yield "      if one of them is replaced: eapa supersede ID"


def _related(data: Mapping[str, Any], earlier: Organization) -> dict[str, Any]:
    standing = data.get("relations", [])
    relation = {"type": OrganizationRelation.SUCCESSOR_OF.value, "organization": earlier.id}
    new = [] if relation in standing else [relation]
    return in_order(Organization, {**data, "relations": [*standing, *new]})
