"""`eapa show`: records, and all that refers to them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.completion import complete_ids
from eapa_cli.cli.context import day, index_of, put
from eapa_cli.cli.options import AsOfOption, FormatOption, RegisterOption
from eapa_cli.query.pages import pages, paths


def run(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="A record's id.", autocompletion=complete_ids)],
    *,
    as_of: AsOfOption = None,
    raw: Annotated[bool, typer.Option("--raw", help="Print the files as they are.")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print a long page at once.")] = False,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show records and all that refers to them.

    On a terminal, a page that is longer than it is shown in PAGER, or in less.
    """
    index = index_of(register)
    if raw:
        _print_files(index.root, paths(index, ids))
        return
    put(pages(index, ids, as_of=day(as_of, "--as-of")), format_, paged=not no_pager)


def _print_files(root: Path, files: Sequence[str]) -> None:
    from eapa_cli.render.clean import clean
    from eapa_cli.storage.store import Store

    for file in files:
        text = Store(root).read_bytes(file).decode(errors="backslashreplace")
        # A program gets what stands there, a terminal nothing that it would obey.
        shown = "".join(clean(line) + "\n" for line in text.splitlines()) if sys.stdout.isatty() else text
        sys.stdout.write(shown)
