"""The lines of a report about one problem, in colour and as wide as the terminal."""

import re
from typing import Final, TextIO

from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.report_context import Viewpoint
from eapa_cli.render.clean import clean
from eapa_cli.render.console import TextWriter
from eapa_cli.render.excerpt import excerpt

_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_PLACE: Final = "bold"
_ASIDE: Final = "blue"
_MARGIN: Final = "  "
# The runners of Azure Pipelines and of older GitHub Actions obey this anywhere in a line.
_OBEYED: Final = re.compile(r"##(?=\[|vso\[)")


class ProblemLines:
    """Writes problems to the terminal of a view, or to a file."""

    def __init__(self, view: Viewpoint, out: TextIO) -> None:
        self._view = view
        self._writer = TextWriter(out, view.terminal)

    def write(self, problem: Problem) -> None:
        """Write what is wrong, the line itself, the other places, and what to do."""
        style = _STYLES[problem.severity]
        self._sentence(
            self._place(problem), f"{problem.severity}:", style, f"{_safe(problem.message)} [{problem.rule}]"
        )
        self._excerpt(problem, style)
        for place in problem.also:
            self._writer.whole(_MARGIN, (self._place(place), _PLACE), f": {_safe(place.message)}")
            self._excerpt(place, _ASIDE)
        if problem.hint:
            self._sentence("", "hint:", _ASIDE, _safe(problem.hint))

    def _place(self, place: Problem | SecondPlace) -> str:
        return f"{_safe(self._view.from_here + place.file)}:{place.span.line}:{place.span.column}"

    def _sentence(self, place: str, title: str, style: str, text: str) -> None:
        """Write a text on one line, or below its place on as many as a terminal needs; in a pipe always on one."""
        terminal = self._view.terminal
        if not terminal.interactive or len(f"{place}: {title} {text}") <= terminal.width:
            start = [(place, _PLACE), ": "] if place else [_MARGIN]
            self._writer.whole(*start, (title, style), f" {text}")
            return
        if place:
            self._writer.whole((place, _PLACE), ":")
        self._writer.wrapped(len(_MARGIN), (title, style), f" {text}")

    def _excerpt(self, place: Problem | SecondPlace, style: str) -> None:
        span = place.span
        line = self._view.sources.line(place.file, span.line)
        if not line.strip():
            return
        number = f"{_MARGIN}{span.line:>5} | "
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        text, marks = excerpt(line, span.column - 1, end, width=self._view.terminal.width - len(number))
        self._writer.whole((number, _ASIDE), _OBEYED.sub(r"#\\x23", text))
        carets = marks.lstrip()
        self._writer.whole((f"{_MARGIN}{'':>5} | ", _ASIDE), marks.removesuffix(carets), (carets, style))


def _safe(text: str) -> str:
    return _OBEYED.sub(r"#\\x23", clean(text))
