"""Help pages in the language of the interface: panels on a terminal, and plain sections elsewhere."""

import os
import sys
from collections.abc import Iterable
from inspect import cleandoc
from typing import Any, Final

from eapa_cli.render.terminal import Terminal
from eapa_cli.text.interface_language import ENGLISH, interface_language, pgettext

Section = tuple[str, list[tuple[str, str]]]
"""A section of a help page: its title, and its terms with their descriptions."""

_ARGUMENTS: Final = "Arguments"
_OPTIONS: Final = "Options"
_REQUIRED: Final = "required"
_DEFAULT: Final = "default: "
HELP_WORDS: Final = (
    "Usage: ",
    _ARGUMENTS,
    _OPTIONS,
    _REQUIRED,
    _DEFAULT,
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)
"""The words of help pages that no command defines. Typer adds the notes in brackets, and the last three options."""

# Some versions of Typer put braces around required arguments.
_BRACES: Final = str.maketrans("", "", "{}")
# Typer writes "[default: 90d]" after the description of an option.
_NOTES_START: Final = "  ["


class HelpPage:
    """The help page of a command or of the program; their classes inherit from this class and from one of Typer."""

    help: str | None

    def usage(self, ctx: Any) -> str:
        """Return the arguments of a command line, such as "[OPTIONS] ID"."""
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        return " ".join(pieces).translate(_BRACES)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the form of a command line."""
        formatter.write_usage(ctx.command_path, self.usage(ctx), prefix=_translate("Usage: "))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        if interface_language() != ENGLISH:
            self.help = "\n\n".join(map(_translate, split_paragraphs(self.help)))
        super().format_help_text(ctx, formatter)  # type: ignore[misc]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the page."""
        sections = [
            (_translate(title), [(term, _translate_description(text)) for term, text in rows])
            for title, rows in self.sections(ctx)
            if rows
        ]
        terminal = Terminal.of(sys.stdout, os.environ)
        is_completion = ctx.resilient_parsing
        if terminal.is_interactive and not is_completion:
            from eapa_cli.render.panels import format_panels

            formatter.write(format_panels(sections, terminal, sys.stdout.encoding))
            return
        for title, rows in sections:
            with formatter.section(title):
                formatter.write_dl(rows)

    def sections(self, ctx: Any) -> Iterable[Section]:
        """Yield a section for each help panel of the parameters, first the arguments and options without a panel."""
        panels: dict[str, list[tuple[str, str]]] = {_ARGUMENTS: [], _OPTIONS: []}
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            if record := parameter.get_help_record(ctx):
                panels.setdefault(_find_panel_title(parameter), []).append(record)
        yield from panels.items()


def split_paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a help text, each on one line. Each is a message of its own."""
    return [" ".join(paragraph.split()) for paragraph in cleandoc(text).split("\n\n")] if text else []


def _translate_description(description: str) -> str:
    if interface_language() == ENGLISH:
        return description
    text, start, notes = description.partition(_NOTES_START)
    for word in (_REQUIRED, _DEFAULT):
        notes = notes.replace(word, _translate(word))
    return _translate(text) + start + notes


def _translate(message: str) -> str:
    return pgettext("help", message)


def _find_panel_title(parameter: Any) -> str:
    default = _ARGUMENTS if parameter.param_type_name == "argument" else _OPTIONS
    return getattr(parameter, "rich_help_panel", None) or default
