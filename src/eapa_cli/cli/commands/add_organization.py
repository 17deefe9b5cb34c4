"""`eapa add-organization`: a new organization, from flags, a file or answers."""

from eapa_cli.cli.context import index_of
from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.organization_form import ORGANIZATION


@with_flags(ORGANIZATION, whole=True)
def run(*, call: Call) -> None:
    """Add an organization.

    On a terminal, the command prompts for values if a required one is missing.
    """
    proposal = Proposal(form=ORGANIZATION, desk=Desk(index=index_of(call.register)))
    enter(proposal, "add-organization", call)
