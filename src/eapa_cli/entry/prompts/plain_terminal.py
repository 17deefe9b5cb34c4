"""Prompts for a terminal that only shows lines."""

import sys
from collections.abc import Sequence

from eapa_cli.entry.prompts.line_wrapping import wrap
from eapa_cli.entry.prompts.prompter import COMMANDS, EXPLAIN, Choice, Suggestions, has_letters
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext

_CLEAR = "-"
# A person can read this many lines at a glance.
_MAX_SUGGESTIONS = 9


class PlainPrompter:
    """Prompts with one line of output and one line of input."""

    def say(self, text: str) -> None:
        """Show a line."""
        sys.stderr.write(f"{wrap(text)}\n")

    def ask_text(self, message: str, *, default: str = "", suggestions: Suggestions | None = None) -> str:
        """Prompt for text: Enter takes the default, a hyphen clears it, and `?WORDS` lists the suggestions."""
        hint = _make_hint(default, suggestions)
        while True:
            answer = input(f"{clean(message)}{clean(hint)}: ").strip()
            if not (suggestions and answer.startswith(EXPLAIN) and answer != EXPLAIN):
                break
            for choice in suggestions(answer.removeprefix(EXPLAIN))[:_MAX_SUGGESTIONS]:
                self.say(f"  {clean(choice.value)}: {clean(choice.label)}")
        if answer == _CLEAR:
            return ""
        return answer or default

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        default: str | None = None,
        required: bool = False,  # noqa: ARG002  # Enter selects only the default or an empty value
        accepts_text: bool = False,
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
            matching = _match(answer, choices)
            if len(matching) == 1:
                return matching[0]
            if accepts_text and has_letters(answer) and not _is_in_label(answer, choices):
                return answer
            self.say("  ! " + gettext("Enter a number from 1 to %(last)d") % {"last": len(choices)})


def _make_hint(default: str, suggestions: Suggestions | None) -> str:
    if default:
        return gettext(" [%(answer)s; '-' for none]") % {"answer": default}
    return gettext(" [?WORDS lists matches]") if suggestions else ""


def _is_in_label(answer: str, choices: Sequence[Choice]) -> bool:
    return any(answer.casefold() in choice.label.casefold() for choice in choices)


def _match(answer: str, choices: Sequence[Choice]) -> list[str]:
    """Return the values of the choices that an answer means: by number, by value, or by label or the start of it."""
    if answer.isdecimal():
        number = int(answer)
        return [choices[number - 1].value] if 1 <= number <= len(choices) else []
    exact = [choice.value for choice in choices if answer in {choice.value, choice.label}]
    start = answer.casefold()
    return exact or [choice.value for choice in choices if start and choice.label.casefold().startswith(start)]
