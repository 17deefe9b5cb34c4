"""The shared part of `amend`, `renew` and `supersede`: an agreement that follows an earlier one."""

from collections.abc import Mapping
from typing import Any, Final

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call
from eapa_cli.cli.record_arguments import find_signed_agreement
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.agreement_form import AGREEMENT, RENEWAL
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Succession
from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.succession import VERBS, fields_to_carry_over, reason_against_date, reasons_against
from eapa_cli.model.vocabulary import AgreementRelation
from eapa_cli.storage.codec import encode
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated

# The later document often changes these values, so a person confirms them although they carry over.
_CONFIRMED_FLAGS: Final = {AgreementRelation.AMENDS: ("type",), AgreementRelation.RENEWS: ("ends", "duration")}


def add_following_agreement(id_: str, relation: AgreementRelation, call: Call) -> None:
    """Add an agreement that amends, renews or supersedes another one, with the values that carry over.

    Raises:
        RefusedError: no agreement has the id or name, the earlier agreement is not signed, or its state forbids the
            new one and --force is absent.
    """
    index = open_index_to_change(call.register)
    _path, _data, earlier = find_signed_agreement(index, id_)
    term = stored_term(index.query, earlier)
    reasons = reasons_against(earlier, term, relation, _find_followers(index, earlier.id))
    if (reason := next(iter(reasons), None)) and not call.force:
        raise RefusedError(translated(reason), hint=_("if this is correct, add --force"))

    def find_objection(data: Mapping[str, Any]) -> str | None:
        """Return the reason why the new agreement cannot have its day of signing."""
        signed = data.get("signed", {}).get("date")
        reason = reason_against_date(earlier, EdtfDate.parse(signed)) if signed else None
        return reason and translated(reason)

    base = {key: encode(value) for key, value in fields_to_carry_over(earlier, relation).items()}
    proposal = Succession(
        form=RENEWAL if relation is AgreementRelation.RENEWS else AGREEMENT,
        context=EntryContext(index=index),
        base=base,
        confirm=_CONFIRMED_FLAGS.get(relation, ()),
        find_objection=find_objection,
    )
    enter(proposal, quote_command([VERBS[relation], earlier.id]), call)


def _find_followers(index: Index, id_: str) -> dict[str, str]:
    """Return the ids of the signed agreements with a relation to an agreement, by the type of the relation.

    If several agreements have the same relation, the last one by id is returned.
    """
    sql = (
        "SELECT relation.type, id FROM relation JOIN agreement USING (file) "
        "WHERE target = ? AND stage IS NULL ORDER BY id"
    )
    return dict(index.query(sql, (id_,)))
