"""`eapa add-organization`: a new organization, from flags, a file or answers."""

from eapa_cli.cli.context import index_of
from eapa_cli.cli.entry import Way, enter
from eapa_cli.cli.forms.desk import Desk
from eapa_cli.cli.forms.flags import Given, with_flags
from eapa_cli.cli.forms.organization import ORGANIZATION
from eapa_cli.cli.forms.proposal import Proposal
from eapa_cli.cli.options import DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption


@with_flags(ORGANIZATION)
def run(
    *,
    given: Given,
    from_: FromOption = None,
    resume: ResumeOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an organization.

    On a terminal, what is not given is asked for if anything that is needed is missing.
    """
    proposal = Proposal(form=ORGANIZATION, desk=Desk(index=index_of(register)))
    enter(proposal, given, Way(command="add-organization", resume=resume, dry_run=dry_run, force=force, from_=from_))
