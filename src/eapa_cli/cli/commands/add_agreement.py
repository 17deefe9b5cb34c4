"""`eapa add-agreement`: add an agreement from flags, a file, prompts or the text of a press release."""

from typing import Annotated

import typer

from eapa_cli.cli.form_entry import enter
from eapa_cli.cli.form_flags import Call, with_flags
from eapa_cli.cli.options import DraftFormat
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _


@with_flags(AGREEMENT, from_file=True)
def run(
    *,
    from_text: Annotated[
        str | None,
        typer.Option(
            "--from-text",
            metavar="SOURCE",
            help="Draft it from a press release: a file, a folder, a web address, or - for standard input.",
        ),
    ] = None,
    format_: Annotated[
        DraftFormat | None, typer.Option("--format", help="With --from-text: print the draft for programs.")
    ] = None,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="With --from-text: allow an address on a private network.")
    ] = False,
    call: Call,
) -> None:
    """Add an agreement.

    On a terminal, the command prompts for values if a required one is missing.
    """
    index = open_index_to_change(call.register)
    if from_text is not None:
        from eapa_cli.cli.press_entry import TextOptions, enter_from_text

        options = TextOptions(source=from_text, allow_local=allow_local, format=format_)
        enter_from_text(index, call, options)
        return
    if format_ or allow_local:
        raise UsageError(_("--format and --allow-local need --from-text"))
    enter(Proposal(form=AGREEMENT, context=EntryContext(index=index)), "add-agreement", call)
