"""Options and arguments of several commands."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from eapa_cli.cli.record_completion import (
    complete_agreements,
    complete_ids,
    complete_organizations,
    complete_signed,
    complete_unsigned,
)
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.completion_matching import code_completer
from eapa_cli.render.output_format import Format
from eapa_cli.storage.register_location import REGISTER_VARIABLE


class DraftFormat(StrEnum):
    """The formats of a draft for programs."""

    JSON = "json"


def complete_kinds(incomplete: str) -> list[str]:
    """Return the kinds of records that start with a text, by their codes or labels."""
    return code_completer(Kind)(Kind, incomplete)


KIND_METAVAR: Final = f"<{'|'.join(Kind)}>"
RegisterOption = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="DIR",
        help=f"The folder of the register (default: {REGISTER_VARIABLE}, or the nearest folder above with one).",
    ),
]
_FORMAT: Final = typer.Option("--format", help="The output format (default: table on a terminal, else tsv).")
_RowFormat = Literal[
    Format.TABLE, Format.TSV, Format.CSV, Format.JSON, Format.JSONL, Format.YAML, Format.MARKDOWN
]  # fmt: skip
_RecordFormat = Literal[_RowFormat, Format.IDS]
FormatOption = Annotated[_RowFormat | None, _FORMAT]
RecordFormatOption = Annotated[_RecordFormat | None, _FORMAT]
EventFormatOption = Annotated[Literal[_RecordFormat, Format.ICS] | None, _FORMAT]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day for which statuses are computed (default: today)."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show the changes without writing them.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write in spite of errors, except a file that could not be read.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask for a confirmation.")]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Read the record from a file, in YAML or JSON; - for standard input."),
]
ResumeOption = Annotated[bool, typer.Option("--resume", help="Continue from a draft.")]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id or name of a record.", autocompletion=complete_ids)
]
AgreementArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id or title of the agreement.", autocompletion=complete_agreements)
]
SignedArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id or title of the agreement.", autocompletion=complete_signed)
]
UnsignedArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id or title of the agreement.", autocompletion=complete_unsigned)
]
OrganizationArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id or name of the organization.", autocompletion=complete_organizations)
]
