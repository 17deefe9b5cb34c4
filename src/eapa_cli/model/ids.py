"""The ids of new agreements: the same facts always give the same id, so that a duplicate entry is noticed."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType

_DEVICES: Final = frozenset({
    "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
})  # fmt: skip
# Reserved with any extension: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file

REGISTER_ID: Final = "register"
"""The id that refers to the register itself."""

# An id that names all of seven parties would be too long for a file name.
_NAMED: Final = 3
_QUALIFIERS: Final = str.maketrans("", "", "?~%.")


def why_reserved(id_: str) -> str | None:
    """Return a sentence on why an id is reserved, or None."""
    if id_.lower() in _DEVICES:
        return f"'{id_}' is the name of a device on Windows and cannot be a file name there"
    return f"'{id_}' refers to the register itself" if id_.lower() == REGISTER_ID else None


def agreement_id(signed: EdtfDate | None, parties: Sequence[str], type_: str, *, is_signed: bool = True) -> str:
    """Return the id for an agreement: its date, its parties in order, and its type unless it is `agreement`.

    The id of an unsigned one does not start with a date, since a plan may change.
    """
    date = "unsigned" if not is_signed else _date(signed) if signed else "undated"
    named = parties if len(parties) <= _NAMED else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ == AgreementType.AGREEMENT else [type_]
    return "-".join([date, *named, *suffix])


def _date(signed: EdtfDate) -> str:
    first, interval, last = str(signed).translate(_QUALIFIERS).lower().partition("/")
    if interval and not first:
        return f"before-{last}"
    return f"after-{first}" if interval and not last else f"{first}-{last}" if last else first
