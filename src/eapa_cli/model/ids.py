"""The ids that new agreements get: the same facts always give the same id, so that a double entry shows."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType

DEVICES: Final = frozenset({
    "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
})  # fmt: skip
"""Ids that no record can have: they name devices to Windows, whatever the ending, so that no file can be named so.

https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

# An id with every party of seven would be longer than a file's name should be.
_NAMED: Final = 3
_QUALIFIERS: Final = str.maketrans("", "", "?~%.")


def agreement_id(signed: EdtfDate | None, parties: Sequence[str], type_: str) -> str:
    """The id for an agreement: its date, its parties in their order, and its type unless that is `agreement`."""
    date = str(signed).translate(_QUALIFIERS).replace("/", "-").strip("-").lower() if signed else "undated"
    named = parties if len(parties) <= _NAMED else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ == AgreementType.AGREEMENT else [type_]
    return "-".join([date, *named, *suffix])
