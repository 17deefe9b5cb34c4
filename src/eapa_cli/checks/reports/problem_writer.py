"""A writer of problems for people, in colour and wrapped to the width of a terminal."""

import re
from typing import Final, TextIO

from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render import styles
from eapa_cli.render.clean import clean
from eapa_cli.render.console import TextWriter
from eapa_cli.render.source_excerpt import make_excerpt
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.translatable_message import translated

_STYLES: Final = {Severity.ERROR: styles.ERROR, Severity.WARNING: styles.WARNING}
_MARGIN: Final = "  "
# The width of line numbers, so that the excerpts of a report are aligned.
_LINE_NUMBER_WIDTH: Final = 5
# The start of a command such as `##vso[...]`. Runners of Azure Pipelines and GitHub Actions run commands in any line.
_RUNNER_COMMAND: Final = re.compile(r"##(?=\[|vso\[)")
# The second number sign is replaced by its escape sequence, so that the line shows the text but is not a command.
_ESCAPED_RUNNER_COMMAND: Final = r"#\\x23"


class ProblemWriter:
    """A writer of problems to a terminal or a file."""

    def __init__(self, context: ReportContext, out: TextIO) -> None:
        self._context = context
        self._writer = TextWriter(out, context.terminal)

    def write(self, problem: Problem) -> None:
        """Write the message of a problem, its line, its second places and its hint."""
        style = _STYLES[problem.severity]
        self._write_sentence(
            self._place(problem),
            gettext("error:") if problem.severity is Severity.ERROR else gettext("warning:"),
            style,
            f"{_escape(translated(problem.message))} [{problem.rule}]",
        )
        self._write_excerpt(problem, style)
        for place in problem.second_places:
            self._writer.write_line(
                _MARGIN, (self._place(place), styles.PLACE), f": {_escape(translated(place.message))}"
            )
            self._write_excerpt(place, styles.HINT)
        if problem.hint:
            self._write_sentence("", gettext("hint:"), styles.HINT, _escape(translated(problem.hint)))

    def _place(self, place: Problem | SecondPlace) -> str:
        return f"{_escape(self._context.from_here + place.file)}:{place.span.line}:{place.span.column}"

    def _write_sentence(self, place: str, title: str, style: str, text: str) -> None:
        """Write a place, a title and a text on one line, or below the place on a terminal that is too narrow."""
        terminal = self._context.terminal
        if not terminal.is_interactive or len(f"{place}: {title} {text}") <= terminal.width:
            start = [(place, styles.PLACE), ": "] if place else [_MARGIN]
            self._writer.write_line(*start, (title, style), f" {text}")
            return
        if place:
            self._writer.write_line((place, styles.PLACE), ":")
        self._writer.write_wrapped(len(_MARGIN), (title, style), f" {text}")

    def _write_excerpt(self, place: Problem | SecondPlace, style: str) -> None:
        """Write the first line of a place, and a line with carets below its span."""
        span = place.span
        line = self._context.sources.line(place.file, span.line)
        if not line.strip():
            return
        number = f"{_MARGIN}{span.line:>{_LINE_NUMBER_WIDTH}} | "
        ends_on_line = span.end_line == span.line
        end = span.end_column - 1 if ends_on_line else len(line)
        text, marks = make_excerpt(line, span.column - 1, end, width=self._context.terminal.width - len(number))
        self._writer.write_line((number, styles.HINT), _RUNNER_COMMAND.sub(_ESCAPED_RUNNER_COMMAND, text))
        carets = marks.lstrip()
        margin = f"{_MARGIN}{'':>{_LINE_NUMBER_WIDTH}} | "
        self._writer.write_line((margin, styles.HINT), marks.removesuffix(carets), (carets, style))


def _escape(text: str) -> str:
    return _RUNNER_COMMAND.sub(_ESCAPED_RUNNER_COMMAND, clean(text))
