"""`eapa rules`: the rules for a register, and their reasons."""

from typing import Annotated

import typer

from eapa_cli.checks.rule_catalogue import CATALOGUE, find_rule
from eapa_cli.checks.rule_rows import catalogue_rows, rule_rows
from eapa_cli.cli.options import FormatOption
from eapa_cli.cli.row_output import write_rows


def complete_rules(incomplete: str) -> list[str]:
    """Return the rules whose names start with a text."""
    return [rule.name for rule in CATALOGUE if rule.name.startswith(incomplete)]


def run(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="The name of a rule, as in reports of 'eapa validate'.",
            autocompletion=complete_rules,
        ),
    ] = None,
    *,
    format_: FormatOption = None,
) -> None:
    """Explain the rules that the register is checked against."""
    write_rows(catalogue_rows() if name is None else rule_rows(find_rule(name)), format_)
