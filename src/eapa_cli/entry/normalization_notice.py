"""What is kept of what a person wrote."""

import sys

from eapa_cli.render.clean import clean


def tell_kept(what: str, written: str, kept: object) -> None:
    """Say on stderr in which form a text is kept, if it is another than was written; a dry run shows it anyway."""
    if isinstance(kept, str) and kept != written.strip():
        sys.stderr.write(f"{clean(what)}: '{clean(written)}' is kept as '{clean(kept)}'\n")
