"""`eapa add-agreement`: a new agreement, from flags, a file or answers."""

from eapa_cli.cli.context import index_of
from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_changes import Proposal


@with_flags(AGREEMENT, whole=True)
def run(*, call: Call) -> None:
    """Add an agreement.

    On a terminal, the command prompts for values if a required one is missing.
    """
    proposal = Proposal(form=AGREEMENT, desk=Desk(index=index_of(call.register)))
    enter(proposal, "add-agreement", call)
