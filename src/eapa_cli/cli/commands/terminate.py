"""`eapa terminate`: record the early end of an agreement."""

from typing import Any

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.options import SignedArgument
from eapa_cli.cli.record_arguments import find_signed_agreement
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.edit_forms import TERMINATION
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Edit
from eapa_cli.entry.question import Answers
from eapa_cli.errors import RefusedError
from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.succession import reason_against_termination
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated


@with_flags(TERMINATION)
def run(id_: SignedArgument, *, call: Call) -> None:
    """Record that an agreement ended before its term.

    On a terminal, the command prompts for values if a required one is missing.
    """
    index = open_index_to_change(call.register)
    path, data, agreement = find_signed_agreement(index, id_)
    if agreement.terminated:
        message = _("'%(id)s' was already terminated") % {"id": agreement.id}
        if day := agreement.terminated.date:
            message = _("'%(id)s' was already terminated %(on_date)s")
            message %= {"id": agreement.id, "on_date": date_phrase(day)}
        raise RefusedError(message, hint=_("correct the record with 'eapa edit'"))

    def apply(changes: ChangeSet, new_data: dict[str, Any], answers: Answers) -> None:
        term = stored_term(index.query, agreement)
        (date,) = answers["date"]
        if not call.force and (reason := reason_against_termination(agreement, term, EdtfDate.parse(date))):
            raise RefusedError(translated(reason), hint=_("if this is correct, add --force"))
        changes.edit(path, new_data)

    proposal = Edit(form=TERMINATION, path=path, context=EntryContext(index=index), base=data, apply=apply)
    enter(proposal, quote_command(["terminate", agreement.id]), call)
