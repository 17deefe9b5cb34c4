"""Options that several commands have, and what a shell completes for them."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.errors import EapaError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.format import Format
from eapa_cli.storage.layout import VARIABLE


def complete_ids(incomplete: str) -> list[str]:
    """The ids of the register that begin so."""
    return _starting(None, incomplete)


def complete_organizations(incomplete: str) -> list[str]:
    """The ids of organizations that begin so."""
    return _starting(Kind.ORGANIZATION, incomplete)


def complete_countries(incomplete: str) -> list[str]:
    """The countries of the register's organizations, by code."""
    from eapa_cli.cli.context import index_of

    try:
        found = index_of(None).ask("SELECT DISTINCT country FROM organization WHERE country IS NOT NULL ORDER BY 1")
    except EapaError:
        return []
    return [code for (code,) in found if code.startswith(incomplete.upper())]


def _starting(kind: Kind | None, incomplete: str) -> list[str]:
    from eapa_cli.cli.context import index_of

    try:
        return [id_ for id_ in index_of(None).ids(kind) if id_.startswith(incomplete)]
    except EapaError:
        return []  # outside a register there is nothing to complete


RegisterOption = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="DIR",
        help=f"The register's folder; without it {VARIABLE}, or the first found upward from here.",
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="How to write it; a table on a terminal, else tsv.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which the status is asked; today without it."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Print the file instead of writing it.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A record's id.", autocompletion=complete_ids)]
