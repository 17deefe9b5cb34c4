"""`eapa stats`: counts of agreements."""

import sys
from typing import Annotated

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.stats import GroupBy, count_agreements
from eapa_cli.render import Format
from eapa_cli.render.messages import message
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext

# The default --limit of a table. Programs get all values.
_TABLE_LIMIT = 10


@with_filters
def run(
    *,
    by: Annotated[list[GroupBy], typer.Option(help="Count by this field (default: each of them).")] = [],
    filter_options: FilterOptions,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="The greatest number of values per field (default: 10 in a table, else all)."
        ),
    ] = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Count agreements by status, year, country and more.

    An agreement with partners in two countries counts for each of them. Without filters, the number of recorded
    agreements is compared with the number that the owner of the register has published.
    """
    index = open_index(register)
    filters = filter_options.parse(index, Kind.AGREEMENT)
    if filters.values and GroupBy.RECORDED in by:
        raise UsageError(
            _("--by recorded accepts no filters, because the published number is of all agreements"),
            hint=_("omit the filters, or count by another field"),
        )
    chosen = choose_format(format_)
    value_limit = limit or (_TABLE_LIMIT if chosen is Format.TABLE else None)
    rows, omitted = count_agreements(index, filters, tuple(dict.fromkeys(by)) or tuple(GroupBy), value_limit)
    write_rows(rows, chosen)
    if not rows.cells and sys.stdout.isatty():
        message(_("no agreements found"))
    if omitted:
        text = ngettext("%(num)d value omitted; see --limit", "%(num)d values omitted; see --limit", omitted)
        message(text % {"num": omitted})
    warn_if_incomplete(index)
