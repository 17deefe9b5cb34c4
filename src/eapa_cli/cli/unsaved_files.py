"""The message that follows a change, about files that are not yet saved in git."""

import os
from pathlib import Path

from eapa_cli.errors import EapaError
from eapa_cli.git.register_commit import RegisterCommit
from eapa_cli.render import messages
from eapa_cli.storage.register_location import find_register, is_in_repository
from eapa_cli.text.interface_language import ngettext
from eapa_cli.text.shell_quoting import quote_command


def report_unsaved(root: Path) -> None:
    """Report how many files of a register are not yet saved in git, if it is in a repository that git can read."""
    if not is_in_repository(root):
        return
    try:
        number = len(RegisterCommit(root).unsaved_changes())
    except EapaError:  # 'eapa save' reports the error
        return
    if number:
        message = ngettext(
            "%(num)d file not yet saved: %(command)s", "%(num)d files not yet saved: %(command)s", number
        )
        messages.message(message % {"num": number, "command": _format_save_command(root)})


def _format_save_command(root: Path) -> str:
    """Return the command line that saves a register from the current folder."""
    words = ["eapa", "save"]
    try:
        is_found = find_register(Path.cwd(), os.environ) == root
    except EapaError:
        is_found = False
    return quote_command(words if is_found else [*words, "--register", str(root)])
