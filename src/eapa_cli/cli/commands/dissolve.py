"""`eapa dissolve`: record the end of an organization."""

from collections.abc import Iterator
from typing import Any

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.options import OrganizationArgument
from eapa_cli.cli.organization_successor import add_successor, describe_continued_agreements
from eapa_cli.cli.record_arguments import find_organization
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.edit_forms import DISSOLUTION
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Edit
from eapa_cli.entry.question import Answers
from eapa_cli.errors import RefusedError
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase
from eapa_cli.text.shell_quoting import quote_command


@with_flags(DISSOLUTION)
def run(id_: OrganizationArgument, *, call: Call) -> None:
    """Record that an organization was dissolved.

    With a successor, the command lists the agreements that may still be in force, and the next steps.
    On a terminal, the command prompts for values if a required one is missing.
    """
    index = open_index_to_change(call.register)
    context = EntryContext(index=index)
    path, data, organization = find_organization(index, id_)
    if organization.dissolved:
        message = _("'%(id)s' was already dissolved %(on_date)s")
        raise RefusedError(message % {"id": organization.id, "on_date": date_phrase(organization.dissolved)})

    def apply(changes: ChangeSet, new_data: dict[str, Any], answers: Answers) -> None:
        changes.edit(path, new_data)
        for successor in answers["successor"]:
            add_successor(changes, organization, successor, context)

    def list_next_steps(answers: Answers) -> Iterator[str]:
        (date,) = answers["date"]
        for successor in answers["successor"]:
            yield from describe_continued_agreements(index, organization, successor, date)

    proposal = Edit(form=DISSOLUTION, path=path, context=context, base=data, apply=apply, follow_up=list_next_steps)
    enter(proposal, quote_command(["dissolve", organization.id]), call)
