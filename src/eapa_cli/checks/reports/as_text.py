"""Reports for people: each problem with its line and its hint, and a summary."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.render.clean import clean

_PLAIN: Final = "\x1b[0m"
_BOLD: Final = "\x1b[1m"
_BLUE: Final = "\x1b[34m"
_COLOURS: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_MARGIN: Final = "  "
# More problems than this do not fit on a screen, so they are also counted by rule.
_SCREENFUL: Final = 20
# Runners of Azure Pipelines and older GitHub Actions execute these anywhere in a line.
_COMMANDS: Final = re.compile(r"##(?=\[|vso\[)")


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write the problems of each file, an empty line between files, and a summary."""
    page = _Page(context)
    for index, (_, problems) in enumerate(groupby(report.problems, key=attrgetter("file"))):
        out.write("\n" if index else "")
        for problem in problems:
            out.writelines(_COMMANDS.sub(r"#\\x23", f"{line}\n") for line in page.lines(problem))
    out.write("\n" if report.problems else "")
    if len(report.problems) > _SCREENFUL:
        rules = Counter(problem.rule for problem in report.problems)
        out.writelines(f"{number:>7}  {rule}\n" for rule, number in rules.most_common())
        out.write("\n")
    out.write(f"{summary_of(report)}\n")


def summary_of(report: Report) -> str:
    """Return the numbers of files and problems in one line."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    waived = f", {len(report.waived)} waived" if report.waived else ""
    checked = f"{_number(report.files, 'file')} checked"
    return f"{checked}: {_number(errors, 'error')}, {_number(warnings, 'warning')}{waived}"


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


class _Page:
    """The lines of problems, in colour and wrapped to the width of a terminal."""

    def __init__(self, context: ReportContext) -> None:
        self._context = context

    def lines(self, problem: Problem) -> Iterator[str]:
        """Yield the lines of a problem: its message, its place, other places and the hint."""
        colour = _COLOURS[problem.severity]
        yield from self._sentence(
            self._place(problem), f"{problem.severity}:", colour, f"{clean(problem.message)} [{problem.rule}]"
        )
        yield from self._excerpt(problem, colour)
        for place in problem.also:
            yield f"{_MARGIN}{self._in(_BOLD, self._place(place))}: {clean(place.message)}"
            yield from self._excerpt(place, _BLUE)
        if problem.hint:
            yield from self._sentence("", "hint:", _BLUE, clean(problem.hint))

    def _place(self, place: Problem | SecondPlace) -> str:
        return f"{clean(self._context.from_here + place.file)}:{place.span.line}:{place.span.column}"

    def _sentence(self, place: str, title: str, colour: str, text: str) -> Iterator[str]:
        """Yield text on one line, or wrapped below its place on a narrow terminal."""
        start = f"{self._in(_BOLD, place)}: " if place else _MARGIN
        width = self._context.terminal.width
        if not self._context.terminal.interactive or len(f"{place}: {title} {text}") <= width:
            yield f"{start}{self._in(colour, title)} {text}"
            return
        from eapa_cli.render.grid import wrapped

        if place:
            yield start.rstrip()
        first, *more = wrapped(f"{title} {text}", width - len(_MARGIN))
        yield f"{_MARGIN}{self._in(colour, title)}{first.removeprefix(title)}"
        yield from (f"{_MARGIN}{line}" for line in more)

    def _excerpt(self, place: Problem | SecondPlace, colour: str) -> Iterator[str]:
        from eapa_cli.render.excerpt import excerpt  # imports Rich, which a valid register does not need

        span = place.span
        line = self._context.sources.line(place.file, span.line)
        if not line.strip():
            return
        number = f"{_MARGIN}{span.line:>5} | "
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        text, marks = excerpt(line, span.column - 1, end, width=self._context.terminal.width - len(number))
        yield self._in(_BLUE, number) + text
        spaces = len(marks) - len(marks.lstrip())
        yield self._in(_BLUE, f"{_MARGIN}{'':>5} | ") + marks[:spaces] + self._in(colour, marks[spaces:])

    def _in(self, colour: str, text: str) -> str:
        return f"{colour}{text}{_PLAIN}" if self._context.terminal.colour else text
