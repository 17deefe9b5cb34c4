"""`eapa site`: the register as a static site."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.context import day, index_of, warn_of_faults
from eapa_cli.cli.options import AsOfOption, RegisterOption


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the site; it is created if needed.")],
    *,
    as_of: AsOfOption = None,
    register: RegisterOption = None,
) -> None:
    """Write the register as a static site."""
    from eapa_cli.publishing.settings import SiteSettings
    from eapa_cli.publishing.site import build_site, read_site
    from eapa_cli.publishing.site_history import SiteHistory

    index = index_of(register)
    data = read_site(index, day(as_of, "--as-of"), SiteSettings())
    done = build_site(data, SiteHistory(), folder)
    sys.stderr.write(f"{folder}: {done.written} files written, {done.unchanged} unchanged, {done.removed} removed\n")
    warn_of_faults(index)
