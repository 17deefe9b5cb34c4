"""Reports as SARIF 2.1.0 (OASIS, errata 01) for GitHub code scanning and editors."""

import os
import re
from collections.abc import Iterator
from typing import Any, Final, TextIO
from urllib.parse import quote

from eapa_cli import __version__
from eapa_cli.checks.checker import Report
from eapa_cli.checks.problem import Problem, SecondPlace
from eapa_cli.checks.reports.fingerprint import fingerprints
from eapa_cli.checks.reports.report_context import ReportContext
from eapa_cli.checks.reports.sentence import sentence
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.checks.rule_examples import markdown_of
from eapa_cli.render.as_json import encoded
from eapa_cli.render.clean import clean

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
# A bracket in a message starts a link unless it is escaped (3.11.6).
_LINK: Final = re.compile(r"\[(?=[^\]]*\]\()")


def write(report: Report, context: ReportContext, out: TextIO, /) -> None:
    """Write one run with all rules and all problems; the output is deterministic."""
    run = {
        "tool": {
            "driver": {
                "name": "eapa",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in CATALOGUE],
            }
        },
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, context)),
    }
    out.write(encoded({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.claim},
        "fullDescription": {"text": f"{rule.claim} {rule.why}"},
        "help": {"text": f"{rule.claim}\n\n{rule.why}", "markdown": markdown_of(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"problem.severity": rule.severity},
    }


def _results(report: Report, context: ReportContext) -> Iterator[dict[str, Any]]:
    indexes = {rule.name: index for index, rule in enumerate(CATALOGUE)}
    for problem, fingerprint in fingerprints(report, context):
        yield {
            "ruleId": problem.rule,
            "ruleIndex": indexes[problem.rule],
            "level": problem.severity,
            "message": {"text": _message(problem)},
            "locations": [{"physicalLocation": _physical(problem, context)}],
            "relatedLocations": [
                {
                    "id": number,
                    "physicalLocation": _physical(place, context),
                    "message": {"text": _plain(place.message)},
                }
                for number, place in enumerate(problem.also, start=1)
            ],
            "partialFingerprints": {"eapaProblem/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:1"},
        }


def _message(problem: Problem) -> str:
    # GitHub shows a related place only where the message links to it by its number.
    links = "".join(f" [{_linked(place.message)}]({number})." for number, place in enumerate(problem.also, start=1))
    return _plain(sentence(problem)) + links


def _plain(text: str) -> str:
    return _LINK.sub(r"\\[", clean(text))


def _linked(text: str) -> str:
    return re.sub(r"[\[\]]", r"\\\g<0>", clean(text))


def _physical(place: Problem | SecondPlace, context: ReportContext) -> dict[str, Any]:
    span = place.span
    # File names are bytes and need not be valid text.
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
