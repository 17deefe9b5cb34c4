"""Prompts for a terminal that only shows lines."""

import sys
from collections.abc import Sequence

from eapa_cli.entry.prompts.prompter import COMMANDS, EXPLAIN, Choice, Suggestions, folded
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext

_CLEAR = "-"
# As many as a person can read at a glance.
_SHOWN = 9


class PlainPrompter:
    """Prompts with one line of output and one line of input."""

    def say(self, text: str) -> None:
        """Show a line."""
        sys.stderr.write(f"{folded(text)}\n")

    def text(self, message: str, *, default: str = "", suggestions: Suggestions | None = None) -> str:
        """Prompt for text: Enter takes the default, a hyphen clears it, and `?WORDS` lists the suggestions."""
        hint = _hint(default, suggestions)
        while True:
            answer = input(f"{clean(message)}{clean(hint)}: ").strip()
            if not (suggestions and answer.startswith(EXPLAIN) and answer != EXPLAIN):
                break
            for one in suggestions(answer.removeprefix(EXPLAIN))[:_SHOWN]:
                self.say(f"  {clean(one.value)}: {clean(one.label)}")
        if answer == _CLEAR:
            return ""
        return answer or default

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        default: str | None = None,
        required: bool = False,  # noqa: ARG002  # without a default, Enter selects nothing
    ) -> str:
        """Prompt for one of several choices, by its number or its start."""
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number} {clean(choice.label)}")
        hint = next((f" [{clean(choice.label)}]" for choice in choices if choice.value == default), "")
        while True:
            answer = input(f"{clean(message)}{hint}: ").strip()
            if not answer and default is not None:
                return default
            if answer in COMMANDS:
                return answer
            found = _chosen(answer, choices)
            if len(found) == 1:
                return found[0]
            self.say("  ! " + gettext("Enter a number from 1 to %(last)d") % {"last": len(choices)})


def _hint(default: str, suggestions: Suggestions | None) -> str:
    if default:
        return gettext(" [%(answer)s; '-' for none]") % {"answer": default}
    return gettext(" [?WORDS lists matches]") if suggestions else ""


def _chosen(answer: str, choices: Sequence[Choice]) -> list[str]:
    if answer.isdecimal():
        return [choice.value for choice in choices[int(answer) - 1 : int(answer)]] if int(answer) else []
    exact = [choice.value for choice in choices if answer in {choice.value, choice.label}]
    start = answer.casefold()
    return exact or [choice.value for choice in choices if start and choice.label.casefold().startswith(start)]
