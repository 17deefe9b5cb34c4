"""Quoting of a command line that a user copies into a shell."""

import os
import re
from collections.abc import Sequence
from typing import Final

# Words that the shells of Windows read as they are.
_PLAIN_WORD: Final = r"[\w./:\\-]+"


def quote_command(words: Sequence[str], *, system: str = os.name) -> str:
    """Return a command quoted for the shells of a system; on Windows, for cmd and PowerShell."""
    return " ".join(map(_quote_for_windows if system == "nt" else _quote, words))


def _quote_for_windows(word: str) -> str:
    if re.fullmatch(_PLAIN_WORD, word):
        return word
    escaped = word.replace('"', '""')
    return f'"{escaped}"'


def _quote(word: str) -> str:
    if word.isprintable():
        import shlex  # only a few errors and hints need it

        return shlex.quote(word)
    # Control characters are escaped in the syntax of bash, zsh and ksh.
    escaped = "".join(
        character if character.isprintable() and character not in "\\'" else _escape(character) for character in word
    )
    return f"$'{escaped}'"


def _escape(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
