"""The ids that new agreements get: the same facts always give the same id, so that a double entry shows."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType

_DEVICES: Final = frozenset({
    "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
})  # fmt: skip
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file: whatever the ending.

REGISTER_ID: Final = "register"
"""Stands for the register itself where the id of a record is asked for."""

# An id with every party of seven would be longer than a file's name should be.
_NAMED: Final = 3
_QUALIFIERS: Final = str.maketrans("", "", "?~%.")


def why_reserved(id_: str) -> str | None:
    """Why no record can have an id, in a sentence; None if one can."""
    if id_.lower() in _DEVICES:
        return f"'{id_}' is the name of a device on Windows, where no file can have it"
    return f"'{id_}' stands for the register itself" if id_.lower() == REGISTER_ID else None


def agreement_id(signed: EdtfDate | None, parties: Sequence[str], type_: str) -> str:
    """The id for an agreement: its date, its parties in their order, and its type unless that is `agreement`."""
    date = str(signed).translate(_QUALIFIERS).replace("/", "-").strip("-").lower() if signed else "undated"
    named = parties if len(parties) <= _NAMED else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ == AgreementType.AGREEMENT else [type_]
    return "-".join([date, *named, *suffix])
