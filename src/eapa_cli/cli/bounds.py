"""Limits for the length of a command line."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from eapa_cli.errors import UsageError

LONGEST: Final = 1000
"""The greatest length of an id, a name, a path or the value of a filter, in characters."""
MOST: Final = 400
"""How often an option may be repeated; SQLite takes an expression of 1,000 parts."""
# These take the text of a record, or a statement, which may be long; they look ids up by equality alone.
_WITH_TEXT: Final = frozenset({
    "set", "add-to", "add-organization", "add-agreement", "amend", "renew", "supersede", "terminate",
    "rename-organization", "dissolve", "sql",
})  # fmt: skip


def check_length(arguments: Sequence[str]) -> None:
    """Check that no argument is too long to be looked up, and that no option is repeated too often.

    Raises:
        UsageError: one is.
    """
    is_text = arguments[:1] and arguments[0] in _WITH_TEXT
    for argument in arguments[1:2] if is_text else arguments:
        if len(argument) > LONGEST and (not is_text or arguments[0] != "sql"):
            raise UsageError(
                f"the argument '{argument[:20]}…' has {len(argument)} characters, and at most {LONGEST} are allowed",
                hint="shorten it",
            )
    options = Counter(one.partition("=")[0] for one in arguments if one.startswith("-"))
    for option, times in options.items():
        if times > MOST:
            raise UsageError(f"{option[:40]} is given {times} times, and at most {MOST} are allowed", hint="give fewer")
