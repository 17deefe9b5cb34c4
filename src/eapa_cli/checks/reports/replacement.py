"""What to write in place of a problem, where its hint says so in full."""

import re
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.checks.reports.report_context import Sources

# Only of what needs no escape in quotes of either kind, so that a program may put it into the file as it is.
_WRITE: Final = re.compile(r'write ("[\w.:+ -]+")')
_MEANT: Final = re.compile(r"did you mean ('[\w.-]+'(?:(?:, | or )'[\w.-]+')*)\?")
_ONE: Final = re.compile(r"'([\w.-]+)'")


def replacements(problem: Problem, sources: Sources) -> list[str]:
    """The texts of which each mends a problem when it takes the place of its span, the likeliest first."""
    hint, span = problem.hint or "", problem.span
    if found := _WRITE.fullmatch(hint):
        return [found[1]]
    first = sources.line(problem.file, span.line)[span.column - 1 : span.column]
    quote = first if first in {'"', "'"} else ""
    meant = _MEANT.fullmatch(hint)
    return [f"{quote}{text}{quote}" for text in _ONE.findall(meant[1])] if meant else []
