"""Commands that are imported when they are called, so that one does not wait for what another needs."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import typer
from typer.core import TyperGroup

from eapa_cli.cli.bounds import check_length
from eapa_cli.cli.usage_errors import plain_failures, plain_usage, unknown_command

COMPLETION_VARIABLE: Final = "_EAPA_COMPLETE"
"""The environment variable by which a shell requests completions."""


def lazy_group(summaries: Mapping[str, str]) -> type[TyperGroup]:
    """A group of commands by their names, with a line of help each; each is `run` in the module of its name."""

    class LazyGroup(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return list(summaries)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            return load(cmd_name) if cmd_name in summaries else None

        def make_context(self, *given: Any, **named: Any) -> Any:
            with plain_usage():
                return super().make_context(*given, **named)

        def invoke(self, ctx: Any) -> Any:
            with plain_usage(), plain_failures():
                return super().invoke(ctx)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args[0] not in summaries and not ctx.resilient_parsing:
                raise unknown_command(args[0], list(summaries))
            return super().resolve_command(ctx, args)

        def _main_shell_completion(self, *given: Any, **named: Any) -> None:
            # Every completion for every shell starts here.
            with _safe_words_only() if COMPLETION_VARIABLE in os.environ else nullcontext():
                super()._main_shell_completion(*given, **named)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            check_length(args)
            return super().parse_args(ctx, args)

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
            with formatter.section("Commands"):
                formatter.write_dl(list(summaries.items()))

    return LazyGroup


def _safe_words_only() -> AbstractContextManager[None]:
    from eapa_cli.cli.safe_completion import safe_words_only

    return safe_words_only()


def load(name: str) -> Any:
    """The command of a name, imported now."""
    word = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    module = import_module(f"eapa_cli.cli.commands.{word}")
    single = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    single.command(name)(module.run)
    return typer.main.get_command(single)
