"""`eapa add-agreement`: add an agreement from flags, a file or prompts."""

from eapa_cli.cli.context import index_of
from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Proposal


@with_flags(AGREEMENT, from_file=True)
def run(*, call: Call) -> None:
    """Add an agreement.

    On a terminal, the command prompts for values if a required one is missing.
    """
    proposal = Proposal(form=AGREEMENT, context=EntryContext(index=index_of(call.register)))
    enter(proposal, "add-agreement", call)
