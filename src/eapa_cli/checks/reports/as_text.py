"""Reports for people: each problem with its line and its hint, and a summary."""

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import Final, TextIO

from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.text.interface_language import gettext, ngettext

# More problems than these do not fit on a screen, so they are also counted by rule.
_MAX_PROBLEMS_ON_SCREEN: Final = 20


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write the problems by file, the number of problems of each rule if there are many, and a summary."""
    write_problems(report, context, out)
    if report.problems:
        out.write("\n")
    if len(report.problems) > _MAX_PROBLEMS_ON_SCREEN:
        rules = Counter(problem.rule for problem in report.problems)
        out.writelines(f"{number:>7}  {rule}\n" for rule, number in rules.most_common())
        out.write("\n")
    out.write(f"{summarize(report)}\n")


def write_problems(report: Report, context: ReportContext, out: TextIO) -> None:
    """Write the problems by file, without a summary."""
    if report.problems:
        # This import loads Rich, which a report without problems does not need.
        from eapa_cli.checks.reports.problem_writer import ProblemWriter

        writer = ProblemWriter(context, out)
        for index, (_, problems) in enumerate(groupby(report.problems, key=attrgetter("file"))):
            out.write("\n" if index else "")
            for problem in problems:
                writer.write(problem)


def summarize(report: Report) -> str:
    """Return the numbers of files and problems in one line."""
    files, errors, warnings = report.file_count, report.count(Severity.ERROR), report.count(Severity.WARNING)
    fields = {
        "checked": ngettext("%(num)d file checked", "%(num)d files checked", files) % {"num": files},
        "errors": ngettext("%(num)d error", "%(num)d errors", errors) % {"num": errors},
        "warnings": ngettext("%(num)d warning", "%(num)d warnings", warnings) % {"num": warnings},
        "waived": len(report.waived),
    }
    if report.waived:
        return gettext("%(checked)s: %(errors)s, %(warnings)s, %(waived)d waived") % fields
    return gettext("%(checked)s: %(errors)s, %(warnings)s") % fields
