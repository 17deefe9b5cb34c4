"""The filter that every completion passes before a shell sees it.

A completion can be dangerous. The zsh function that Typer installs evaluates it, bash expands patterns in it, and every
shell puts it on the command line, where Enter runs it. Typer does not escape enough, and shells need different escapes.
Therefore only words without a special meaning in any shell are offered.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from typer import completion

from eapa_cli.text.hidden_characters import is_visible

_PUNCTUATION: Final = frozenset("._-=")
_HELP_PUNCTUATION: Final = frozenset(" .,-")
_END_OF_ASCII: Final = 0x80
_MAX_WORD_LENGTH: Final = 120

_Complete = Callable[[Any, list[str], str], Sequence[Any]]


@contextmanager
def offer_safe_words_only() -> Iterator[None]:
    """Make Typer's completion offer only safe words, in every shell."""
    # Typer contains its own copy of Click, and does not export this class.
    typer_completion: Any = completion
    shells = typer_completion.shell_completion.ShellComplete
    unfiltered: _Complete = shells.get_completions
    shells.get_completions = _filter_completions(unfiltered)
    try:
        yield
    finally:
        shells.get_completions = unfiltered


def _filter_completions(unfiltered: _Complete) -> _Complete:
    """Return a function that offers the safe words among the completions of another function."""

    def get_completions(shell: Any, args: list[str], incomplete: str) -> list[Any]:
        # After `--`, a word that starts with a hyphen is an argument.
        expects_option = incomplete.startswith("-") and "--" not in args
        safe = [
            item
            for item in unfiltered(shell, args, incomplete)
            if is_safe_word(item.value) or (expects_option and _is_option(item.value, incomplete))
        ]
        for item in safe:
            item.help = item.help and _remove_unsafe_characters(item.help)
        return safe

    return get_completions


def _is_option(text: str, incomplete: str) -> bool:
    """Return whether a completion is the name of an option that starts with the incomplete word."""
    name = text.lstrip("-")
    return text.startswith(incomplete) and name.isascii() and is_safe_word(name)


def is_safe_word(text: str) -> bool:
    """Return whether a text starts with a letter or digit, consists of these and `. _ - =`, and is not too long.

    Such a text means the same in every shell. A space is allowed after an incomplete `FIELD=` or `FIELD.`, where the
    completion for bash adds it.
    """
    word = text.removesuffix(" ") if text.endswith(("= ", ". ")) else text
    return (
        word[:1].isalnum()
        and len(word) <= _MAX_WORD_LENGTH
        and all(_is_letter(character) or character in _PUNCTUATION for character in word)
        and _has_safe_bytes(text)
    )


def _remove_unsafe_characters(text: str) -> str:
    """Return a help text without the characters that a shell could evaluate."""
    # A space replaces any other character, but none is needed in place of an apostrophe.
    plain = "".join(one if _is_letter(one) or one in _HELP_PUNCTUATION else " " for one in text.replace("'", ""))
    return " ".join(plain.split()) if _has_safe_bytes(plain) else ""


def _is_letter(character: str) -> bool:
    """Return whether a character is a visible letter, mark or digit: of a Unicode category L, M or N."""
    return unicodedata.category(character)[0] in "LMN" and is_visible(character)


def _has_safe_bytes(text: str) -> bool:
    """Return whether only ASCII characters have ASCII bytes.

    In GBK or Shift_JIS, the second byte of a character can be that of a backslash.
    """
    try:
        encoded = text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    ascii_bytes = bytes(byte for byte in encoded if byte < _END_OF_ASCII)
    return ascii_bytes == text.encode("ascii", "ignore")
