"""Commands that are imported when they are called, so that none waits for what another needs."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from eapa_cli.cli.bounds import check_length
from eapa_cli.cli.usage_errors import plain_failures, plain_usage, unknown_command
from eapa_cli.render.terminal import Terminal

Section = tuple[str, list[tuple[str, str]]]
"""A section of a help page: its title, and its terms with what they mean."""

_ARGUMENTS: Final = "Arguments"
_OPTIONS: Final = "Options"

COMPLETION_VARIABLE: Final = "_EAPA_COMPLETE"
"""The environment variable by which a shell requests completions."""

_SCRIPT_OPTIONS: Final = ("--install-completion", "--show-completion")


class _Help:
    """A help page with a section for each help panel: drawn as panels on a terminal, plain elsewhere."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the page."""
        sections = [section for section in self.sections(ctx) if section[1]]
        terminal = Terminal.of(sys.stdout, os.environ)
        if terminal.interactive and not ctx.resilient_parsing:
            from eapa_cli.render.panels import panels

            formatter.write(panels(sections, terminal, sys.stdout.encoding))
            return
        for title, rows in sections:
            with formatter.section(title):
                formatter.write_dl(rows)

    def sections(self, ctx: Any) -> Iterable[Section]:
        """Yield a section for each help panel of the parameters; those without one are first."""
        shown = [(one, record) for one in self.get_params(ctx) if (record := one.get_help_record(ctx))]  # type: ignore[attr-defined]
        usual = (_ARGUMENTS, _OPTIONS)
        panels = [(_panel(one), record) for one, record in shown]
        for title in dict.fromkeys([*usual, *(title for title, _ in panels)]):
            yield title, [record for panel, record in panels if panel == title]


def _panel(parameter: Any) -> str:
    usual = _ARGUMENTS if parameter.param_type_name == "argument" else _OPTIONS
    return getattr(parameter, "rich_help_panel", None) or usual


class _Command(_Help, TyperCommand):
    """A command with its own help page."""


def lazy_group(groups: Mapping[str, Mapping[str, str]]) -> type[TyperGroup]:
    """Return a group of commands by their help panels, names and summaries.

    Each command is `run` in the module of its name.
    """
    names = [name for summaries in groups.values() for name in summaries]

    class LazyGroup(_Help, TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return names

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            return load(cmd_name) if cmd_name in names else None

        def make_context(self, info_name: Any, args: list[str], *given: Any, **named: Any) -> Any:
            with plain_usage(list(args)):
                return super().make_context(info_name, args, *given, **named)

        def invoke(self, ctx: Any) -> Any:
            with plain_usage(), plain_failures():
                return super().invoke(ctx)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args[0] not in names and not ctx.resilient_parsing:
                raise unknown_command(args, names)
            return super().resolve_command(ctx, args)

        def _main_shell_completion(self, *given: Any, **named: Any) -> None:
            # Every completion for every shell starts here.
            with _safe_words_only() if COMPLETION_VARIABLE in os.environ else nullcontext():
                super()._main_shell_completion(*given, **named)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            check_length(args)
            _improve_scripts(args)
            return super().parse_args(ctx, args)

        def sections(self, ctx: Any) -> Iterable[Section]:
            yield from ((title, list(summaries.items())) for title, summaries in groups.items())
            yield from super().sections(ctx)

    return LazyGroup


def _safe_words_only() -> AbstractContextManager[None]:
    from eapa_cli.cli.safe_completion import safe_words_only

    return safe_words_only()


def _improve_scripts(args: Sequence[str]) -> None:
    if any(arg.startswith(_SCRIPT_OPTIONS) for arg in args):
        from eapa_cli.cli.zsh_completion import complete_at_first_tab

        complete_at_first_tab()


def load(name: str) -> Any:
    """Import a command and return it."""
    word = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    module = import_module(f"eapa_cli.cli.commands.{word}")
    single = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    single.command(name, cls=_Command)(module.run)
    return typer.main.get_command(single)
