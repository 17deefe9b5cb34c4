"""`eapa show`: records, and everything that refers to them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.options import AsOfOption, RecordFormatOption, RegisterOption
from eapa_cli.cli.record_arguments import find_id
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.register_access import open_index
from eapa_cli.cli.row_output import write_rows
from eapa_cli.cli.streams import write_bytes
from eapa_cli.errors import UsageError
from eapa_cli.query.record_page import find_paths, page_rows
from eapa_cli.render import Terminal
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_day


def run(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="A record's id or name.", autocompletion=complete_ids)
    ],
    *,
    as_of: AsOfOption = None,
    raw: Annotated[bool, typer.Option("--raw", help="Print the files without changes.")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print a long page without a pager.")] = False,
    format_: RecordFormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show records and everything that refers to them.

    On a terminal, a page that does not fit the screen is shown in the pager of the variable PAGER, or in less.
    """
    if raw and format_:
        raise UsageError(_("--raw and --format cannot be used together"), hint=_("omit one of them"))
    index = open_index(register)
    ids = [find_id(index, id_) for id_ in ids]
    if raw:
        _print_files(index.root, find_paths(index, ids))
        return
    write_rows(page_rows(index, ids, as_of=parse_day(as_of, "--as-of")), format_, paged=not no_pager)


def _print_files(root: Path, files: Sequence[str]) -> None:
    """Write the files to stdout: highlighted and clean on a terminal, otherwise byte for byte."""
    from eapa_cli.render.syntax_highlighting import write_source
    from eapa_cli.storage.store import Store

    terminal = Terminal.of(sys.stdout, os.environ)
    for file in files:
        content = Store(root).read_bytes(file)
        # A program gets the bytes as they are; a terminal could obey control characters.
        if terminal.is_interactive or terminal.has_colour:
            write_source(content.decode(errors="backslashreplace").splitlines(), "yaml", sys.stdout, terminal)
        else:
            write_bytes(content)
