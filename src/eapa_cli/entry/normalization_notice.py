"""Notices on stderr where a stored value differs from the input."""

import sys

from eapa_cli.render.clean import clean
from eapa_cli.text.hidden_characters import without_removable


def report_normalized(field: str, typed: str, stored: object) -> None:
    """Report a stored text that differs from the input; a dry run shows it anyway."""
    if isinstance(stored, str) and stored != typed.strip():
        sys.stderr.write(f"{clean(field)}: '{clean(typed)}' is stored as '{clean(stored)}'\n")


def report_unknown(field: str, typed: str) -> None:
    """Report that a word such as 'unknown' is not stored."""
    sys.stderr.write(f"{clean(field)}: '{clean(typed)}' means that the value is not known, so none is stored\n")


def remove_invisible(text: str, where: str) -> str:
    """Return a text without the invisible characters that come with copied text, and report their removal."""
    text, note = without_removable(text)
    if note:
        sys.stderr.write(f"{note} from {clean(where)}\n")
    return text
