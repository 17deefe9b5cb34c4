"""One-line questions that commands ask on a terminal."""

import sys
from contextlib import suppress
from typing import Final

from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext as _

_YES_ANSWERS: Final = {"y", "yes", "д", "да"}


def ask_to_confirm(question: str) -> bool:
    """Ask a question, and return whether the answer is yes; no answer, Ctrl-C and Ctrl-D mean no."""
    return _read_answer(_("%(question)s [y/N] ") % {"question": question}).casefold() in _YES_ANSWERS


def ask_text(label: str) -> str:
    """Ask for a line of text, and return it; return an empty string after Ctrl-C or Ctrl-D."""
    return _read_answer(f"{label}: ")


def _read_answer(prompt: str) -> str:
    sys.stderr.write(clean(prompt))
    sys.stderr.flush()
    with suppress(KeyboardInterrupt):
        if line := sys.stdin.readline():
            return line.strip()
    sys.stderr.write("\n")  # the cursor is still in the line of the prompt
    return ""
