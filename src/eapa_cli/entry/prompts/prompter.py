"""The interface of a terminal to a dialogue, and the choice of an implementation."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

from eapa_cli.render.terminal import refuses_colour
from eapa_cli.text.interface_language import gettext


class Choice(NamedTuple):
    """A choice: its value, and the label to show."""

    value: str
    label: str


BACK, EXPLAIN, REVIEW = "<", "?", "!"
COMMANDS: Final = frozenset({BACK, EXPLAIN, REVIEW})
"""The input that controls the dialogue at any prompt: go back, explain the prompt, or show the review."""


def format_required_message() -> str:
    """Return the message for a required answer that is empty."""
    return "  ! " + gettext("Required")


def mark_optional(prompt: str) -> str:
    """Return the prompt for an answer that may be empty."""
    return gettext("%(prompt)s (optional)") % {"prompt": prompt}


def has_letters(text: str) -> bool:
    """Return whether a text contains a letter of any script."""
    return any(map(str.isalpha, text))


Suggestions = Callable[[str], Sequence[Choice]]
"""Returns the choices that match the input so far."""


class Prompter(Protocol):
    """Prompts for one value at a time; raises KeyboardInterrupt or EOFError if the person wants to stop."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask_text(self, message: str, *, default: str = "", suggestions: Suggestions | None = None) -> str:
        """Prompt for text, which may be a command; typing replaces the default."""

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        default: str | None = None,
        required: bool = False,
        accepts_text: bool = False,
    ) -> str:
        """Prompt for one of several choices, or a command, and return its value.

        With `required`, no choice is selected in advance. With `accepts_text`, typed text with letters that no choice
        contains is returned, too.
        """


def has_terminal() -> bool:
    """Return whether input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_prompter() -> Prompter:
    """Return the prompter for the terminal."""
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        from eapa_cli.entry.prompts.plain_terminal import PlainPrompter

        return PlainPrompter()
    # This import takes 70 ms, and only a person at such a terminal needs it.
    from eapa_cli.entry.prompts.interactive_terminal import InteractivePrompter

    return InteractivePrompter(colour=not refuses_colour(os.environ))
