"""The successor of a dissolved organization, and the agreements that it continues."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.cli.record_arguments import find_organization
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Grounds, Kind, OrganizationRelation, Status
from eapa_cli.query.party_lookup import find_agreements_not_ended
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.clock import today
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase
from eapa_cli.text.shell_quoting import quote_command

# `eapa list` shows the other agreements.
_MAX_LISTED: Final = 9


def add_successor(changes: ChangeSet, earlier: Organization, id_: str, context: EntryContext) -> None:
    """Relate a successor, which may be a new organization, to the dissolved organization.

    Raises:
        RefusedError: the successor is the same organization, is dissolved itself, or has invalid relations.
    """
    if id_ in context.added:
        changes.create(path_of(Kind.ORGANIZATION, id_), _add_relation(context.added[id_], earlier))
        return
    path, data, organization = find_organization(context.index, id_)
    if organization.id == earlier.id:
        raise RefusedError(_("'%(id)s' cannot be its own successor") % {"id": earlier.id})
    if organization.dissolved:
        message = _("'%(id)s' cannot be the successor: it was dissolved %(on_date)s")
        raise RefusedError(message % {"id": organization.id, "on_date": date_phrase(organization.dissolved)})
    if not isinstance(data.get("relations", []), list):
        message = _("'%(id)s' cannot be the successor: its 'relations' are not a list")
        raise RefusedError(message % {"id": organization.id}, hint=_("correct it first"))
    changes.edit(path, _add_relation(data, earlier))


def describe_continued_agreements(
    index: Index, dissolved: Organization, successor: str, dissolution_date: str
) -> Iterator[str]:
    """Yield lines on the agreements that a successor continues, and on the next steps.

    Without a successor, a rule reports the agreements of the dissolved organization instead.
    """
    continued = find_agreements_not_ended(index, dissolved.id, today())
    if not continued:
        return
    note = _("'%(successor)s' continues the agreements that are not known to have ended (%(number)d):")
    yield _("note: %(text)s") % {"text": note % {"successor": successor, "number": len(continued)}}
    yield from (f"  {id_} ({label_formatter(Status)(status)})" for id_, status in continued[:_MAX_LISTED])
    if len(continued) > _MAX_LISTED:
        command = quote_command(["eapa", "list", "--party", dissolved.id])
        rest = _("and %(number)d more: %(command)s") % {"number": len(continued) - _MAX_LISTED, "command": command}
        yield f"  {rest}"
    (first, _status), *_others = continued
    command = quote_command(["eapa", "terminate", first, "--date", dissolution_date, "--grounds", Grounds.DISSOLVED])
    yield _("hint: %(text)s") % {"text": _("if one of them has ended: %(command)s") % {"command": command}}
    yield _("hint: %(text)s") % {"text": _("if one of them is replaced: eapa supersede ID")}


def _add_relation(data: Mapping[str, Any], earlier: Organization) -> dict[str, Any]:
    relations = data.get("relations", [])
    relation = {"type": OrganizationRelation.SUCCESSOR_OF.value, "organization": earlier.id}
    if not any(isinstance(existing, dict) and relation.items() <= existing.items() for existing in relations):
        relations = [*relations, relation]
    return sort_keys(Organization, {**data, "relations": relations})
