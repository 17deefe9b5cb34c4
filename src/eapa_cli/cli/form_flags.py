"""Options for the questions of a form: each answer at a prompt can also be given on the command line."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from eapa_cli.cli.completion import complete_organizations
from eapa_cli.cli.options import DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption
from eapa_cli.entry.question import Form, Question, Way

Given = Mapping[str, list[str]]
"""The values of each option, by its name without dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The command line of a command with a form: the answers, and the options that all such commands have.

    `from_` is the path of a file with a record, or `-` for standard input.
    """

    given: Given
    resume: bool
    dry_run: bool
    force: bool
    register: Path | None
    from_: str | None = None


def with_flags(form: Form, *, record_file: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add an option for each question of a form, and the options of a `Call`, which the command gets as `call`.

    With `record_file`, the command also accepts a file with a record.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in inspect.signature(command, eval_str=True).parameters.values() if one.name != "call"]
        flags = [_parameter(question) for question in form.questions]
        options = [_option("from_", FromOption, None)] if record_file else []

        def run(**arguments: Any) -> None:
            given = {question.flag: _values(arguments.pop(_name(question))) for question in form.questions}
            values = {one.name: arguments.pop(one.name) for one in [*options, *_OPTIONS]}
            command(call=Call(given=given, **values), **arguments)

        parameters = [*own, *flags, *options, *_OPTIONS]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        run.__doc__ = command.__doc__
        return run

    return decorate


def _name(question: Question) -> str:
    # The prefix avoids the names of the command's own parameters.
    return f"answer_{question.flag.replace('-', '_')}"


def _parameter(question: Question) -> inspect.Parameter:
    completion = complete_organizations if question.way is Way.PARTY else None
    option = typer.Option(f"--{question.flag}", metavar=question.metavar, help=question.help, autocompletion=completion)
    type_, default = _type(question)
    return _option(_name(question), Annotated[type_, option], default)


def _option(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_OPTIONS: Final = (
    _option("resume", ResumeOption, False),
    _option("dry_run", DryRunOption, False),
    _option("force", ForceOption, False),
    _option("register", RegisterOption, None),
)


def _type(question: Question) -> tuple[Any, Any]:
    if question.way is Way.YES:
        return bool, False
    if question.many:
        return list[str], []
    return (question.choices or str) | None, None


def _values(value: Any) -> list[str]:
    match value:
        case None | False:
            return []
        case True:
            return ["yes"]
        case list():
            return value
        case _:
            return [str(value)]
