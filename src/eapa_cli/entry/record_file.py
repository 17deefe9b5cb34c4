"""A whole record from a file, in YAML or JSON."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from eapa_cli.entry.normalization_notice import pasted
from eapa_cli.entry.standard_input import bytes_of_stdin
from eapa_cli.errors import UnreadableError
from eapa_cli.text.invisible import describe, forbidden_in
from eapa_cli.yaml.decoding import MAX_BYTES
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Spans

STDIN = "-"


class Whole(NamedTuple):
    """A record's plain data, and the place of each part of it in its file."""

    data: dict[str, Any]
    spans: Spans


def whole_record(file: str) -> Whole:
    """Return the record in a file, or in the input for `-`: as JSON if it is that, else as the register reads YAML.

    Raises:
        UnreadableError: there is no such file, or it has no record; the message names the place.
    """
    source = pasted(_bytes_of(file).decode(errors="surrogateescape"), file).encode(errors="surrogateescape")
    # JSON is YAML as well, except for some escapes and spaces, so this reader finds the places of both.
    document = read(source)
    if source.lstrip().startswith(b"{") and len(source) <= MAX_BYTES:
        try:
            data = json.loads(source, object_pairs_hook=_without_doubles)
            _refuse_hidden(file, data, "")
            return Whole(data, document.spans)
        except json.JSONDecodeError as error:
            # A map in braces is YAML too; what is neither is reported as JSON, which it looks like.
            if document.faults:
                place = f"{file}:{error.lineno}:{error.colno}"
                raise UnreadableError(f"{place}: this is not JSON: {error.msg}") from None
        except _TwiceError as error:
            if not any(fault.rule == "duplicate-key" for fault in document.faults):
                raise UnreadableError(f"'{file}' is not JSON: {error}") from None
        except (ValueError, RecursionError):
            pass  # not UTF-8, a number of too many digits, or nested too deeply: the faults report it
    for fault in document.faults:
        place = f"{file}:{fault.span.line}:{fault.span.column}"
        raise UnreadableError(f"{place}: {fault.message}", hint=fault.hint)
    return Whole(dict(document.data), document.spans)


def _refuse_hidden(file: str, data: Any, path: str) -> None:
    """Refuse the characters that a register refuses, which JSON can escape in ways that YAML does not have."""
    match data:
        case str() if character := forbidden_in(data):
            place = path or "a key"
            raise UnreadableError(f"'{file}': {place} contains {describe(character)}", hint="delete it")
        case dict():
            for key, value in data.items():
                _refuse_hidden(file, key, "")
                _refuse_hidden(file, value, f"{path}.{key}".removeprefix("."))
        case list():
            for index, value in enumerate(data):
                _refuse_hidden(file, value, f"{path}.{index}")


def _bytes_of(file: str) -> bytes:
    """Return at most one byte more than a record may have; the reader refuses that as too large."""
    if file == STDIN:
        return bytes_of_stdin(MAX_BYTES + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"'{file}' cannot be read: {error.strerror}") from error


class _TwiceError(ValueError):
    """A map has a key twice."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError("a map has the same key twice")
    return found
