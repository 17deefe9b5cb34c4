"""The ids of new agreements. Equal facts give equal ids, which reveals a duplicate entry."""

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

LONGEST_ID: Final = 100
"""The length of the longest id; the schemas state it too."""

# The id names at most this many parties, since a longer one may be too long for a file name.
_NAMED: Final = 3
_QUALIFIERS: Final = str.maketrans("", "", "?~%.")


def why_reserved(id_: str) -> str | None:
    """Return the reason why an id is reserved, as a sentence, or None."""
    if id_.lower() in _DEVICES:
        return f"'{id_}' is the name of a device on Windows and cannot be a file name there"
    return f"'{id_}' refers to the register itself" if id_.lower() == REGISTER_ID else None


def agreement_id(signed: EdtfDate | None, parties: Sequence[str], type_: str, *, is_signed: bool = True) -> str:
    """Return the id for an agreement: its date, its parties in order, and its type unless it is `agreement`.

    The id of an unsigned agreement starts with `unsigned`, since its planned date may change. Long ids of parties are
    shortened to whole words, so that the id is never longer than the schemas allow.
    """
    date = "unsigned" if not is_signed else _date(signed) if signed else "undated"
    named = parties if len(parties) <= _NAMED else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ == AgreementType.AGREEMENT else [type_]
    return "-".join([date, *_shortened(named, LONGEST_ID - len("-".join([date, "", *suffix]))), *suffix])


def _shortened(parts: Sequence[str], length: int) -> list[str]:
    """Return ids that have at most some length when they are joined; the longest one loses its last word first."""
    found = list(parts)
    while len("-".join(found)) > length:
        longest = max(range(len(found)), key=lambda number: (len(found[number]), number))
        shorter, _, _ = found[longest].rpartition("-")
        found[longest] = shorter or found[longest][:-1]
    return found


def _date(signed: EdtfDate) -> str:
    first, interval, last = str(signed).translate(_QUALIFIERS).lower().partition("/")
    if interval and not first:
        return f"before-{last}"
    return f"after-{first}" if interval and not last else f"{first}-{last}" if last else first
