"""Questions on a terminal that can move its cursor: lists to choose from, and offers while one types."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.output import ColorDepth

from eapa_cli.cli.prompts.asker import NEEDED, Choice, Offers, folded
from eapa_cli.render.clean import clean

# More would push the question off a small screen.
_OFFERED = 50
_UNCHOSEN: Final = Choice("", "not chosen yet")


class Screen:
    """Asks with questionary."""

    def __init__(self, *, colour: bool) -> None:
        self._look: dict[str, Any] = {} if colour else {"color_depth": ColorDepth.DEPTH_1_BIT}

    def say(self, text: str) -> None:
        """Tell something, on its own line."""
        sys.stderr.write(f"{folded(text)}\n")
        sys.stderr.flush()

    def text(self, message: str, *, default: str = "", offers: Offers | None = None) -> str:
        """A text; what is offered for it shows below while it is typed."""
        completer = _Offering(offers) if offers else None
        prompt = questionary.text(clean(message), default=default, completer=completer, **self._look)
        return str(prompt.unsafe_ask())

    def choose(
        self, message: str, choices: Sequence[Choice], *, default: str | None = None, insist: bool = False
    ) -> str:
        """One of several things, by the arrow keys or by typing a part of it."""
        if insist and default is None:
            # Else Enter would take the first, which nobody chose.
            while not (answer := self.choose(message, [_UNCHOSEN, *choices])):
                self.say(NEEDED)
            return answer
        shown = [questionary.Choice(clean(choice.label), value=choice.value) for choice in choices]
        prompt = questionary.select(
            clean(message),
            choices=shown,
            default=default,
            instruction="(arrows or letters, then Enter)",
            use_search_filter=True,
            use_jk_keys=False,
            **self._look,
        )
        return str(prompt.unsafe_ask())


class _Offering(Completer):
    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        for offer in self._offers(document.text)[:_OFFERED]:
            yield Completion(offer.value, start_position=-len(document.text), display=clean(offer.label))
