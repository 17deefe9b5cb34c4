"""Values in JSON that a YAML file of a register can store."""

import json
import math
from typing import Any, Final, Never

from eapa_cli.yaml.parse_errors import MAX_DEPTH

_TOO_DEEP: Final = "lists and maps are nested too deep"


class DuplicateKeyError(ValueError):
    """A map with a duplicate key."""


def parse_json(text: str | bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        DuplicateKeyError: a map has the same key twice.
        ValueError: the text is not JSON, is nested too deep for a YAML file, or has a number that is not finite.
    """
    try:
        value = json.loads(
            text, object_pairs_hook=_refuse_duplicate_keys, parse_constant=_refuse_constant, parse_float=_parse_finite
        )
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    _check_depth(value, 0)
    return value


def _refuse_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise DuplicateKeyError
    return mapping


def _refuse_constant(name: str) -> Never:
    """Refuse `NaN` and `Infinity`, which Python accepts as JSON."""
    raise ValueError(name)


def _parse_finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _check_depth(value: Any, depth: int) -> None:
    if isinstance(value, dict | list):
        if depth == MAX_DEPTH:
            raise ValueError(_TOO_DEEP)
        for child in value.values() if isinstance(value, dict) else value:
            _check_depth(child, depth + 1)
