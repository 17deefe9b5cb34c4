"""The styles of output on a terminal, as Rich names them."""

from typing import Final

HEADING: Final = "bold"
SECTION: Final = "bold cyan"
FIELD: Final = "cyan"
SECONDARY: Final = "dim"
HIGHLIGHT: Final = "bold yellow"
"""The style of the words that a search found."""
BAR: Final = "cyan"
