"""A whole record that a file gives, in YAML or JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from eapa_cli.errors import UnreadableError
from eapa_cli.storage.yamlio import read

STDIN = "-"


def whole_record(file: str) -> dict[str, Any]:
    """The record in a file, or in what is piped in for `-`: JSON if it is that, else YAML as the register reads it.

    Raises:
        UnreadableError: there is no such file, or it holds no record; the message tells the place.
    """
    source = _bytes_of(file)
    if source.lstrip().startswith(b"{"):
        try:
            data = json.loads(source, object_pairs_hook=_without_doubles)
        except ValueError as error:
            # A map in braces is YAML too; what is neither is told as JSON, which it looks like.
            if (document := read(source)).faults:
                raise UnreadableError(f"'{file}' is not JSON: {error}") from None
            return dict(document.data)
        return dict(data)
    document = read(source)
    for fault in document.faults:
        place = f"{file}:{fault.span.line}:{fault.span.column}"
        raise UnreadableError(f"{place}: {fault.message}", hint=fault.hint)
    return dict(document.data)


def _bytes_of(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableError(f"'{file}' cannot be read: {error.strerror}") from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key '{key}' stands there twice")
        found[key] = value
    return found
