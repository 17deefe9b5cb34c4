"""`eapa init`: a new register."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.entry.normalization_notice import pasted
from eapa_cli.errors import RefusedError
from eapa_cli.scaffold.files import (
    ScaffoldFile,
    default_languages,
    make_register_file,
    scaffold_files,
    write_if_missing,
)
from eapa_cli.scaffold.program_source import pip_requirement, read_direct_url
from eapa_cli.storage.layout import is_in_repository, is_register, register_around


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
    """Start a register in a folder.

    It gets a workflow that checks it, a configuration of pre-commit, settings for git and an editor, the schemas, and
    a README. A file that is there already is left as it is.
    """
    if is_register(folder):
        raise RefusedError(f"there is a register in '{folder}' already")
    if around := register_around(folder):
        raise RefusedError(
            f"'{folder}' lies in the register '{around}'", hint="start it in a folder outside of that one"
        )
    title = pasted(title, "--title")
    itself = make_register_file(title=title, owner=owner, languages=language or default_languages(title))
    if not bare:
        _write_files_next_to(folder, title, program or pip_requirement(read_direct_url()))
    # The last, since with it the folder is a register, and is not started again.
    _lay_down(folder, itself)
    typer.echo(f"a register was started in {folder}", err=True)
    git = "" if is_in_repository(folder.resolve()) else "git init && git add . && "
    typer.echo(f"next: cd {shlex.quote(str(folder))} && {git}eapa add-organization --id {owner}", err=True)


def _lay_down(folder: Path, file: ScaffoldFile) -> None:
    said = "written" if write_if_missing(folder, file) else "left as it was"
    typer.echo(f"{said}: {file.path}", err=True)


def _write_files_next_to(folder: Path, title: str, program: str | None) -> None:
    for file in scaffold_files(title=title, program=program):
        _lay_down(folder, file)
    if program is None:
        typer.echo(
            "warning: this program came from a folder of this machine, where CI cannot get it\n"
            "hint: write into requirements.txt and .pre-commit-config.yaml from where pip installs it",
            err=True,
        )
