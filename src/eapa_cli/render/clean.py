"""Text from strangers, made safe to show."""

from typing import Final

from eapa_cli.text.invisible import escape_of, is_visible, places_of_hidden, without_hidden

_CONTROLS: Final = r"\x00-\x1f"
_SHORT: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def clean(text: str) -> str:
    r"""Return the text on one line, with each character that a terminal obeys or hides as an escape such as \x1b."""
    return text if is_visible(text) else without_hidden(text, _escape, also=_CONTROLS)


def clean_characters(text: str) -> list[str]:
    """Return each character as `clean` shows it at its place in the text."""
    shown = list(text)
    for place in places_of_hidden(text, also=_CONTROLS):
        shown[place] = _escape(text[place])
    return shown


def _escape(character: str) -> str:
    return _SHORT.get(character) or escape_of(character)
