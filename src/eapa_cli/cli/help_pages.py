"""Help pages: a section for each group of options, drawn as panels on a terminal, and plain elsewhere."""

import os
import sys
from collections.abc import Iterable
from typing import Any, Final

from eapa_cli.render.terminal import Terminal

Section = tuple[str, list[tuple[str, str]]]
"""A section of a help page: its title, and its terms with their descriptions."""

_ARGUMENTS: Final = "Arguments"
_OPTIONS: Final = "Options"


class HelpPage:
    """The help page of a command or of the program. It is a base of their classes in Typer."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the page."""
        sections = [(title, rows) for title, rows in self.sections(ctx) if rows]
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


def _find_panel_title(parameter: Any) -> str:
    default = _ARGUMENTS if parameter.param_type_name == "argument" else _OPTIONS
    return getattr(parameter, "rich_help_panel", None) or default
