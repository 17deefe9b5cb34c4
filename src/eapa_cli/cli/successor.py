"""The organization that succeeds a dissolved one, and the agreements that it takes over."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.cli.record_arguments import organization_of
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.model.date_phrases import dated
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Grounds, Kind, OrganizationRelation, Status
from eapa_cli.query.party_lookup import agreements_not_ended
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.codec import in_order
from eapa_cli.text.clock import today
from eapa_cli.text.labels import label

# 'eapa list' shows the rest.
_SHOWN: Final = 9


def add_successor(changes: ChangeSet, earlier: Organization, id_: str, context: EntryContext) -> None:
    """Add the relation `successor-of` to an organization, which the same command may be adding.

    Raises:
        RefusedError: the organization is the dissolved one, or was dissolved itself.
    """
    if id_ in context.added:
        changes.create(path_of(Kind.ORGANIZATION, id_), _with_relation(context.added[id_], earlier))
        return
    path, data, organization = organization_of(context.index, id_)
    if organization.id == earlier.id:
        raise RefusedError(f"'{earlier.id}' cannot succeed itself")
    if organization.dissolved:
        raise RefusedError(f"'{organization.id}' cannot succeed it: it was dissolved {dated(organization.dissolved)}")
    changes.edit(path, _with_relation(data, earlier))


def continued_agreements(index: Index, dissolved: Organization, successor: str, on: str) -> Iterator[str]:
    """Yield the agreements that a successor takes over, and the commands for those that it does not.

    Without a successor, a rule reports each of them.
    """
    current = agreements_not_ended(index, dissolved.id, today())
    if not current:
        return
    if len(current) == 1:
        yield f"note: '{successor}' takes over 1 agreement that is not known to have ended:"
    else:
        yield f"note: '{successor}' takes over {len(current)} agreements that are not known to have ended:"
    yield from (f"  {id_} ({label(Status, status)})" for id_, status in current[:_SHOWN])
    if len(current) > _SHOWN:
        yield f"  and {len(current) - _SHOWN} more: eapa list --party {dissolved.id}"
    command = shlex.join(["eapa", "terminate", current[0][0], "--date", on, "--grounds", Grounds.DISSOLVED])
    yield f"hint: if one ended with the dissolution: {command}"
    yield "      if one was replaced by a new agreement: eapa supersede ID"


def _with_relation(data: Mapping[str, Any], earlier: Organization) -> dict[str, Any]:
    relations = data.get("relations", [])
    relation = {"type": OrganizationRelation.SUCCESSOR_OF.value, "organization": earlier.id}
    new = [] if relation in relations else [relation]
    return in_order(Organization, {**data, "relations": [*relations, *new]})
