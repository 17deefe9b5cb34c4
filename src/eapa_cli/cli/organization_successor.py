"""The successor of a dissolved organization, and the agreements that it continues."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.cli.record_arguments import find_organization
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.model.english_dates import date_phrase
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Grounds, Kind, OrganizationRelation, Status
from eapa_cli.query.party_lookup import find_agreements_not_ended
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.clock import today
from eapa_cli.text.labels import label

# `eapa list` shows the others.
_MAX_LISTED: Final = 9


def add_successor(changes: ChangeSet, earlier: Organization, id_: str, context: EntryContext) -> None:
    """Relate a successor, which may be a new organization, to the dissolved organization.

    Raises:
        RefusedError: the successor is the same organization, or is dissolved itself.
    """
    if id_ in context.added:
        changes.create(path_of(Kind.ORGANIZATION, id_), _add_relation(context.added[id_], earlier))
        return
    path, data, organization = find_organization(context.index, id_)
    if organization.id == earlier.id:
        raise RefusedError(f"'{earlier.id}' cannot be its own successor")
    if organization.dissolved:
        day = date_phrase(organization.dissolved)
        raise RefusedError(f"'{organization.id}' cannot be the successor: it was dissolved {day}")
    changes.edit(path, _add_relation(data, earlier))


def describe_continued_agreements(index: Index, dissolved: Organization, successor: str, on: str) -> Iterator[str]:
    """Yield lines on the agreements that a successor continues, and on the next steps.

    An agreement of a dissolved organization without a successor is reported by a rule instead.
    """
    current = find_agreements_not_ended(index, dissolved.id, today())
    if not current:
        return
    yield f"note: '{successor}' continues the agreements that are not known to have ended ({len(current)}):"
    yield from (f"  {id_} ({label(Status, status)})" for id_, status in current[:_MAX_LISTED])
    if len(current) > _MAX_LISTED:
        yield f"  and {len(current) - _MAX_LISTED} more: eapa list --party {dissolved.id}"
    command = shlex.join(["eapa", "terminate", current[0][0], "--date", on, "--grounds", Grounds.DISSOLVED])
    yield f"hint: if one of them has ended: {command}"
    yield "      if one of them is replaced: eapa supersede ID"


def _add_relation(data: Mapping[str, Any], earlier: Organization) -> dict[str, Any]:
    current = data.get("relations", [])
    relation = {"type": OrganizationRelation.SUCCESSOR_OF.value, "organization": earlier.id}
    new = [] if relation in current else [relation]
    return sort_keys(Organization, {**data, "relations": [*current, *new]})
