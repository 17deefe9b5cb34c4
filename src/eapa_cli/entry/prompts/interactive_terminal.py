"""Prompts for a terminal with a cursor: lists, and suggestions during input."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from questionary.prompts.common import InquirerControl

from eapa_cli.entry.prompts.line_wrapping import wrap
from eapa_cli.entry.prompts.prompter import COMMANDS, Choice, Suggestions, format_required_message, has_letters
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext

# A longer list would not help to choose.
_MAX_SUGGESTIONS = 50


class InteractivePrompter:
    """Prompts with questionary."""

    def __init__(self, *, colour: bool) -> None:
        self._options: dict[str, Any] = {} if colour else {"color_depth": ColorDepth.DEPTH_1_BIT}

    def say(self, text: str) -> None:
        """Show a line."""
        sys.stderr.write(f"{wrap(text)}\n")
        sys.stderr.flush()

    def ask_text(self, message: str, *, default: str = "", suggestions: Suggestions | None = None) -> str:
        """Prompt for text, with suggestions below; the default is selected."""
        completer = _SuggestionCompleter(suggestions) if suggestions else None
        prompt = questionary.text(
            clean(message), default=default, completer=completer, key_bindings=_bind_editing_keys(), **self._options
        )
        if default:
            prompt.application.pre_run_callables.append(lambda: _select_line(prompt.application.current_buffer))
        return str(prompt.unsafe_ask())  # in contrast to ask(), it raises KeyboardInterrupt

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        default: str | None = None,
        required: bool = False,
        accepts_text: bool = False,
    ) -> str:
        """Prompt for one of several choices, by the arrow keys or a part of the label."""
        if required and default is None:
            # Otherwise Enter would take the first choice by accident.
            choices = [Choice("", gettext("not chosen yet")), *choices]
            while not (answer := self.choose(message, choices, accepts_text=accepts_text)):
                self.say(format_required_message())
            return answer
        while isinstance(chosen := self._select(message, choices, default), _Unmatched):
            if accepts_text and has_letters(chosen.typed):
                return chosen.typed
            self.say("  ! " + gettext("No choice contains '%(letters)s'") % {"letters": clean(chosen.typed)})
        return chosen

    def _select(self, message: str, choices: Sequence[Choice], default: str | None) -> "str | _Unmatched":
        """Prompt for one of several choices, and return it, or typed letters that no choice contains."""
        lines = [questionary.Choice(clean(choice.label), value=choice.value) for choice in choices]
        prompt = questionary.select(
            clean(message),
            choices=lines,
            default=default,
            instruction=gettext("(arrows or letters, then Enter)"),
            use_search_filter=True,
            use_jk_keys=False,  # these letters filter the choices, too
            **self._options,
        )
        _accept_typed_text(prompt.application)
        chosen = prompt.unsafe_ask()
        return chosen if isinstance(chosen, _Unmatched) else str(chosen)


class _Unmatched(NamedTuple):
    """Letters that no choice contains."""

    typed: str


def _accept_typed_text(application: Application[Any]) -> None:
    """Let Enter return typed text that is a command or matches no choice, instead of the marked choice."""
    control = next(one for one in application.layout.find_all_controls() if isinstance(one, InquirerControl))
    keys = KeyBindings()

    # Eager bindings have priority over those of questionary.
    @keys.add("enter", eager=True, filter=Condition(lambda: control.search_filter in COMMANDS))
    def return_command(event: KeyPressEvent) -> None:
        event.app.exit(result=control.search_filter)

    def is_unmatched() -> bool:
        typed = (control.search_filter or "").lower()
        return typed not in COMMANDS and not any(typed in str(choice.title).lower() for choice in control.choices)

    @keys.add("enter", eager=True, filter=Condition(is_unmatched))
    def return_typed_text(event: KeyPressEvent) -> None:
        typed = control.search_filter or ""
        # The value of a choice can be its position. The prompt does not show it, so a typed number does not mean it.
        codes = [str(choice.value) for choice in control.choices]
        is_code = typed in codes and not typed.isdecimal()
        if is_code:  # the prompt then shows the choice
            control.pointed_at = codes.index(typed)
            control.is_answered = True
        event.app.exit(result=typed if is_code else _Unmatched(typed))

    # By itself, questionary filters the choices by ASCII letters only.
    @keys.add(Keys.Any)
    def add_character(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            control.add_search_character(event.data)  # type: ignore[arg-type]  # it accepts any text

    assert application.key_bindings
    application.key_bindings = merge_key_bindings([application.key_bindings, keys])


def _select_line(buffer: Buffer) -> None:
    """Select the line: typing replaces it, and an arrow key starts editing it."""
    buffer.cursor_position = 0
    buffer.start_selection()
    buffer.cursor_position = len(buffer.text)
    assert buffer.selection_state
    buffer.selection_state.enter_shift_mode()


def _bind_editing_keys() -> KeyBindings:
    """Return the bindings of keys that prompt_toolkit lacks."""
    keys = KeyBindings()

    # Otherwise Ctrl-U does not clear the line while it is selected.
    @keys.add("c-u", filter=shift_selection_mode)
    def clear_selected_line(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    return keys


class _SuggestionCompleter(Completer):
    """A completer with the suggestions of a prompt."""

    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        for choice in self._suggestions(document.text)[:_MAX_SUGGESTIONS]:
            yield Completion(choice.value, start_position=-len(document.text), display=clean(choice.label))
