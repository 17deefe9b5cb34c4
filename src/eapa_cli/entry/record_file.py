"""A complete record from a file in YAML or JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.entry.normalization_notice import remove_invisible
from eapa_cli.entry.standard_input import read_stdin_bytes
from eapa_cli.errors import UnreadableError
from eapa_cli.text.hidden_characters import describe, first_forbidden
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.system_reasons import system_reason
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.decoding import MAX_BYTES
from eapa_cli.yaml.json_values import DuplicateKeyError, parse_json
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Spans, SyntaxProblem

STDIN = "-"

JSON_ERRORS: Final = (
    "Expecting value",
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name enclosed in double quotes",
    "Illegal trailing comma before end of array",
    "Illegal trailing comma before end of object",
    "Unterminated string starting at",
    "Invalid control character at",
    "Invalid \\escape",
    "Invalid \\uXXXX escape",
    "Extra data",
)
"""The messages of Python's JSON parser that have a translation; `docs/make_messages.py` adds them to the catalogues."""


class ParsedRecord(NamedTuple):
    """The plain data of a record, and the spans of its parts in the file."""

    data: dict[str, Any]
    spans: Spans


def read_record(file: str) -> ParsedRecord:
    """Return the record in a file, or in standard input for `-`; JSON is tried before YAML.

    Raises:
        UnreadableError: the file cannot be read, or does not contain a record; the message gives the place.
    """
    text = _read_bytes(file).decode(errors="surrogateescape")
    source = remove_invisible(text, file).encode(errors="surrogateescape")
    # JSON is YAML except for some escapes and spaces, so the YAML reader gives the spans of both.
    document = read(source)
    may_be_json = source.lstrip().startswith(b"{") and len(source) <= MAX_BYTES
    if may_be_json and (data := _read_json(file, source, document.faults)) is not None:
        return ParsedRecord(data, document.spans)
    if document.faults:
        fault = document.faults[0]
        place = f"{file}:{fault.span.line}:{fault.span.column}"
        raise UnreadableError(f"{place}: {translated(fault.message)}", hint=translated(fault.hint))
    return ParsedRecord(dict(document.data), document.spans)


def _read_json(file: str, source: bytes, yaml_faults: Sequence[SyntaxProblem]) -> dict[str, Any] | None:
    """Return the record in the JSON of a file; None if the YAML reader reads the file, or reports a better place.

    Raises:
        UnreadableError: the file is neither JSON nor YAML, or a map has a key twice, or a text has a hidden character.
    """
    try:
        data: dict[str, Any] = parse_json(source)
    except json.JSONDecodeError as error:
        if not yaml_faults:  # a map in braces may be YAML
            return None
        place = f"{file}:{error.lineno}:{error.colno}"
        raise UnreadableError(
            _("%(place)s: this is not JSON: %(problem)s") % {"place": place, "problem": pgettext("json", error.msg)}
        ) from None
    except DuplicateKeyError:
        if any(fault.rule == "duplicate-key" for fault in yaml_faults):
            return None
        raise UnreadableError(_("'%(file)s' is not JSON: a map has the same key twice") % {"file": file}) from None
    except ValueError:
        return None  # invalid UTF-8, a number that YAML cannot store or deep nesting: the YAML reader decides
    _refuse_hidden_characters(file, data, "")
    return data


def _refuse_hidden_characters(file: str, data: Any, path: str) -> None:
    """Refuse forbidden characters, which JSON can escape in ways that YAML cannot."""
    match data:
        case str() if character := first_forbidden(data):
            message = _("'%(file)s': %(field)s contains %(character)s")
            if not path:
                message = _("'%(file)s': a key contains %(character)s")
            fields = {"file": file, "field": path, "character": translated(describe(character))}
            raise UnreadableError(message % fields, hint=_("delete it"))
        case dict():
            for key, value in data.items():
                _refuse_hidden_characters(file, key, "")
                _refuse_hidden_characters(file, value, f"{path}.{key}".removeprefix("."))
        case list():
            for index, value in enumerate(data):
                _refuse_hidden_characters(file, value, f"{path}.{index}")


def _read_bytes(file: str) -> bytes:
    """Return at most one byte more than the limit, so that the reader refuses a larger file."""
    if file == STDIN:
        return read_stdin_bytes(MAX_BYTES + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(
            _("'%(file)s' cannot be read: %(reason)s") % {"file": file, "reason": system_reason(error)}
        ) from error
