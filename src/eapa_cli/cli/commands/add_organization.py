"""`eapa add-organization`: add an organization from flags, a file or prompts."""

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.organization_form import ORGANIZATION


@with_flags(ORGANIZATION, from_file=True)
def run(*, call: Call) -> None:
    """Add an organization.

    On a terminal, the command prompts for values if a required one is missing.
    """
    proposal = Proposal(form=ORGANIZATION, context=EntryContext(index=open_index_to_change(call.register)))
    enter(proposal, "add-organization", call)
