"""Questions on a terminal that shows lines and nothing else."""

import sys
from collections.abc import Sequence

from eapa_cli.entry.prompts.asker import Choice, Offers, folded
from eapa_cli.render.clean import clean

_NOTHING = "-"
# As many as can be read through at once.
_SHOWN = 9


class Plain:
    """Asks with lines that are written and read."""

    def say(self, text: str) -> None:
        """Tell something, on its own line."""
        sys.stderr.write(f"{folded(text)}\n")

    def text(
        self,
        message: str,
        *,
        default: str = "",
        offers: Offers | None = None,
        replace: bool = False,  # noqa: ARG002  # on a line of its own nothing stands before what is typed
    ) -> str:
        """A text; Enter takes the default, a hyphen none, and `?WORDS` shows what is offered for these words."""
        hint = f" [{default}; '{_NOTHING}' for none]" if default else " [?WORDS lists matches]" if offers else ""
        while (answer := input(f"{clean(message)}{clean(hint)}: ").strip()).startswith("?") and offers:
            for offer in offers(answer[1:])[:_SHOWN]:
                self.say(f"  {clean(offer.value)}: {clean(offer.label)}")
        if answer == _NOTHING:
            return ""
        return answer or default

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        default: str | None = None,
        insist: bool = False,  # noqa: ARG002  # without a default there is nothing that Enter could take
    ) -> str:
        """One of several things, by its number or its beginning."""
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number} {clean(choice.label)}")
        hint = next((f" [{clean(choice.label)}]" for choice in choices if choice.value == default), "")
        while True:
            answer = input(f"{clean(message)}{hint}: ").strip()
            if not answer and default is not None:
                return default
            found = _chosen(answer, choices)
            if len(found) == 1:
                return found[0]
            self.say(f"  ! Enter a number from 1 to {len(choices)}")


def _chosen(answer: str, choices: Sequence[Choice]) -> list[str]:
    if answer.isdecimal():
        return [choice.value for choice in choices[int(answer) - 1 : int(answer)]] if int(answer) else []
    exact = [choice.value for choice in choices if answer in {choice.value, choice.label}]
    start = answer.casefold()
    return exact or [choice.value for choice in choices if start and choice.label.casefold().startswith(start)]
