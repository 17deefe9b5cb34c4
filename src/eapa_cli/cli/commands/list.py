"""`eapa list`: agreements or organizations, filtered."""

import os
import sys
from enum import StrEnum
from typing import Annotated, Final

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete, write_rows
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.record_list import Query, answer, columns_of
from eapa_cli.render import Format, Terminal, default_format

_MEANT: Final = {"date": "signed", "country": "countries", "party": "parties", "name": "title", "title": "name"}
"""Columns that are asked for by other names than their own."""


class Records(StrEnum):
    """What to list."""

    AGREEMENTS = "agreements"
    ORGANIZATIONS = "organizations"


@with_filters
def run(
    records: Annotated[Records, typer.Argument(help="What to list.")] = Records.AGREEMENTS,
    *,
    filter_options: FilterOptions,
    sort: Annotated[list[str], typer.Option(metavar="COLUMN", help="Sort by a column; -COLUMN for descending.")] = [],  # noqa: B006
    columns: Annotated[str | None, typer.Option(metavar="A,B", help="The columns to show.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many rows.")] = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """List agreements or organizations.

    Several values of one option mean any of them; several options mean all of them.
    """
    kind = Kind.AGREEMENT if records is Records.AGREEMENTS else Kind.ORGANIZATION
    index = index_of(register)
    format_ = format_ or default_format(Terminal.of(sys.stdout, os.environ))
    query = Query(
        kind=kind,
        filters=filter_options.parse(index, kind),
        sort=tuple(_column(name, kind, "--sort") for name in sort),
        columns=tuple(_column(name, kind, "--columns") for name in columns.split(",")) if columns else (),
        for_people=format_ is Format.TABLE,
        limit=limit,
    )
    rows = answer(index, query)
    write_rows(rows, format_)
    if not rows.cells and sys.stdout.isatty():
        print(f"no {kind.plural} found", file=sys.stderr)  # noqa: T201
    warn_if_incomplete(index)


def _column(name: str, kind: Kind, option: str) -> str:
    plain = name.strip().removeprefix("-") if option == "--sort" else name.strip()
    columns = columns_of(kind)
    if plain not in columns:
        from eapa_cli.text.suggestions import ask_if_meant, suggest_choice

        hint = ask_if_meant([one for one in columns if one == _MEANT.get(plain)]) or suggest_choice(plain, columns)
        raise UsageError(
            f"{option}: {kind.plural} have no column '{plain}'", hint=hint or f"the columns are {', '.join(columns)}"
        )
    return name.strip()
