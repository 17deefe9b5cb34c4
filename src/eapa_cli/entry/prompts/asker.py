"""What a dialogue needs of a terminal, and which kind of terminal is there."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol


class Choice(NamedTuple):
    """Something that can be chosen: what is kept, and how it is shown."""

    value: str
    label: str


NEEDED: Final = "  ! Required"
"""What is said where an answer was passed over that has to be given."""

# What stands before a text in a column of its own.
_LABEL: Final = re.compile(r" {16,}| *\S+ {2,}")

Offers = Callable[[str], Sequence[Choice]]
"""What can be meant by what was typed so far."""


class Asker(Protocol):
    """Asks one thing at a time; raises KeyboardInterrupt or EOFError if the person wants to stop."""

    def say(self, text: str) -> None:
        """Tell something."""

    def text(self, message: str, *, default: str = "", offers: Offers | None = None, replace: bool = False) -> str:
        """A text that the person writes; `replace` is whether what is typed takes the place of the default at once."""

    def choose(
        self, message: str, choices: Sequence[Choice], *, default: str | None = None, insist: bool = False
    ) -> str:
        """One of several things; whoever insists on a choice takes none that was not made."""


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asker() -> Asker:
    """Asks on the terminal that is there."""
    # Each is imported where it is used: the first costs 70 ms, which only a person at a terminal waits for.
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        from eapa_cli.entry.prompts.plain_terminal import Plain

        return Plain()
    from eapa_cli.entry.prompts.interactive_terminal import Screen

    return Screen(colour="NO_COLOR" not in os.environ)


def folded(text: str) -> str:
    """A text that is wrapped between words where the terminal ends, and goes on below where each line began."""
    width = shutil.get_terminal_size().columns - 1
    return "\n".join(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> str:
    label = _LABEL.match(line)
    indent = label[0] if label and len(label[0]) <= width // 2 else line[: len(line) - len(line.lstrip())] + "  "
    lines = textwrap.wrap(
        line, width, subsequent_indent=" " * len(indent), break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)
