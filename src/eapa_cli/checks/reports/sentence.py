"""A problem in one text, for formats that have one field for all that is to be said."""

from eapa_cli.checks.problem import Problem


def sentence(problem: Problem) -> str:
    """What is wrong, and as a sentence of its own what to do."""
    if problem.hint is None:
        return _ended(problem.message)
    return f"{_ended(problem.message)} {_ended(problem.hint[:1].upper() + problem.hint[1:])}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
