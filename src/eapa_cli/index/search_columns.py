"""The columns of the full-text index and their weights in the order of results."""

from typing import Final

WEIGHTS: Final = {"id": 12.0, "names": 10.0, "people": 8.0, "text": 3.0, "notes": 1.0}
"""The weights of the columns in the order of results: a match in a name counts more than a match in a note."""

# The indexed strings are folded, so they contain ASCII letters, digits and spaces only.
CREATE_WORDS: Final = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii')"
