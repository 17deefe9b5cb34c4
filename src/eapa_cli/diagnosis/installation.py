"""Findings about the machine and the installation: versions, completion in the shell, and files for editors and git."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from eapa_cli.diagnosis.finding import Finding
from eapa_cli.scaffold.files import support_files
from eapa_cli.storage.schema_version import newer_schema_message
from eapa_cli.text.interface_language import gettext as _

WRITE_MISSING: Final = "eapa doctor --write-missing"
# The path below the user's home folder at which `--install-completion` writes the script of each shell.
_COMPLETION_SCRIPTS: Final = {
    "bash": ".bash_completions/eapa.sh",
    "zsh": ".zfunc/_eapa",
    "fish": ".config/fish/completions/eapa.fish",
}


def find_outdated_program(root: Path) -> Iterator[Finding]:
    """Yield a finding if the register has a newer schema than this program."""
    if sentence := newer_schema_message(root):
        yield Finding(_("version"), sentence, "python -m pip install --upgrade -r requirements.txt")


def find_missing_completion(environ: Mapping[str, str], home: Path) -> Iterator[Finding]:
    """Yield a finding if the user's shell does not complete commands of this program."""
    shell = Path(environ.get("SHELL", "")).name
    script = _COMPLETION_SCRIPTS.get(shell)
    if script and not (home / script).is_file():
        message = _("%(shell)s does not complete commands and ids") % {"shell": shell}
        yield Finding(_("completion"), message, "eapa --install-completion")


def find_missing_support_files(root: Path) -> Iterator[Finding]:
    """Yield the missing settings for git and editors, and the schemas that are missing or of another version."""
    for file in support_files():
        if not os.path.lexists(root / file.path):
            yield Finding(_("settings"), _("'%(path)s' is missing") % {"path": file.path}, WRITE_MISSING)
        elif file.path.startswith("schemas/") and _read_text(root / file.path) != file.text:
            message = _("'%(path)s' is not the one of this version of eapa") % {"path": file.path}
            yield Finding(_("settings"), message, f"rm {file.path} && {WRITE_MISSING}")


def _read_text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
