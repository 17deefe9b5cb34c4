"""Questions on a terminal that can move its cursor: lists to choose from, and offers while one types."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import questionary
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth

from eapa_cli.entry.prompts.asker import NEEDED, Choice, Offers, folded
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

    def text(self, message: str, *, default: str = "", offers: Offers | None = None, replace: bool = False) -> str:
        """A text; what is offered for it shows below while it is typed. A default to be replaced stands selected."""
        completer = _Offering(offers) if offers else None
        prompt = questionary.text(
            clean(message), default=default, completer=completer, key_bindings=_keys(), **self._look
        )
        if replace:
            prompt.application.pre_run_callables.append(lambda: _select(prompt.application.current_buffer))
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


def _select(buffer: Buffer) -> None:
    """Select all that stands in a line as by the shift key: what is typed replaces it, an arrow lets it be mended."""
    buffer.cursor_position = 0
    buffer.start_selection()
    buffer.cursor_position = len(buffer.text)
    assert buffer.selection_state
    buffer.selection_state.enter_shift_mode()


def _keys() -> KeyBindings:
    keys = KeyBindings()

    # Else Ctrl-U, which takes away what stands in a line, does nothing while it is selected.
    @keys.add("c-u", filter=shift_selection_mode)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    return keys


class _Offering(Completer):
    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        for offer in self._offers(document.text)[:_OFFERED]:
            yield Completion(offer.value, start_position=-len(document.text), display=clean(offer.label))
