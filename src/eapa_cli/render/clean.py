"""Untrusted text, made safe for a terminal."""

from typing import Final

from eapa_cli.text.hidden_characters import escape_hidden, escape_of, hidden_indexes, is_visible

# The control characters before the space, as a range in a regular expression. They are not among the hidden characters.
_CONTROLS: Final = r"\x00-\x1f"
_SHORT_ESCAPES: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def clean(text: str) -> str:
    r"""Return text on one line, with control and hidden characters as escapes such as \x1b."""
    return text if is_visible(text) else escape_hidden(text, _escape, also=_CONTROLS)


def clean_characters(text: str) -> list[str]:
    """Return the characters of a text, with escapes for control and hidden characters."""
    characters = list(text)
    for index in hidden_indexes(text, also=_CONTROLS):
        characters[index] = _escape(text[index])
    return characters


def _escape(character: str) -> str:
    return _SHORT_ESCAPES.get(character) or escape_of(character)
