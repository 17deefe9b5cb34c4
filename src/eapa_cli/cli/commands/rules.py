"""`eapa rules`: what a register is held to, and why."""

from typing import Annotated

import typer

from eapa_cli.checks.rule_catalogue import CATALOGUE, claim_of
from eapa_cli.checks.rule_rows import rows_of, rows_of_all
from eapa_cli.cli.context import put
from eapa_cli.cli.options import FormatOption


def complete_rules(incomplete: str) -> list[str]:
    """The rules whose names begin so."""
    return [claim.name for claim in CATALOGUE if claim.name.startswith(incomplete)]


def run(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A rule, as validate names it.", autocompletion=complete_rules),
    ] = None,
    *,
    format_: FormatOption = None,
) -> None:
    """Say what the rules claim, and of one also why, with an example."""
    put(rows_of_all() if name is None else rows_of(claim_of(name)), format_)
