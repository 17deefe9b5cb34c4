"""`eapa init`: a new register."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.errors import RefusedError
from eapa_cli.storage.layout import REGISTER_FILE, is_register
from eapa_cli.storage.store import Store


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is not there.")],
    *,
    title: Annotated[str, typer.Option(help="What the register is called.")] = "Register of agreements",
    owner: Annotated[str, typer.Option(metavar="ID", help="The id of the organization that keeps it.")] = "owner",
    language: Annotated[
        list[str],
        typer.Option(metavar="TAG", help="A language of its texts (BCP 47), the first to be shown."),
    ] = ["en"],  # noqa: B006
) -> None:
    """Start a register in a folder."""
    if is_register(folder):
        raise RefusedError(f"there is a register in '{folder}' already")
    Store(folder).create(REGISTER_FILE, {"title": {language[0]: title}, "owner": owner, "languages": language})
    typer.echo(f"a register was started in {folder}", err=True)
    typer.echo(f"next: cd {folder} && eapa add-organization --id {owner}", err=True)
