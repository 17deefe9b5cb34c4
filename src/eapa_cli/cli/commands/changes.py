"""`eapa changes`: the changes between two revisions, record by record, and their consequences."""

from typing import Annotated

import typer

from eapa_cli.cli.options import AsOfOption, FormatOption, RegisterOption
from eapa_cli.cli.register_access import find_root, links_file
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.git.repository import Repository
from eapa_cli.history.history_rows import comparison_rows, layout_for
from eapa_cli.history.revision_comparison import compare_revisions
from eapa_cli.history.revision_range import RevisionRange
from eapa_cli.render.output_format import language_for
from eapa_cli.text.option_values import parse_day


def run(
    revisions: Annotated[
        str,
        typer.Argument(
            metavar="REV[..REV]",
            help="A branch, tag or commit: from its merge base with HEAD to the files on disk. "
            "A..B: from A to B. A...B: from the merge base of A and B to B.",
        ),
    ] = "HEAD",
    *,
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show the changes of a branch or a pull request.

    The changes are listed record by record, with their consequences. Without a revision, the command shows
    uncommitted changes.
    """
    root = find_root(register)
    chosen = choose_format(format_)
    with Repository(root) as repository, language_for(chosen):
        revision_range = RevisionRange.parse(repository, revisions)
        comparison = compare_revisions(repository, revision_range, parse_day(as_of, "--as-of"), links_file(root))
        rows = comparison_rows(comparison, layout=layout_for(chosen))
    write_rows(rows, chosen)
