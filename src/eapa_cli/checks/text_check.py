"""The check of all text in a file by the rules about text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from eapa_cli.checks.problem import Problem
from eapa_cli.checks.rule import TextRule, Violation
from eapa_cli.checks.rules import TEXT_RULES
from eapa_cli.yaml.reader import Document
from eapa_cli.yaml.spans import Path, Span, span_at

_LETTER: Final = r"[^\W\d_]"


def text_problems(file: str, document: Document) -> Iterator[Problem]:
    """Yield the problems that the rules about text find in a parsed file."""
    if _prefilter().is_valid(document.data):
        return
    for path, text in _walk_texts(document.data, ()):
        for rule in TEXT_RULES:
            for violation in rule.check(text):
                yield _problem(file, document, path, rule, violation)


@cache
def _prefilter() -> Any:
    """Return a schema validator that accepts data without suspect text. It is much faster than a walk in Python."""
    import jsonschema_rs

    suspect = "|".join(rule.suspect for rule in TEXT_RULES)
    nested = {"additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}}
    # Values that are not strings match every pattern, so without the condition `not` would reject them.
    text = {"if": {"type": "string"}, "then": {"not": {"pattern": suspect}}}
    return jsonschema_rs.Draft202012Validator({**text, **nested})


def _walk_texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            yield (*path, step), value
        elif isinstance(value, dict | list):
            yield from _walk_texts(value, (*path, step))


def _problem(file: str, document: Document, path: Path, rule: TextRule, violation: Violation) -> Problem:
    span = _find_span(violation.part, document.text, document.spans.value(path))
    return Problem(
        file=file, span=span, rule=rule.name, severity=rule.severity, message=violation.message, hint=violation.hint
    )


def _find_span(part: str, text: str, value: Span) -> Span:
    """Return the span of a part of a value. An occurrence that is not inside a longer word is preferred.

    The result is the span of the whole value in two cases: the part has several lines, or the file spells the part
    differently, for example with an escape sequence.
    """
    if "\n" in part:
        return value
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: value.line - 1]) + value.column - 1
    end = sum(len(line) + 1 for line in lines[: value.end_line - 1]) + value.end_column - 1
    whole_word = re.compile(rf"(?<!{_LETTER}){re.escape(part)}(?!{_LETTER})").search(text, start, end)
    index = whole_word.start() if whole_word else text.find(part, start, end)
    return value if index < 0 else span_at(text, index, len(part))
