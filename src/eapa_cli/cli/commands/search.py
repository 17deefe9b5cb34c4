"""`eapa search`: records by words in any of their texts."""

import os
import sys
from typing import Annotated

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete, write_rows
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.search import search, suggestion
from eapa_cli.render import Format, Terminal, default_format

_ON_A_TERMINAL = 20


@with_filters
def run(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="All must be found; side by side if in marks: '\"a b\"'."),
    ],
    *,
    kind: Annotated[Kind | None, typer.Option(help="Only records of this kind.")] = None,
    filter_options: FilterOptions,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most so many; without it 20 in a table, else all.")
    ] = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Find records by words in any of their texts, best first.

    Words are found in any script, with or without accents and apostrophes; of the last one a beginning is enough.
    An agreement is found by the names of its parties too.
    """
    index = index_of(register)
    kinds = (kind,) if kind else tuple(Kind)
    text = " ".join(words)
    format_ = format_ or default_format(Terminal.of(sys.stdout, os.environ))
    most = limit or (_ON_A_TERMINAL if format_ is Format.TABLE else None)
    filters = filter_options.parse(index, *kinds)
    found = search(index, text, kinds, filters, most)
    write_rows(found.rows, format_)
    if not found.number:
        print(f"nothing found. {suggestion(index, text, kinds, filters) or ''}".strip(), file=sys.stderr)  # noqa: T201
    elif most and found.number > most:
        print(f"the best {most} of {found.number}; --limit {found.number} shows all", file=sys.stderr)  # noqa: T201
    if found.spelt:
        print(f"found in another spelling: {found.spelt}", file=sys.stderr)  # noqa: T201
    warn_if_incomplete(index)
