"""The parser's errors in plain words."""

from typing import Final

import yaml

from eapa_cli.yaml.spans import Fault, Span

MAX_DEPTH: Final = 50
TOO_DEEP: Final = f"lists and maps are nested more than {MAX_DEPTH} deep here"
# What libyaml says from 0.2.6 on, and at a thousand, which it reaches before it tells of the fifty-first.
_DEPTH: Final = "exceeded maximum nesting depth"
# What libyaml says, and what a person needs to hear: the first entry that its words begin with holds.
_WORDS: Final = (
    (
        "mapping values are not allowed",
        "': ' stands inside a text that has no quotes",
        "put the whole text in double quotes",
    ),
    (
        "could not find expected ':'",
        "this is not a 'key: value' line",
        "add the ':', or mend the indentation",
    ),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "close it"),
    ("found unexpected document indicator", "a quotation mark is opened and never closed", "close it"),
    (
        "found character that cannot start any token",
        "a text cannot begin with this character",
        "put the text in double quotes",
    ),
    ("found unknown escape character", "'\\' followed by this means nothing", "write '\\\\' for a backslash"),
    ("did not find expected ',' or ']'", "a list in '[ ]' is not closed, or lacks a comma", "add ',' or ']'"),
    ("did not find expected ',' or '}'", "a map in '{ }' is not closed, or lacks a comma", "add ',' or '}'"),
    (
        "did not find expected node content",
        "a value is missing here, or a bracket is never closed",
        "write the value, or close the bracket",
    ),
    (
        "did not find expected '-' indicator",
        "this is not a list item like those above",
        "mend the indentation",
    ),
    (
        "did not find expected key",
        "this does not continue what stands above",
        "mend the indentation, or put a text with quotation marks or brackets in it in double quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list item cannot begin here",
        "put '- ' on a line of its own",
    ),
    ("block mapping", "a 'key: value' cannot begin here", "put it on a line of its own"),
    ("undefined", "an alias stands here, which a register does not take", "write the value out"),
    ("found undefined tag handle", "a tag stands here, which a register does not take", "delete it"),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """A parser's error as a fault, at the place where a person should look."""
    said = error.problem or "this is not YAML"
    message, hint = next(
        ((message, hint) for words, message, hint in _WORDS if said.startswith(words)),
        (f"this is not YAML: {said}", None),
    )
    # What was opened lines above is looked for there; what lacks a comma, where the comma should be.
    opened, noticed = error.context_mark, error.problem_mark
    assert noticed is not None, "both of PyYAML's parsers say where they stopped"
    if said == _DEPTH:
        return Fault(rule="plain-yaml", message=TOO_DEEP, span=_span(noticed, text))
    far = opened is not None and opened.line < noticed.line
    mark = opened if "never closed" in message or ("not closed" in message and far) else noticed
    return Fault(rule="yaml-syntax", message=message, hint=hint, span=_span(mark or noticed, text))


def _span(mark: yaml.Mark, text: str) -> Span:
    lines = text.removesuffix("\n").split("\n")
    # At the end of a file the parser points behind its last line, where an editor shows nothing.
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else len(lines[line])
    return Span(line + 1, column + 1, line + 1, column + 2)
