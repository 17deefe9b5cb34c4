"""`eapa add-agreement`: a new agreement, from flags, a file or answers."""

from eapa_cli.cli.context import index_of
from eapa_cli.cli.entry import Way, enter
from eapa_cli.cli.forms.agreement import AGREEMENT
from eapa_cli.cli.forms.desk import Desk
from eapa_cli.cli.forms.flags import Given, with_flags
from eapa_cli.cli.forms.proposal import Proposal
from eapa_cli.cli.options import DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption


@with_flags(AGREEMENT)
def run(
    *,
    given: Given,
    from_: FromOption = None,
    resume: ResumeOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an agreement.

    On a terminal, what is not given is asked for if anything that is needed is missing.
    """
    proposal = Proposal(form=AGREEMENT, desk=Desk(index=index_of(register)))
    enter(proposal, given, Way(command="add-agreement", resume=resume, dry_run=dry_run, force=force, from_=from_))
