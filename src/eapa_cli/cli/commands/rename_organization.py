"""`eapa rename-organization`: record a new official name."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.options import OrganizationArgument
from eapa_cli.cli.record_arguments import find_organization
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.edit_forms import RENAMING
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Edit
from eapa_cli.entry.question import Answers
from eapa_cli.errors import RefusedError
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.name_change import rename_organization
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.codec import encode
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated_error


@with_flags(RENAMING)
def run(
    id_: OrganizationArgument,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[[LANG=]NAME]...", help="New official name, once per language.")
    ] = None,
    *,
    call: Call,
) -> None:
    """Record a new official name of an organization.

    The previous name becomes a former name.
    On a terminal, the command prompts for values if a required one is missing.
    """
    index = open_index_to_change(call.register)
    path, data, organization = find_organization(index, id_)

    def apply(changes: ChangeSet, new_data: dict[str, Any], answers: Answers) -> None:
        new_names = [(answer["lang"], answer["value"]) for answer in answers["name"]]
        (first_day,) = answers["from"]
        try:
            changed = rename_organization(organization.names, new_names, EdtfDate.parse(first_day))
        except ValueError as error:
            message = _("'%(id)s' cannot be renamed: %(reason)s")
            raise RefusedError(message % {"id": organization.id, "reason": translated_error(error)}) from error
        changes.edit(path, {**new_data, "names": encode(tuple(changed))})

    proposal = Edit(form=RENAMING, path=path, context=EntryContext(index=index), base=data, apply=apply)
    given = {**call.given, "name": [*(names or ()), *call.given["name"]]}
    enter(proposal, quote_command(["rename-organization", organization.id]), replace(call, given=given))
