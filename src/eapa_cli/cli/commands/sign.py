"""`eapa sign`: record that a planned or negotiated agreement was signed."""

from dataclasses import replace
from typing import Any

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.id_changes import check_new_id, check_schema, give_new_id
from eapa_cli.cli.options import UnsignedArgument
from eapa_cli.cli.record_arguments import find_agreement
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.cli.target_file import RecordTarget
from eapa_cli.entry.agreement_form import SIGNING
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Edit, add_new_parties
from eapa_cli.entry.form_fields import remove_unknown
from eapa_cli.entry.question import Answers
from eapa_cli.errors import RefusedError
from eapa_cli.model.unsigned_plan import without_plan
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


@with_flags(SIGNING)
def run(id_: UnsignedArgument, *, call: Call) -> None:
    """Record that an agreement was signed.

    The stage and the planned date are removed, and the record gets a new id, which contains the date of signing. It is
    still found by its former id. New sources are added to the existing ones. On a terminal, the command prompts for
    values if a required one is missing.
    """
    index = open_index_to_change(call.register)
    path, data, agreement = find_agreement(index, id_)
    if agreement.stage is None:
        message = _("'%(id)s' is already signed") % {"id": agreement.id}
        raise RefusedError(message, hint=_("correct the record with 'eapa edit'"))
    target = RecordTarget(
        changes=ChangeSet(Store(index.root)), path=path, kind=Kind.AGREEMENT, id=agreement.id, data=data
    )
    check_schema(target)
    context = EntryContext(index=index)
    # The new id is derived from the date of signing, so the base has no id. The form gets only the new sources, which
    # `apply` adds to those of the record.
    base = {key: value for key, value in without_plan(data).items() if key not in {"id", "sources"}}

    def apply(changes: ChangeSet, signed: dict[str, Any], _answers: Answers) -> None:
        add_new_parties(changes, signed, context)
        signed = proposal.plan_copies(changes, signed)
        new_id = signed["id"]
        sources = data.get("sources", [])
        sources = [*sources, *(source for source in signed.get("sources", ()) if source not in sources)]
        record = remove_unknown({**signed, "id": agreement.id, "sources": sources})
        signed_target = replace(target, changes=changes, data=record)
        if new_id == agreement.id:
            signed_target.edit(record)
            return
        check_new_id(call.register, new_id, signed_target)
        give_new_id(signed_target, new_id)

    proposal = Edit(form=SIGNING, path=path, context=context, base=base, apply=apply)
    enter(proposal, quote_command(["sign", agreement.id]), call)
