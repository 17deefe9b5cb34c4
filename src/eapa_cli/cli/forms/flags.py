"""The flags of a form: one for each of its questions, so that nothing can be asked that cannot be given."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from eapa_cli.cli.complete import complete_organizations
from eapa_cli.cli.forms.question import Form, Question, Way

Given = Mapping[str, list[str]]
"""What was written behind each flag."""


def with_flags(form: Form) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command a flag for each question of a form; it gets what was written behind them as `given`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in inspect.signature(command, eval_str=True).parameters.values() if one.name != "given"]
        flags = {_name(question): _parameter(question) for question in form.questions}

        def run(**arguments: Any) -> None:
            given = {question.flag: _texts(arguments.pop(_name(question))) for question in form.questions}
            command(given=given, **arguments)

        arguments = [one for one in own if one.kind is not inspect.Parameter.KEYWORD_ONLY]
        options = [one for one in own if one.kind is inspect.Parameter.KEYWORD_ONLY]
        parameters = [*arguments, *flags.values(), *options]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        run.__doc__ = command.__doc__
        return run

    return decorate


def _name(question: Question) -> str:
    # No name that a parameter of the command's own could have.
    return f"answer_{question.flag.replace('-', '_')}"


def _parameter(question: Question) -> inspect.Parameter:
    completion = complete_organizations if question.way is Way.PARTY else None
    option = typer.Option(f"--{question.flag}", metavar=question.metavar, help=question.help, autocompletion=completion)
    type_, default = _type(question)
    return inspect.Parameter(
        _name(question), inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[type_, option]
    )


def _type(question: Question) -> tuple[Any, Any]:
    if question.way is Way.YES:
        return bool, False
    if question.many:
        return list[str], []
    return (question.choices or str) | None, None


def _texts(value: Any) -> list[str]:
    match value:
        case None | False:
            return []
        case True:
            return ["yes"]
        case list():
            return value
        case _:
            return [str(value)]
