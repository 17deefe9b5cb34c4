"""`eapa list`: agreements or organizations, filtered."""

import sys
from enum import StrEnum
from typing import Annotated, Final

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import RecordFormatOption, RegisterOption
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.kind_messages import choose_message
from eapa_cli.query.list_columns import column_names
from eapa_cli.query.record_list import Query, run_query
from eapa_cli.render import Format
from eapa_cli.render.messages import message
from eapa_cli.text.interface_language import gettext as _

_COLUMN_SYNONYMS: Final = {
    Kind.AGREEMENT: {"date": "signed", "country": "countries", "party": "parties", "name": "title"},
    Kind.ORGANIZATION: {"title": "name"},
}
"""The columns to suggest for other names that users try."""


class Records(StrEnum):
    """The kinds of records to list."""

    AGREEMENTS = "agreements"
    ORGANIZATIONS = "organizations"


@with_filters
def run(
    records: Annotated[
        Records, typer.Argument(metavar="[agreements|organizations]", help="The kind of records.")
    ] = Records.AGREEMENTS,
    *,
    filter_options: FilterOptions,
    sort: Annotated[
        list[str], typer.Option(metavar="COLUMN", help="Sort by a column; -COLUMN sorts in descending order.")
    ] = [],
    columns: Annotated[
        str | None, typer.Option(metavar="A,B", help="The columns to show; extension fields (x-...) have columns too.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="The greatest number of rows.")] = None,
    format_: RecordFormatOption = None,
    register: RegisterOption = None,
) -> None:
    """List agreements or organizations.

    A record matches an option with several values if it matches one of them; it must match all options.
    """
    kind = Kind.AGREEMENT if records is Records.AGREEMENTS else Kind.ORGANIZATION
    index = open_index(register)
    chosen = choose_format(format_)
    names = [] if columns is None else columns.split(",")
    query = Query(
        kind=kind,
        filters=filter_options.parse(index, kind),
        sort=tuple(_check_column(name, kind, "--sort", index) for name in sort),
        columns=tuple(_check_column(name, kind, "--columns", index) for name in names),
        for_people=chosen is Format.TABLE,
        limit=limit,
    )
    rows = run_query(index, query)
    write_rows(rows, chosen)
    if not rows.cells and sys.stdout.isatty():
        message(_("no agreements found") if kind is Kind.AGREEMENT else _("no organizations found"))
    warn_if_incomplete(index)


def _check_column(name: str, kind: Kind, option: str, index: Index) -> str:
    """Check that a column exists, and return its name without spaces around it.

    Raises:
        UsageError: the column does not exist.
    """
    bare = name.strip().removeprefix("-") if option == "--sort" else name.strip()
    columns = column_names(kind)
    if bare.startswith("x-"):
        from eapa_cli.query.extension_fields import check_extension

        check_extension(index, [kind], bare, option)
    elif bare not in columns:
        from eapa_cli.text.suggestions import ask_if_meant, suggest_choice

        synonym = _COLUMN_SYNONYMS[kind].get(bare)
        hint = ask_if_meant([synonym]) if synonym else suggest_choice(bare, columns)
        error = choose_message(
            [kind],
            agreements=_("%(option)s: agreements have no column '%(column)s'"),
            organizations=_("%(option)s: organizations have no column '%(column)s'"),
        )
        raise UsageError(
            error % {"option": option, "column": bare},
            hint=hint or _("the columns are %(columns)s") % {"columns": ", ".join(columns)},
        )
    return name.strip()
