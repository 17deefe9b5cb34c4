"""`amend`, `renew` and `supersede`: a new agreement that follows an earlier one."""

from collections.abc import Mapping
from typing import Any

from eapa_cli.cli.context import index_of
from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call
from eapa_cli.cli.record_arguments import agreement_of, followers_of
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_changes import Succession
from eapa_cli.errors import RefusedError
from eapa_cli.index.effective_terms import standing
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.succession import VERBS, carried_over, reason_against_date, reasons_against
from eapa_cli.model.vocabulary import AgreementRelation
from eapa_cli.storage.codec import encode


def succeed(id_: str, relation: AgreementRelation, call: Call) -> None:
    """Enter an agreement that amends, renews or supersedes another, with what carries over filled in.

    Raises:
        RefusedError: there is no such agreement, or nothing can follow it so.
    """
    index = index_of(call.register)
    _, _, earlier = agreement_of(index, id_)
    now = standing(index.ask, earlier).agreement
    if not call.force:
        for sentence in reasons_against(now, relation, followers_of(index, earlier.id)):
            raise RefusedError(sentence, hint="if this is correct, add --force")

    def reason(data: Mapping[str, Any]) -> str | None:
        signed = data.get("signed", {}).get("date")
        return reason_against_date(earlier, EdtfDate.parse(signed)) if signed else None

    base = {key: encode(value) for key, value in carried_over(earlier, relation).items()}
    proposal = Succession(form=AGREEMENT, desk=Desk(index=index), base=base, reason=reason)
    enter(proposal, f"{VERBS[relation]} {earlier.id}", call)
