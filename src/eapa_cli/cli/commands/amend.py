"""`eapa amend`: add an agreement that amends another one."""

from eapa_cli.cli.following_agreement import add_following_agreement
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.options import SignedArgument
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.model.vocabulary import AgreementRelation


@with_flags(AGREEMENT, from_file=True)
def run(id_: SignedArgument, *, call: Call) -> None:
    """Add an agreement that amends another.

    The type, parties and languages carry over unless you pass others.
    On a terminal, the command prompts for values if a required one is missing.
    """
    add_following_agreement(id_, AgreementRelation.AMENDS, call)
