"""Removal of the plan of an unsigned agreement, which is its stage and its planned date."""

from collections.abc import Mapping
from typing import Any, Final

# The keys of the date in `signed`, which is only planned, and of its description.
_DATE_KEYS: Final = ("date", "basis", "note")


def without_plan(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain data of an unsigned agreement without its stage and the planned date."""
    without_signing = {key: value for key, value in data.items() if key not in {"stage", "signed"}}
    signed = {key: value for key, value in data.get("signed", {}).items() if key not in _DATE_KEYS}
    return {**without_signing, "signed": signed} if signed else without_signing
