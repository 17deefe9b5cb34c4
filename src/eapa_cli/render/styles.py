"""The styles of output on a terminal, in the notation of Rich."""

from typing import Final

HEADING: Final = "bold"
SECTION: Final = "bold cyan"
FIELD: Final = "cyan"
SECONDARY: Final = "dim"
HIGHLIGHT: Final = "bold yellow"
"""The style of the words that a search found."""
BAR: Final = "cyan"
ERROR: Final = "bold red"
WARNING: Final = "bold yellow"
PLACE: Final = "bold"
"""The style of the file, line and column of a problem."""
HINT: Final = "blue"
"""The style of hints, and of the line numbers of an excerpt."""
