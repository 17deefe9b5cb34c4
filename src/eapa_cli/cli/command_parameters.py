"""Parameters of commands that are built from a table, such as the table of filters."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any


def make_parameter(name: str, annotation: Any, *, default: Any) -> inspect.Parameter:
    """Return a parameter of a command, for Typer."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def replace_parameter(
    command: Callable[..., None],
    name: str,
    parameters: Sequence[inspect.Parameter],
    make_value: Callable[[dict[str, Any]], Any],
) -> Callable[..., None]:
    """Return a command that has several parameters in place of one.

    `name` is the parameter that is replaced. `make_value` makes its value from the values of `parameters` by name.
    """

    def run(**arguments: Any) -> None:
        values = {one.name: arguments.pop(one.name) for one in parameters}
        command(**arguments, **{name: make_value(values)})

    new_parameters = [
        parameter
        for declared in inspect.signature(command, eval_str=True).parameters.values()
        for parameter in (parameters if declared.name == name else [declared])
    ]
    # Typer reads these attributes.
    run.__signature__ = inspect.Signature(new_parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in new_parameters}
    run.__doc__ = command.__doc__
    return run
