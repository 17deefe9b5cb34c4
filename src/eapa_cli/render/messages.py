"""Messages on stderr, with control and hidden characters escaped."""

import sys

from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext


def message(text: str) -> None:
    """Write a message on its own line."""
    sys.stderr.write(f"{clean(text)}\n")


def error(text: str, *, hint: str | None = None) -> None:
    """Write the reason why a command failed, and a hint."""
    _write_with_hint(gettext("error: %(text)s") % {"text": text}, hint)


def note(text: str) -> None:
    """Write information that needs no action."""
    message(gettext("note: %(text)s") % {"text": text})


def warning(text: str, *, hint: str | None = None) -> None:
    """Write a message about a result that may be incomplete or unexpected, and a hint."""
    _write_with_hint(gettext("warning: %(text)s") % {"text": text}, hint)


def report_written_file(path: object) -> None:
    """Report the path of a file that was written."""
    message(gettext("written: %(path)s") % {"path": path})


def suggest_next_command(command: str) -> None:
    """Write the command that a user probably needs next."""
    message(gettext("next: %(command)s") % {"command": command})


def write_hint(text: str) -> None:
    """Write a hint on what to do."""
    message(gettext("hint: %(text)s") % {"text": text})


def _write_with_hint(text: str, hint: str | None) -> None:
    message(text)
    if hint:
        write_hint(hint)
