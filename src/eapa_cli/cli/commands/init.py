"""`eapa init`: a new register."""

import shlex
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.entry.normalization_notice import remove_invisible
from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.scaffold.files import (
    check_places,
    default_languages,
    make_register_file,
    scaffold_files,
    write_if_missing,
)
from eapa_cli.scaffold.program_source import pip_requirement, read_direct_url
from eapa_cli.storage.file_kind import REGULAR, kind_of_file
from eapa_cli.storage.layout import is_in_repository, is_register, register_around
from eapa_cli.storage.output_file import resolved_output

_UNKNOWN_PROGRAM: Final = (
    "warning: eapa was installed from a folder of this machine, which CI cannot read\n"
    "hint: write the address from which pip can install eapa into requirements.txt and .pre-commit-config.yaml"
)


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is not there.")],
    *,
    title: Annotated[str, typer.Option(help="What the register is called.")] = "Register of agreements",
    owner: Annotated[str, typer.Option(metavar="ID", help="The id of the organization that keeps it.")] = "owner",
    language: Annotated[
        list[str],
        typer.Option(
            metavar="TAG",
            help="A language of its texts (BCP 47), the first to be shown; without it that of the title, and English.",
        ),
    ] = [],  # noqa: B006
    program: Annotated[
        str | None,
        typer.Option(metavar="SPEC", help="What pip installs this program from in CI, such as eapa @ git+https://..."),
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Write data/register.yaml only.")] = False,
) -> None:
    """Create a register in a folder.

    It gets a workflow that checks it, a configuration of pre-commit, settings for git and an editor, the schemas, and
    a README. A file that is there already is left as it is.
    """
    if (kind := kind_of_file(folder / REGISTER_FILE)) not in {None, REGULAR}:
        raise RefusedError(f"'{REGISTER_FILE}' in '{folder}' is {kind}, not a regular file", hint="delete it")
    if is_register(folder):
        raise RefusedError(f"there is a register in '{folder}' already")
    if around := register_around(folder):
        raise RefusedError(
            f"'{folder}' lies in the register '{around}'", hint="start it in a folder outside of that one"
        )
    title = remove_invisible(title, "--title")
    itself = make_register_file(title=title, owner=owner, languages=language or default_languages(title))
    source = None if bare else program or pip_requirement(read_direct_url())
    others = [] if bare else list(scaffold_files(title=title, program=source))
    root = resolved_output(folder)
    check_places(root, [file.path for file in (*others, itself)])
    # The register's own file is the last: with it the folder is a register, and is not started again.
    for file in (*others, itself):
        done = "written" if write_if_missing(root, file) else "not changed"
        typer.echo(f"{done}: {file.path}", err=True)
    if others and source is None:
        typer.echo(_UNKNOWN_PROGRAM, err=True)
    typer.echo(f"a register was started in {folder}", err=True)
    git = "" if is_in_repository(folder.resolve()) else "git init && git add . && "
    typer.echo(f"next: cd {shlex.quote(str(folder))} && {git}eapa add-organization --id {owner}", err=True)
