"""Commands that are imported when they are called, which makes each of them fast to start."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from eapa_cli.cli.usage_errors import make_unknown_command_error, report_system_errors, report_usage_errors
from eapa_cli.errors import UsageError
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import use_language

Section = tuple[str, list[tuple[str, str]]]
"""A section of a help page: its title, and its terms with their descriptions."""

LANGUAGE_OPTION: Final = "--lang"

_ARGUMENTS: Final = "Arguments"
_OPTIONS: Final = "Options"

# The greatest length of an id, a name, a path or the value of a filter.
_MAX_ARGUMENT_LENGTH: Final = 1000
# SQLite accepts an expression of 1,000 parts.
_MAX_REPETITIONS: Final = 400
# The numbers of characters of an argument and of an option that messages about them show.
_SHOWN_ARGUMENT_LENGTH: Final = 20
_SHOWN_OPTION_LENGTH: Final = 40
# Commands whose arguments after the id are text of any length. They find the id by equality only.
_TEXT_COMMANDS: Final = frozenset({
    "set", "add-to", "add-organization", "add-agreement", "amend", "renew", "supersede", "terminate",
    "rename-organization", "dissolve",
})  # fmt: skip
COMPLETION_VARIABLE: Final = "_EAPA_COMPLETE"
"""The environment variable by which a shell requests completions."""

_SCRIPT_OPTIONS: Final = ("--install-completion", "--show-completion")


class _Help:
    """A help page with a section for each help panel: drawn as panels on a terminal, plain elsewhere."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the page."""
        sections = [(title, rows) for title, rows in self.sections(ctx) if rows]
        terminal = Terminal.of(sys.stdout, os.environ)
        if terminal.is_interactive and not ctx.resilient_parsing:
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


class _Command(_Help, TyperCommand):
    """A command with its own help page."""


def make_lazy_group(groups: Mapping[str, Mapping[str, str]]) -> type[TyperGroup]:
    """Return a Typer group whose commands are imported when they are called.

    `groups` has the names and summaries of the commands by help panel. A command is the function `run` in the module
    with its name.
    """
    names = [name for summaries in groups.values() for name in summaries]

    class LazyGroup(_Help, TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return names

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            return load(cmd_name) if cmd_name in names else None

        def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
            with report_usage_errors(list(args)):
                return super().make_context(info_name, args, *rest, **extra)

        def invoke(self, ctx: Any) -> Any:
            with report_usage_errors(), report_system_errors():
                return super().invoke(ctx)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args[0] not in names and not ctx.resilient_parsing:
                raise make_unknown_command_error(args, names)
            return super().resolve_command(ctx, args)

        def _main_shell_completion(self, *rest: Any, **extra: Any) -> None:
            # Every completion for every shell starts here.
            with _offer_safe_words_only() if COMPLETION_VARIABLE in os.environ else nullcontext():
                super()._main_shell_completion(*rest, **extra)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            _check_lengths_and_repetitions(args)
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
        from eapa_cli.cli.zsh_completion import complete_at_first_tab

        complete_at_first_tab()


def skip_global_options(arguments: Sequence[str]) -> Sequence[str]:
    """Return the name of the command and its arguments."""
    start = 0
    while start < len(arguments) and arguments[start].startswith("-"):
        start += 2 if arguments[start] == LANGUAGE_OPTION else 1
    return arguments[start:]


def _check_lengths_and_repetitions(arguments: Sequence[str]) -> None:
    """Check that no argument that is looked up is too long, and that no option is repeated too often.

    Raises:
        UsageError: an argument is too long, or an option is repeated too often.
    """
    arguments = skip_global_options(arguments)
    for argument in _select_limited_arguments(arguments):
        if len(argument) > _MAX_ARGUMENT_LENGTH:
            message = _("the argument '%(start)s…' has %(length)d characters")
            raise UsageError(
                message % {"start": argument[:_SHOWN_ARGUMENT_LENGTH], "length": len(argument)},
                hint=_("shorten it to at most %(max)d characters") % {"max": _MAX_ARGUMENT_LENGTH},
            )
    options = (argument.partition("=")[0] for argument in arguments if argument.startswith("-"))
    for option, times in Counter(options).items():
        if times > _MAX_REPETITIONS:
            message = _("%(option)s is given %(times)d times")
            raise UsageError(
                message % {"option": option[:_SHOWN_OPTION_LENGTH], "times": times},
                hint=_("give it at most %(max)d times") % {"max": _MAX_REPETITIONS},
            )


def _select_limited_arguments(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments that must be short.

    These are all arguments, or only the id for a command whose other arguments are text, or none for an SQL query.
    """
    command = next(iter(arguments), "")
    if command == "sql":
        return ()
    return arguments[1:2] if command in _TEXT_COMMANDS else arguments


def load(name: str) -> Any:
    """Import a command and return it."""
    module_name = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    module = import_module(f"eapa_cli.cli.commands.{module_name}")
    # Typer makes a command from an app that has only this one.
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, cls=_Command)(module.run)
    command = typer.main.get_command(app)
    if not any(LANGUAGE_OPTION in parameter.opts for parameter in command.params):
        command.params.append(_make_language_option())
    return command


def _make_language_option() -> TyperOption:
    """Return the global option for the language, which users also write after the name of a command."""
    return TyperOption(
        param_decls=[LANGUAGE_OPTION],
        hidden=True,
        expose_value=False,
        callback=lambda _context, _parameter, tag: use_language_of_option(tag),
    )


def use_language_of_option(tag: str | None) -> None:
    """Use the language that an option names; None means that the option is not given.

    Raises:
        UsageError: the program is not available in the language.
    """
    if tag is not None and not use_language(tag):
        from eapa_cli.text.catalogues import hint_on_languages

        raise UsageError(
            _("--lang: the program is not available in '%(tag)s'") % {"tag": tag},
            hint=hint_on_languages(),
        )
