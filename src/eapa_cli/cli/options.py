"""Options that several commands have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.completion import complete_agreements, complete_ids, complete_organizations
from eapa_cli.render.format import Format
from eapa_cli.storage.layout import VARIABLE


class DraftFormat(StrEnum):
    """The formats of a draft for programs."""

    JSON = "json"


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
    typer.Option("--as-of", metavar="DATE", help="The day for which statuses are computed (default: today)."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write it in spite of errors, but for what could not be read.")
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Take a whole record, in YAML or JSON; - for standard input."),
]
ResumeOption = Annotated[bool, typer.Option("--resume", help="Continue from a saved draft.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A record's id.", autocompletion=complete_ids)]
AgreementArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The agreement's id.", autocompletion=complete_agreements)
]
OrganizationArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The organization's id.", autocompletion=complete_organizations)
]
