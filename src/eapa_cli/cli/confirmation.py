"""Short questions of commands on a terminal."""

import sys
from contextlib import suppress

from eapa_cli.render.clean import clean

_YES = {"y", "yes"}


def confirmed(question: str) -> bool:
    """Ask a question, and return whether the answer is yes; no answer, Ctrl-C and Ctrl-D mean no."""
    return _answer(f"{question} [y/N] ").casefold() in _YES


def ask_text(label: str) -> str:
    """Ask for a line of text; empty after Ctrl-C or Ctrl-D."""
    return _answer(f"{label}: ")


def _answer(prompt: str) -> str:
    sys.stderr.write(clean(prompt))
    sys.stderr.flush()
    with suppress(KeyboardInterrupt):
        return sys.stdin.readline().strip()
    sys.stderr.write("\n")
    return ""
