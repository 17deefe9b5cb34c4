"""`eapa init`: a new register."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.entry.normalization_notice import remove_invisible
from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.render import messages
from eapa_cli.scaffold.files import (
    check_parents,
    choose_default_languages,
    make_register_file,
    make_scaffold_files,
    write_if_missing,
)
from eapa_cli.scaffold.pip_requirement import find_pip_requirement
from eapa_cli.storage.output_file import resolve_output
from eapa_cli.storage.path_type import REGULAR, path_type
from eapa_cli.storage.register_location import is_register, register_around, repository_of
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is created if it does not exist.")],
    *,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The title of the register.")] = "Register of agreements",
    owner: Annotated[str, typer.Option(metavar="ID", help="The id of the organization that maintains it.")] = "owner",
    language: Annotated[
        list[str],
        typer.Option(
            metavar="TAG",
            help="A language of its text, preferred first (BCP 47; default: that of the title, and English).",
        ),
    ] = [],
    program: Annotated[
        str | None,
        typer.Option(metavar="SPEC", help="The requirement that CI installs: eapa @ git+https://..."),
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Write data/register.yaml only.")] = False,
) -> None:
    """Create a register in a folder.

    The command writes workflows for GitHub, settings for pre-commit, git and an editor, requirements.txt, the schemas,
    and a README. Existing files are not changed.
    """
    if (kind := path_type(folder / REGISTER_FILE)) not in {None, REGULAR}:
        raise RefusedError(
            _("'%(file)s' in '%(folder)s' is %(kind)s, not a regular file")
            % {"file": REGISTER_FILE, "folder": folder, "kind": translated(kind)},
            hint=_("delete it"),
        )
    if is_register(folder):
        raise RefusedError(_("'%(folder)s' already contains a register") % {"folder": folder})
    if around := register_around(folder):
        raise RefusedError(
            _("'%(folder)s' is inside the register '%(around)s'") % {"folder": folder, "around": around},
            hint=_("choose a folder outside of it"),
        )
    title = remove_invisible(title, "--title")
    register_file = make_register_file(title=title, owner=owner, languages=language or choose_default_languages(title))
    requirement = None if bare else program or find_pip_requirement()
    other_files = [] if bare else list(make_scaffold_files(title=title, requirement=requirement))
    root = resolve_output(folder)
    check_parents(root, [file.path for file in (*other_files, register_file)])
    # The register's own file is the last: once it exists, the command refuses to run again.
    for file in (*other_files, register_file):
        if write_if_missing(root, file):
            messages.report_written_file(file.path)
        else:
            messages.message(_("not changed: %(path)s") % {"path": file.path})
    if other_files and requirement is None:
        messages.warning(
            _("eapa comes from a folder of this machine, which CI cannot read"),
            hint=_(
                "write the address from which pip can install eapa into requirements.txt and .pre-commit-config.yaml"
            ),
        )
    if other_files and (top := repository_of(root)) != root:
        messages.warning(
            _("GitHub and pre-commit read .github and .pre-commit-config.yaml only in '%(top)s'") % {"top": top},
            hint=_("move them there and adapt them to the folder '%(folder)s', or give the register its own repository")
            % {"folder": root.relative_to(top).as_posix()},
        )
    messages.message(_("created a register in %(folder)s") % {"folder": folder})
    messages.suggest_next_command(f"{quote_command(['cd', str(folder)])} && eapa add-organization --id {owner}")
