"""`eapa sql`: questions in SQL."""

from typing import Annotated, Final

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete, write_rows
from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.entry.standard_input import text_of_stdin
from eapa_cli.errors import UsageError
from eapa_cli.query.sql import rows_of_statement, schema

_LONGEST: Final = 1_000_000


def run(
    statement: Annotated[
        str | None, typer.Argument(metavar="STATEMENT", help="A SELECT; '-' reads it from stdin.")
    ] = None,
    *,
    show_schema: Annotated[bool, typer.Option("--schema", help="Tell what can be asked: views and columns.")] = False,
    seconds: Annotated[float, typer.Option(min=0.001, metavar="N", help="How long it may take.")] = 10.0,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Query the register in SQL, read-only.

    The language is SQLite's, the views are those that --schema tells. Texts in several languages stand in the
    register's first one.
    """
    index = index_of(register)
    if show_schema:
        write_rows(schema(index), format_)
        return
    if statement is None:
        raise UsageError("there is no statement", hint="write: eapa sql 'SELECT id FROM agreements', or --schema")
    text = text_of_stdin(_LONGEST + 1) if statement == "-" else statement
    if len(text) > _LONGEST:
        raise UsageError(f"the statement has more than {_LONGEST:,} characters", hint="ask for less at once")
    write_rows(rows_of_statement(index, text, seconds=seconds), format_)
    warn_if_incomplete(index)
