"""`eapa stats`: counts of agreements."""

import os
import sys
from typing import Annotated

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete, write_rows
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.stats import By, stats
from eapa_cli.render import Format, Terminal, default_format

_ON_A_TERMINAL = 10


@with_filters
def run(
    *,
    by: Annotated[list[By], typer.Option(help="Count by this; without it by each of them.")] = [],  # noqa: B006
    filter_options: FilterOptions,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="At most so many of each; without it 10 on a terminal, else all."),
    ] = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Count agreements by what they have in common.

    An agreement with parties in two countries counts for both. What is recorded is told beside what the register's
    owner states that it has concluded, unless filters leave agreements out.
    """
    index = index_of(register)
    filters = filter_options.parse(index, Kind.AGREEMENT)
    if filters.values and By.RECORDED in by:
        raise UsageError(
            "what is stated is stated of all agreements, so that '--by recorded' takes no filter",
            hint="leave the filters out, or count by something else",
        )
    format_ = format_ or default_format(Terminal.of(sys.stdout, os.environ))
    most = limit or (_ON_A_TERMINAL if format_ is Format.TABLE else None)
    rows, left_out = stats(index, filters, by or tuple(By), most)
    write_rows(rows, format_)
    if left_out:
        print(f"{left_out} more; --limit shows them", file=sys.stderr)  # noqa: T201
    warn_if_incomplete(index)
