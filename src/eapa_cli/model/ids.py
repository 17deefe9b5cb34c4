"""The ids of new agreements. Equal facts give equal ids, so that a duplicate entry is noticed."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType

DEVICE_NAMES: Final = frozenset({
    "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
})  # fmt: skip
"""Names that no file on Windows can have, with any extension.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

REGISTER_ID: Final = "register"
"""The id that refers to the register itself."""

MAX_ID_LENGTH: Final = 100
"""The length of the longest id; the schemas state it too."""

# The id names at most this many parties, since a longer one may be too long for a file name.
_MAX_NAMED_PARTIES: Final = 3
_QUALIFIERS: Final = str.maketrans("", "", "?~%.")


def reserved_reason(id_: str) -> str | None:
    """Return the reason why an id is reserved, as a sentence, or None."""
    if id_.lower() in DEVICE_NAMES:
        return f"'{id_}' is the name of a device on Windows and cannot be a file name there"
    return f"'{id_}' refers to the register itself" if id_.lower() == REGISTER_ID else None


def agreement_id(signed: EdtfDate | None, parties: Sequence[str], type_: str, *, is_signed: bool = True) -> str:
    """Return the id for an agreement: its date, its parties in order, and its type unless it is `agreement`.

    The id of an unsigned agreement starts with `unsigned`, since its planned date may change. Long ids of parties are
    shortened by whole words, so that the id is never longer than the schemas allow.
    """
    date = "unsigned" if not is_signed else _date_part(signed) if signed else "undated"
    named = parties if len(parties) <= _MAX_NAMED_PARTIES else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ == AgreementType.AGREEMENT else [type_]
    return "-".join([date, *_shorten(named, MAX_ID_LENGTH - len("-".join([date, "", *suffix]))), *suffix])


def _shorten(parts: Sequence[str], length: int) -> list[str]:
    """Shorten ids until they have at most a given length together; the longest one loses its last word first."""
    shortened = list(parts)
    while len("-".join(shortened)) > length:
        longest = max(range(len(shortened)), key=lambda index: (len(shortened[index]), index))
        shorter, _, _ = shortened[longest].rpartition("-")
        shortened[longest] = shorter or shortened[longest][:-1]
    return shortened


def _date_part(signed: EdtfDate) -> str:
    first, interval, last = str(signed).translate(_QUALIFIERS).lower().partition("/")
    if interval and not first:
        return f"before-{last}"
    return f"after-{first}" if interval and not last else f"{first}-{last}" if last else first
