"""`eapa doctor`: problems around the records of a register, and the commands that fix them."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.cli.streams import tolerate_closed_pipe
from eapa_cli.errors import ExitCode
from eapa_cli.render import messages
from eapa_cli.render.output_format import language_for
from eapa_cli.render.rows import Column, Rows
from eapa_cli.storage.register_location import find_register
from eapa_cli.text.interface_language import gettext as _

_COLUMNS: Final = (
    Column("area", "Area"),
    Column("problem", "Problem", can_wrap=True, identifies_row=True),
    Column("fix", "Fix", can_wrap=True, can_stack=True),
)


def run(
    *,
    write_missing: Annotated[
        bool,
        typer.Option("--write-missing", help="First write missing settings for git and editors, and the schemas."),
    ] = False,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Check everything around the records, and show the command that fixes each problem.

    The command checks for leftovers of interrupted commands, drafts, an unusable cache, an outdated program, problems
    in git, files that no command reads, unusual line endings and encodings, missing settings and schemas, and missing
    completion. 'eapa validate' checks the records themselves. The exit code is 1 if there is a problem.
    """
    from eapa_cli.diagnosis.diagnose import describe_versions, diagnose

    # `find_root` would complete an interrupted command, which this command only reports.
    root = find_register(Path.cwd(), os.environ, register)
    if write_missing:
        _write_missing(root)
    chosen = choose_format(format_)
    with language_for(chosen):
        findings = list(diagnose(root))
    messages.message(describe_versions(root))
    # With --format, a program may read the output, so no findings give an empty list.
    if findings or format_:
        with tolerate_closed_pipe():
            write_rows(Rows("doctor", _COLUMNS, findings), chosen)
    if findings and root != Path.cwd():
        messages.note(_("run the commands in the folder %(folder)s") % {"folder": root})
    if findings:
        raise typer.Exit(ExitCode.PROBLEMS_FOUND)
    messages.message(_("no problems found"))


def _write_missing(root: Path) -> None:
    """Write the settings and schemas that the register does not have."""
    from eapa_cli.scaffold.files import check_parents, support_files, write_if_missing

    files = list(support_files())
    check_parents(root, [file.path for file in files])
    for file in files:
        if write_if_missing(root, file):
            messages.report_written_file(file.path)
