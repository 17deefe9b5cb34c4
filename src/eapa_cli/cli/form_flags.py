"""The options of commands that fill a form: a flag for each question, so that every prompt has a flag."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from eapa_cli.cli.command_parameters import make_parameter, replace_parameter
from eapa_cli.cli.options import DryRunOption, ForceOption, FromOption, RegisterOption, ResumeOption
from eapa_cli.cli.record_completion import complete_organizations
from eapa_cli.entry.question import Form, InputKind, Question

FlagTexts = Mapping[str, list[str]]
"""The input to each flag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The input to a command that fills a form: to its flags, and to the options that all these commands have."""

    given: FlagTexts
    resume: bool
    dry_run: bool
    force: bool
    register: Path | None
    from_: str | None = None
    """A file with a record, or `-` for standard input."""


def with_flags(form: Form, *, from_file: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add a flag for each question of a form and the options of a `Call`, in place of the command's parameter `call`.

    With `from_file`, the command also has the option --from, which names a file with a record.
    """
    flags = [_make_flag(question) for question in form.questions]
    from_option = [make_parameter("from_", FromOption, default=None)] if from_file else []

    def make_call(values: dict[str, Any]) -> Call:
        given = {one.flag: _read_flag_texts(values.pop(_make_parameter_name(one))) for one in form.questions}
        return Call(given=given, **values)

    parameters = [*flags, *from_option, *_SHARED_OPTIONS]
    return partial(replace_parameter, name="call", parameters=parameters, make_value=make_call)


def _make_parameter_name(question: Question) -> str:
    # The prefix avoids conflicts with the command's own parameters.
    return f"answer_{question.flag.replace('-', '_')}"


def _make_flag(question: Question) -> Parameter:
    completion = complete_organizations if question.input_kind is InputKind.PARTY else None
    option = typer.Option(f"--{question.flag}", metavar=question.metavar, help=question.help, autocompletion=completion)
    type_, default = _choose_type(question)
    return make_parameter(_make_parameter_name(question), Annotated[type_, option], default=default)


_SHARED_OPTIONS: Final = (
    make_parameter("resume", ResumeOption, default=False),
    make_parameter("dry_run", DryRunOption, default=False),
    make_parameter("force", ForceOption, default=False),
    make_parameter("register", RegisterOption, default=None),
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
