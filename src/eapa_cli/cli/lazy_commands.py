"""Commands that are imported when they are called, which makes each of them fast to start."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from eapa_cli.cli.argument_checks import check_lengths_and_repetitions, check_parsed_arguments
from eapa_cli.cli.help_pages import HelpPage, Section
from eapa_cli.cli.language_option import LANGUAGE_OPTION, make_language_option
from eapa_cli.cli.usage_errors import make_unknown_command_error, report_system_errors, report_usage_errors

COMPLETION_VARIABLE: Final = "_EAPA_COMPLETE"
"""The environment variable by which a shell requests completions."""

_SCRIPT_OPTIONS: Final = ("--install-completion", "--show-completion")
"""The options of Typer that install or show the completion script of a shell."""


class _Command(HelpPage, TyperCommand):
    """A command with its own help page, and checks of its arguments."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        is_completion = ctx.resilient_parsing
        if not is_completion:
            values, _extra, parameters = self.make_parser(ctx).parse_args(list(args))
            check_parsed_arguments(values, parameters)
        return super().parse_args(ctx, args)


def make_lazy_group(groups: Mapping[str, Mapping[str, str]]) -> type[TyperGroup]:
    """Return a Typer group whose commands are imported when they are called.

    `groups` has the names and summaries of the commands by help panel. A command is the function `run` in the module
    with its name.
    """
    names = [name for summaries in groups.values() for name in summaries]

    class LazyGroup(HelpPage, TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer passes it
            return names

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # Typer passes it
            return load(cmd_name) if cmd_name in names else None

        def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
            # A copy, since Typer changes the list. System errors occur here if an option installs completion in a file.
            with report_usage_errors(list(args)), report_system_errors():
                return super().make_context(info_name, args, *rest, **extra)

        def invoke(self, ctx: Any) -> Any:
            with report_usage_errors(), report_system_errors():
                return super().invoke(ctx)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            is_completion = ctx.resilient_parsing
            if args[0] not in names and not is_completion:
                raise make_unknown_command_error(args, names)
            return super().resolve_command(ctx, args)

        def _main_shell_completion(self, *rest: Any, **extra: Any) -> None:
            # Every completion for every shell starts here.
            with _offer_safe_words_only() if COMPLETION_VARIABLE in os.environ else nullcontext():
                super()._main_shell_completion(*rest, **extra)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            check_lengths_and_repetitions(args)
            _patch_completion_scripts(args)
            return super().parse_args(ctx, args)

        def sections(self, ctx: Any) -> Iterable[Section]:
            yield from ((title, list(summaries.items())) for title, summaries in groups.items())
            yield from super().sections(ctx)

    return LazyGroup


def _offer_safe_words_only() -> AbstractContextManager[None]:
    from eapa_cli.cli.completion_safety import offer_safe_words_only

    return offer_safe_words_only()


def _patch_completion_scripts(args: Sequence[str]) -> None:
    if any(arg.startswith(_SCRIPT_OPTIONS) for arg in args):
        from eapa_cli.cli.zsh_first_tab import complete_at_first_tab

        complete_at_first_tab()


def load(name: str) -> Any:
    """Import a command and return it."""
    # A module cannot have the name of a keyword of Python, such as `import`.
    module_name = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    module = import_module(f"eapa_cli.cli.commands.{module_name}")
    # Typer makes a command from an app that has only this one.
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, cls=_Command)(module.run)
    command = typer.main.get_command(app)
    # Some commands have an option --lang of their own, for the language of the file that they write.
    if not any(LANGUAGE_OPTION in parameter.opts for parameter in command.params):
        command.params.append(make_language_option())
    return command
