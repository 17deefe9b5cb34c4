"""`eapa due`: what expires, renews by itself or needs notice."""

import sys
from typing import Annotated

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete, write_rows
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.due import due, without_end
from eapa_cli.text.option_values import parse_duration


@with_filters
def run(
    *,
    within: Annotated[
        str, typer.Option(metavar="PERIOD", help="How far ahead to look from --as-of: 90d, 2w, 3m, 1y or P90D.")
    ] = "90d",
    filter_options: FilterOptions,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show what expires, renews automatically or needs notice.

    What to act on first stands first: the last day for notice, or the end of the term. Each end is that of the
    renewal that runs. With --format ics it is a calendar.
    """
    index = index_of(register)
    filters = filter_options.parse(index, Kind.AGREEMENT)
    time = parse_duration(within, "--within")
    rows = due(index, filters, time)
    write_rows(rows, format_)
    if not rows.cells and sys.stdout.isatty():
        from eapa_cli.history.field_wording import format_value

        unknown, all_ = without_end(index, filters)
        message = f"nothing is due within {format_value(time.text, 'period')} of {filters.as_of}"
        print(f"{message}; no end is known of {unknown} of {all_} agreements", file=sys.stderr)  # noqa: T201
    warn_if_incomplete(index)
