"""Every single fact of a register, by the way that leads to it."""

import json
from collections.abc import Iterator
from typing import Any

from full_register import AGREEMENTS, ORGANIZATIONS, REGISTER


def leaves(value: Any) -> Iterator[Any]:
    """The scalars of plain data; what a register has for itself is one value, whatever it holds."""
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
    """Those of the full register."""
    return [fact for data in (REGISTER, *ORGANIZATIONS, *AGREEMENTS) for fact in leaves(data)]
