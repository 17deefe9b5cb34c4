"""The columns of the full-text index, with the weights that order the results of a search."""

from typing import Final

WEIGHTS: Final = {"id": 12.0, "names": 10.0, "people": 8.0, "text": 3.0, "notes": 1.0}
"""The weight of a match in each column: a match in a name comes before a match in a note."""

# The indexed strings are folded, so they contain ASCII letters, digits and spaces only.
CREATE_WORDS: Final = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii')"
