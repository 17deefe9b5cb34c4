"""The options of commands that fill a form: a flag for each question, so that every prompt has a flag."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from eapa_cli.cli.options import DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption
from eapa_cli.cli.record_completion import complete_organizations
from eapa_cli.entry.question import Form, InputKind, Question

FlagTexts = Mapping[str, list[str]]
"""The input to each flag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The options that all commands that fill a form share; `from_` is a file with a record, or `-`."""

    given: FlagTexts
    resume: bool
    dry_run: bool
    force: bool
    register: Path | None
    from_: str | None = None


def with_flags(form: Form, *, from_file: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add a flag for each question of a form, and the options of a `Call`, which the command gets as `call`.

    With `from_file`, the command also has the option --from, which names a file with a record.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        own_parameters = [one for one in signature.parameters.values() if one.name != "call"]
        flags = [_make_parameter(question) for question in form.questions]
        options = [_make_option("from_", FromOption, None)] if from_file else []

        def run(**arguments: Any) -> None:
            given = {
                question.flag: _read_flag_texts(arguments.pop(_make_parameter_name(question)))
                for question in form.questions
            }
            values = {one.name: arguments.pop(one.name) for one in [*options, *_OPTIONS]}
            command(call=Call(given=given, **values), **arguments)

        parameters = [*own_parameters, *flags, *options, *_OPTIONS]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        run.__doc__ = command.__doc__
        return run

    return decorate


def _make_parameter_name(question: Question) -> str:
    # The prefix avoids conflicts with the command's own parameters.
    return f"answer_{question.flag.replace('-', '_')}"


def _make_parameter(question: Question) -> inspect.Parameter:
    completion = complete_organizations if question.input_kind is InputKind.PARTY else None
    option = typer.Option(f"--{question.flag}", metavar=question.metavar, help=question.help, autocompletion=completion)
    type_, default = _choose_type(question)
    return _make_option(_make_parameter_name(question), Annotated[type_, option], default)


def _make_option(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_OPTIONS: Final = (
    _make_option("resume", ResumeOption, False),
    _make_option("dry_run", DryRunOption, False),
    _make_option("force", ForceOption, False),
    _make_option("register", RegisterOption, None),
)


def _choose_type(question: Question) -> tuple[Any, Any]:
    """Return the type of the flag for Typer, and its default."""
    if question.input_kind is InputKind.YES:
        return bool, False
    if question.repeatable:
        return list[str], []
    return (question.choices or str) | None, None


def _read_flag_texts(value: Any) -> list[str]:
    """Return the input to a flag as a list, from the value that Typer passes."""
    match value:
        case None | False:
            return []
        case True:
            return ["yes"]  # as the answer to a question on a terminal
        case list():
            return value
        case _:
            return [str(value)]
