"""Short questions of commands on a terminal."""

import sys
from contextlib import suppress

from eapa_cli.render.clean import clean

_YES_ANSWERS = {"y", "yes"}


def ask_to_confirm(question: str) -> bool:
    """Ask a question, and return whether the answer is yes; no answer, Ctrl-C and Ctrl-D mean no."""
    return _read_answer(f"{question} [y/N] ").casefold() in _YES_ANSWERS


def ask_text(label: str) -> str:
    """Ask for a line of text; empty after Ctrl-C or Ctrl-D."""
    return _read_answer(f"{label}: ")


def _read_answer(prompt: str) -> str:
    sys.stderr.write(clean(prompt))
    sys.stderr.flush()
    with suppress(KeyboardInterrupt):
        return sys.stdin.readline().strip()
    sys.stderr.write("\n")
    return ""
