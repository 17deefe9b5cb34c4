"""`eapa sql`: queries in SQL."""

import math
from typing import Annotated, Final

import typer

from eapa_cli.cli.options import RecordFormatOption, RegisterOption
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.row_output import write_rows
from eapa_cli.entry.standard_input import read_stdin_text
from eapa_cli.errors import UsageError
from eapa_cli.query.sql import run_statement, schema_rows
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import group_digits

# Limits the memory for a statement.
_MAX_STATEMENT_LENGTH: Final = 1_000_000


def run(
    statement: Annotated[
        str | None, typer.Argument(metavar="STATEMENT", help="A SELECT; '-' reads it from stdin.")
    ] = None,
    *,
    show_schema: Annotated[bool, typer.Option("--schema", help="List the views and their columns.")] = False,
    seconds: Annotated[float, typer.Option(min=0.001, metavar="N", help="The time limit in seconds.")] = 10.0,
    format_: RecordFormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Query the register in SQL, read-only.

    The dialect is that of SQLite; --schema lists the views. Text that exists in several languages is in the first
    language of the register.
    """
    if math.isnan(seconds):
        raise UsageError(_("the time limit is not a number"), hint=_("write, for example, --seconds 60"))
    index = open_index(register)
    if show_schema:
        write_rows(schema_rows(index), format_)
        return
    if statement is None:
        raise UsageError(
            _("no statement was given"),
            hint=_("write, for example, eapa sql 'SELECT id FROM agreements', or add --schema"),
        )
    # One character more shows that the statement is too long.
    text = read_stdin_text(_MAX_STATEMENT_LENGTH + 1) if statement == "-" else statement
    if len(text) > _MAX_STATEMENT_LENGTH:
        message = _("the statement has more than %(max)s characters") % {"max": group_digits(_MAX_STATEMENT_LENGTH)}
        raise UsageError(message, hint=_("shorten it"))
    write_rows(run_statement(index, text, seconds=seconds), format_)
    warn_if_incomplete(index)
