"""The single values of the full register."""

import json
from collections.abc import Iterator
from typing import Any

from full_register import AGREEMENTS, ORGANIZATIONS, REGISTER


def leaves(value: Any) -> Iterator[Any]:
    """Yield the scalars of plain data; the value of an extension field (`x-`) is one JSON text."""
    match value:
        case dict():
            for key, part in value.items():
                yield from [json.dumps(part, sort_keys=True)] if key.startswith("x-") else leaves(part)
        case list():
            for part in value:
                yield from leaves(part)
        case _:
            yield value


def facts() -> list[Any]:
    """Return all scalars of the full register."""
    return [fact for data in (REGISTER, *ORGANIZATIONS, *AGREEMENTS) for fact in leaves(data)]
