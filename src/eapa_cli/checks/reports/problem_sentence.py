"""Problems as one text, for formats with a single field."""

from eapa_cli.checks.problem import Problem


def describe_problem(problem: Problem) -> str:
    """Return the message and the hint as sentences."""
    if problem.hint is None:
        return _end_sentence(problem.message)
    return f"{_end_sentence(problem.message)} {_end_sentence(problem.hint[:1].upper() + problem.hint[1:])}"


def _end_sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
