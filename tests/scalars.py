"""The scalars of the full register: each single value of its records."""

import json
from collections.abc import Iterator
from typing import Any

from full_register import AGREEMENTS, ORGANIZATIONS, REGISTER


def iterate_scalars(value: Any) -> Iterator[Any]:
    """Yield the scalars of nested data. An extension field (`x-`) is one scalar: its value as JSON."""
    match value:
        case dict():
            for key, part in value.items():
                if key.startswith("x-"):
                    yield json.dumps(part, sort_keys=True)
                else:
                    yield from iterate_scalars(part)
        case list():
            for part in value:
                yield from iterate_scalars(part)
        case _:
            yield value


def list_scalars() -> list[Any]:
    """Return all scalars of the full register."""
    return [scalar for data in (REGISTER, *ORGANIZATIONS, *AGREEMENTS) for scalar in iterate_scalars(data)]
