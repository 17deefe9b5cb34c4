"""`eapa search`: full-text search."""

from typing import Annotated

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import KIND_METAVAR, RecordFormatOption, RegisterOption, complete_kinds
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.filter_value_parsers import parse_record_kind
from eapa_cli.query.search import search_records, suggest_words
from eapa_cli.render import Format
from eapa_cli.render.messages import message, write_hint
from eapa_cli.text.interface_language import gettext

# The default --limit of a table. Programs get all results.
_TABLE_LIMIT = 20


@with_filters
def run(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="The words to find, or phrases in quotation marks: '\"a b\"'."),
    ],
    *,
    kind: Annotated[
        str | None,
        typer.Option(metavar=KIND_METAVAR, help="Only records of this kind.", autocompletion=complete_kinds),
    ] = None,
    filter_options: FilterOptions,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="The greatest number of results (default: 20 in a table, else all)."),
    ] = None,
    format_: RecordFormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Find records by words in any field, best matches first.

    All words must match, in any script, with or without accents and apostrophes. The last word may be incomplete. An
    agreement also matches the names of its parties.
    """
    index = open_index(register)
    kinds = tuple(Kind) if kind is None else (parse_record_kind(kind),)
    text = " ".join(words)
    chosen = choose_format(format_)
    row_limit = limit or (_TABLE_LIMIT if chosen is Format.TABLE else None)
    filters = filter_options.parse(index, *kinds)
    results = search_records(index, text, kinds, filters, row_limit)
    write_rows(results.rows, chosen)
    if not results.number:
        message(gettext("nothing found"))
        if question := suggest_words(index, text, kinds, filters):
            write_hint(question)
    elif row_limit and results.number > row_limit:
        summary = gettext("the best %(shown)d of %(number)d results; --limit %(number)d shows all")
        message(summary % {"shown": row_limit, "number": results.number})
    if results.spellings:
        message(gettext("found in another spelling: %(words)s") % {"words": results.spellings})
    warn_if_incomplete(index)
