"""Explanations of parser errors in plain words."""

from typing import Final

import yaml

from eapa_cli.model.message import Message
from eapa_cli.yaml.spans import Span, SyntaxProblem, span_at
from eapa_cli.yaml.syntax_tree import QUOTES
from eapa_cli.yaml.unclosed_delimiters import find_unclosed

MAX_DEPTH: Final = 50
"""The depth of nested lists and maps: far more than a record has, and far less than Python's recursion allows."""
TOO_DEEP: Final = Message("lists and maps are nested more than %(max)s deep here", max=MAX_DEPTH)
# libyaml 0.2.6 and later refuse a depth of more than 1,000 before they return the first event.
_DEPTH_PROBLEM: Final = "exceeded maximum nesting depth"
_CLOSING_BRACKETS: Final = frozenset("]}")
UNCLOSED: Final = {
    '"': (Message("a quotation mark is never closed"), Message("close it; within the text, write '\\\"'")),
    "'": (Message("a quotation mark is never closed"), Message("close it; within the text, write it twice")),
    "[": (Message("a list in '[ ]' is never closed"), Message("add ']'")),
    "{": (Message("a map in '{ }' is never closed"), Message("add '}'")),
}
"""The message and the hint for a quotation mark or bracket that is never closed."""
_TEXT_AFTER_QUOTES: Final = (
    Message("text follows a closing quotation mark"),
    Message(
        "delete the mark; within the text, write '\\\"' in double quotes, and an apostrophe twice in single quotes"
    ),
)
_UNOPENED: Final = (
    Message("a bracket is closed that was never opened"),
    Message("delete it, or put a text that contains brackets in double quotes"),
)
# Each row has the start of libyaml's message, the message of this program and its hint. The first match counts.
_EXPLANATIONS: Final = (
    (
        "mapping values are not allowed",
        Message("a text without quotes contains ': '"),
        Message("put the whole text in double quotes"),
    ),
    (
        "could not find expected ':'",
        Message("this is not a 'key: value' line"),
        Message("add the ':', or fix the indentation"),
    ),
    (
        "found character that cannot start any token",
        Message("a text cannot start with this character"),
        Message("put the text in double quotes"),
    ),
    (
        "found unknown escape character",
        Message("'\\' followed by this character is not an escape"),
        Message("write '\\\\' for a backslash"),
    ),
    (
        "did not find expected ',' or ']'",
        Message("a list in '[ ]' is not closed, or lacks a comma"),
        Message("add ',' or ']'"),
    ),
    (
        "did not find expected ',' or '}'",
        Message("a map in '{ }' is not closed, or lacks a comma"),
        Message("add ',' or '}'"),
    ),
    (
        "did not find expected node content",
        Message("a value is missing here, or a bracket is never closed"),
        Message("write the value, or close the bracket"),
    ),
    (
        "did not find expected '-' indicator",
        Message("this is not a list item like those above"),
        Message("fix the indentation"),
    ),
    (
        "did not find expected key",
        Message("this line does not continue the one above"),
        Message("fix the indentation, or put a text that contains quotation marks or brackets in double quotes"),
    ),
    (
        "block sequence entries are not allowed",
        Message("a list item cannot start here"),
        Message("put '- ' on a line of its own"),
    ),
    (
        "mapping keys are not allowed",
        Message("a 'key: value' cannot start here"),
        Message("put it on a line of its own"),
    ),
    ("found undefined tag handle", Message("a tag is not supported in a register"), Message("delete it")),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> SyntaxProblem:
    """Return the fault for a parser error, at the place of its probable cause."""
    problem, stop = error.problem or "", error.problem_mark
    assert stop is not None, "both of PyYAML's parsers report where they stopped"
    if problem == _DEPTH_PROBLEM:
        return SyntaxProblem(rule="plain-yaml", message=TOO_DEEP, span=_span(stop, text))
    span = _span(stop, text)
    message, hint = next(
        ((message, hint) for start, message, hint in _EXPLANATIONS if problem.startswith(start)),
        (Message("this is not YAML: %(problem)s", problem=problem), None),
    )
    is_in_brackets = "flow" in (error.context or "")  # as in 'while parsing a flow sequence'
    if (unclosed := find_unclosed(text, error)) is not None:
        message, hint = UNCLOSED[text[unclosed]]
        span = span_at(text, unclosed, 1)
    elif text[stop.index : stop.index + 1] in _CLOSING_BRACKETS and not is_in_brackets:
        message, hint = _UNOPENED
    elif problem.startswith("did not find expected key") and text[stop.index - 1] in QUOTES:
        message, hint = _TEXT_AFTER_QUOTES
    return SyntaxProblem(rule="yaml-syntax", message=message, hint=hint, span=span)


def _span(mark: yaml.Mark, text: str) -> Span:
    lines = text.removesuffix("\n").split("\n")
    # At the end of a file, the parser's mark is after the last line, where an editor shows nothing.
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else len(lines[line])
    return Span(line + 1, column + 1, line + 1, column + 2)
