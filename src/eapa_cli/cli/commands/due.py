"""`eapa due`: agreements that expire, renew automatically or need notice."""

import sys
from typing import Annotated

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import EventFormatOption, RegisterOption
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.row_output import write_rows
from eapa_cli.index.read_model import Index
from eapa_cli.model.durations import Duration
from eapa_cli.model.terms import DUE_WITHIN_DAYS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.applied_filters import Filters
from eapa_cli.query.due import count_without_end, due_rows
from eapa_cli.render.messages import message
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.option_values import parse_duration


@with_filters
def run(
    *,
    within: Annotated[
        str, typer.Option(metavar="PERIOD", help="How far ahead to look from --as-of: 90d, 2w, 3m, 1y or P90D.")
    ] = f"{DUE_WITHIN_DAYS}d",
    filter_options: FilterOptions,
    format_: EventFormatOption = None,
    register: RegisterOption = None,
) -> None:
    """List agreements that expire, renew automatically or need notice.

    Rows are sorted by the day on which to act: the last day for notice, or else the end of the current term or renewal.
    --format ics writes a calendar.
    """
    index = open_index(register)
    filters = filter_options.parse(index, Kind.AGREEMENT)
    period = parse_duration(within, "--within")
    rows = due_rows(index, filters, period)
    write_rows(rows, format_)
    if not rows.cells and sys.stdout.isatty():
        _report_nothing_due(index, filters, period)
    warn_if_incomplete(index)


def _report_nothing_due(index: Index, filters: Filters, period: Duration) -> None:
    from eapa_cli.text.interface_phrases import day_in_words, duration_in_words

    text = gettext("Nothing is due within %(period)s from %(date)s.")
    message(text % {"period": duration_in_words(period), "date": day_in_words(filters.as_of)})
    without_end, total = count_without_end(index, filters)
    if total > 1 and without_end == total:  # the sentence is in the plural
        message(gettext("None of the %(number)d agreements has an end date.") % {"number": total})
    elif without_end:
        text = gettext("Agreements without an end date: %(without)d of %(number)d.")
        message(text % {"without": without_end, "number": total})
