"""A whole record that a file gives, in YAML or JSON."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Spans

STDIN = "-"


class Whole(NamedTuple):
    """A record's plain data, and where in its file each part of it stands."""

    data: dict[str, Any]
    spans: Spans


def whole_record(file: str) -> Whole:
    """The record in a file, or in what is piped in for `-`: JSON if it is that, else YAML as the register reads it.

    Raises:
        UnreadableError: there is no such file, or it holds no record; the message tells the place.
    """
    source = _bytes_of(file)
    # JSON is YAML as well, but for some escapes and blanks; so its places are those that this reader finds.
    document = read(source)
    if source.lstrip().startswith(b"{"):
        try:
            return Whole(json.loads(source, object_pairs_hook=_without_doubles), document.spans)
        except json.JSONDecodeError as error:
            # A map in braces is YAML too; what is neither is told as JSON, which it looks like.
            if document.faults:
                place = f"{file}:{error.lineno}:{error.colno}"
                raise UnreadableError(f"{place}: this is not JSON: {error.msg}") from None
        except UnicodeDecodeError:
            pass  # where that is, the faults tell
        except _TwiceError as error:
            if not any(fault.rule == "duplicate-key" for fault in document.faults):
                raise UnreadableError(f"'{file}' is not JSON: {error}") from None
    for fault in document.faults:
        place = f"{file}:{fault.span.line}:{fault.span.column}"
        raise UnreadableError(f"{place}: {fault.message}", hint=fault.hint)
    return Whole(dict(document.data), document.spans)


def _bytes_of(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableError(f"'{file}' cannot be read: {error.strerror}") from error


class _TwiceError(ValueError):
    """A key stands twice in a map."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError("a key stands there twice")
    return found
