"""Problems as one text, for formats with a single field."""

from eapa_cli.checks.problem import Problem


def sentence(problem: Problem) -> str:
    """Return the message and the hint as sentences."""
    if problem.hint is None:
        return _ended(problem.message)
    return f"{_ended(problem.message)} {_ended(problem.hint[:1].upper() + problem.hint[1:])}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
