"""Notes on stderr about the ways in which a stored value differs from the text that a person gave."""

import sys

from eapa_cli.render.clean import clean
from eapa_cli.text.invisible import without_removable


def tell_kept(what: str, written: str, kept: object) -> None:
    """Say on stderr in which form a text is kept, if it is another than was written; a dry run shows it anyway."""
    if isinstance(kept, str) and kept != written.strip():
        sys.stderr.write(f"{clean(what)}: '{clean(written)}' is stored as '{clean(kept)}'\n")


def pasted(text: str, where: str) -> str:
    """Return a text without the invisible characters that come with copied text, and note on stderr what is gone."""
    text, note = without_removable(text)
    if note:
        sys.stderr.write(f"{note} from {clean(where)}\n")
    return text
