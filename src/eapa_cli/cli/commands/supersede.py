"""`eapa supersede`: a new agreement that takes the place of another."""

from eapa_cli.cli.forms.agreement import AGREEMENT
from eapa_cli.cli.forms.flags import Given, with_flags
from eapa_cli.cli.options import AgreementArgument, DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption
from eapa_cli.cli.succession import succeed
from eapa_cli.model.vocabulary import AgreementRelation


@with_flags(AGREEMENT)
def run(
    id_: AgreementArgument,
    *,
    given: Given,
    from_: FromOption = None,
    resume: ResumeOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an agreement that takes the place of another; what carries over is filled in.

    What carries over, unless told otherwise: its type, parties, areas and languages.
    On a terminal, what is not given is asked for if anything that is needed is missing.
    """
    succeed(
        id_,
        AgreementRelation.SUPERSEDES,
        given,
        from_=from_,
        resume=resume,
        dry_run=dry_run,
        force=force,
        register=register,
    )
