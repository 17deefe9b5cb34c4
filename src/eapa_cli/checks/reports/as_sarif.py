"""Reports as SARIF 2.1.0 (OASIS, errata 01) for GitHub code scanning and editors."""

import gzip
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TextIO
from urllib.parse import quote, urldefrag

from eapa_cli import __version__
from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.reports.fingerprint import compute_fingerprints
from eapa_cli.checks.reports.problem_sentence import describe_problem
from eapa_cli.checks.reports.program_address import ProgramAddress, find_program_address
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.checks.rule_examples import rule_as_markdown
from eapa_cli.render.as_json import to_json
from eapa_cli.render.clean import clean

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
# The limits of GitHub, which the docstring of `write` describes.
_MAX_RESULTS: Final = 5000
_MAX_LOCATIONS: Final = 100
_MAX_BYTES: Final = 10_000_000
# The bracket at the start of a link such as `[text](1)`. SARIF 3.11.6 defines links in messages.
_LINK_START: Final = re.compile(r"\[(?=[^\]]*\]\()")


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write one run with all rules and as many problems as GitHub shows. Equal reports give equal output.

    GitHub shows 5,000 results of a run, prioritized by severity, and 100 locations of a result. It rejects more than
    25,000 results or rules, and a file of more than 10 MB after compression.
    https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
    https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large
    """
    reported = list(compute_fingerprints(report, context))
    if len(reported) > _MAX_RESULTS:
        # Errors come first, since false sorts before true.
        reported = sorted(reported, key=lambda one: one[0].severity is Severity.WARNING)[:_MAX_RESULTS]
    text = _log(report, context, reported)
    while _is_too_large(text):
        reported = reported[: len(reported) // 2]
        text = _log(report, context, reported)
    out.write(text)


def _is_too_large(text: str) -> bool:
    # Most logs are small enough without compression, which takes time.
    return len(text) > _MAX_BYTES and len(gzip.compress(text.encode())) > _MAX_BYTES


def _log(report: Report, context: ReportContext, reported: Sequence[tuple[Problem, str]]) -> str:
    """Return a log of a report with some of its problems, given with their fingerprints."""
    address = find_program_address(report.website)
    run = {
        "tool": {
            "driver": {
                "name": "eapa",
                "semanticVersion": __version__,
                **({"informationUri": address.program} if address else {}),
                "rules": [_rule(rule, address) for rule in CATALOGUE],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": _omission_notes(len(report.problems) - len(reported)),
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(reported, context)),
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _omission_notes(omitted: int) -> list[dict[str, Any]]:
    """Return a note if results were omitted."""
    if not omitted:
        return []
    results = "1 result was omitted" if omitted == 1 else f"{omitted} results were omitted"
    text = f"{results}, since GitHub does not accept more; 'eapa validate' shows all of them."
    return [{"level": "warning", "message": {"text": text}}]


def _rule(rule: RuleInfo, address: ProgramAddress | None) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.claim},
        "fullDescription": {"text": f"{rule.claim} {rule.why}"},
        "help": {"text": f"{rule.claim}\n\n{rule.why}", "markdown": rule_as_markdown(rule)},
        **({"helpUri": f"{urldefrag(address.rules).url}#{rule.name}"} if address else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"problem.severity": rule.severity},
    }


def _results(reported: Iterable[tuple[Problem, str]], context: ReportContext) -> Iterator[dict[str, Any]]:
    """Yield the result of each problem, with its second places and fingerprint."""
    indexes = {rule.name: index for index, rule in enumerate(CATALOGUE)}
    for problem, fingerprint in reported:
        yield {
            "ruleId": problem.rule,
            "ruleIndex": indexes[problem.rule],
            "level": problem.severity,
            "message": {"text": _message(problem)},
            "locations": [{"physicalLocation": _physical_location(problem, context)}],
            "relatedLocations": [
                {
                    "id": number,
                    "physicalLocation": _physical_location(place, context),
                    "message": {"text": _escape_links(place.message)},
                }
                for number, place in enumerate(_reported_places(problem), start=1)
            ],
            # The second key is the one that GitHub uses, in its form `hash:counter`.
            "partialFingerprints": {"eapaProblem/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:1"},
        }


def _reported_places(problem: Problem) -> tuple[SecondPlace, ...]:
    # The place of the problem itself is also one of the locations of a result.
    return problem.second_places[: _MAX_LOCATIONS - 1]


def _message(problem: Problem) -> str:
    # GitHub shows a second place only if the message links to its number.
    links = "".join(
        f" [{_escape_brackets(place.message)}]({number})."
        for number, place in enumerate(_reported_places(problem), start=1)
    )
    return _escape_links(describe_problem(problem)) + links


def _escape_links(text: str) -> str:
    return _LINK_START.sub(r"\\[", clean(text))


def _escape_brackets(text: str) -> str:
    return re.sub(r"[\[\]]", r"\\\g<0>", clean(text))


def _physical_location(place: Problem | SecondPlace, context: ReportContext) -> dict[str, Any]:
    """Return the file and the span of a place; the path starts at the top of the repository."""
    span = place.span
    # A file name is bytes and may not be valid text.
    uri = quote(os.fsencode(context.from_top + place.file))
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
