"""The ids of new agreements, and ids that cannot be used. Equal facts give equal ids, which reveals duplicates."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import AgreementType

# A search for a party needs the length of an id, and no dates, whose import takes longer.
if TYPE_CHECKING:
    from eapa_cli.model.dates import EdtfDate

DEVICE_NAMES: Final = frozenset({
    "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
})  # fmt: skip
"""Names that no file on Windows can have, with any extension.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

REGISTER_ID: Final = "register"
"""The id that refers to the register itself."""

VALID_ID: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""An id such as '2020-01-31-eapa-tass'. The schemas contain the same pattern."""

MAX_ID_LENGTH: Final = 100
"""The maximum length of an id. The schemas contain the same number."""

# An id with more parties would be long, or each party would be shortened to a few letters.
_MAX_NAMED_PARTIES: Final = 3
_QUALIFIERS_AND_DOTS: Final = str.maketrans("", "", "?~%.")


def reserved_reason(id_: str) -> Message | None:
    """Return the reason why an id is reserved as a sentence; None if it is not reserved."""
    if id_.lower() in DEVICE_NAMES:
        return Message("'%(id)s' is the name of a device on Windows and cannot be a file name there", id=id_)
    return Message("'%(id)s' refers to the register itself", id=id_) if id_.lower() == REGISTER_ID else None


def agreement_id(signed: "EdtfDate | None", parties: Sequence[str], type_: str, *, is_signed: bool = True) -> str:
    """Return the id for an agreement: its date, its parties in order, and its type unless it is `agreement` or empty.

    Of more than three parties, the first two and the number of the others are in the id. The id of an unsigned
    agreement starts with `unsigned`, since its planned date may change. Long ids of parties are shortened, so that the
    id is never longer than the schemas allow.
    """
    date = _date_part(signed) if is_signed else "unsigned"
    named = parties if len(parties) <= _MAX_NAMED_PARTIES else [*parties[:2], "and", str(len(parties) - 2), "more"]
    suffix = [] if type_ in {"", AgreementType.AGREEMENT} else [type_]
    remaining_length = MAX_ID_LENGTH - len("-".join([date, "", *suffix]))  # the parties replace the empty string
    return "-".join([date, *_shorten(named, remaining_length), *suffix])


def _shorten(parts: Sequence[str], max_length: int) -> list[str]:
    """Shorten the parts of an id until they fit into a length.

    Each step removes the last word of the longest part; if this part is one word, its last letter.
    """
    shortened = list(parts)
    while len("-".join(shortened)) > max_length:
        longest = max(range(len(shortened)), key=lambda index: (len(shortened[index]), index))
        shorter, _, _ = shortened[longest].rpartition("-")
        shortened[longest] = shorter or shortened[longest][:-1]
    return shortened


def _date_part(signed: "EdtfDate | None") -> str:
    """Return a date for an id: `2021-09-24`, `2019-2020`, `before-2021`, `after-2021` or `undated`."""
    if signed is None:
        return "undated"
    # An id has no capitals: an unknown year is 'xxxx'.
    first, interval, last = str(signed).translate(_QUALIFIERS_AND_DOTS).lower().partition("/")
    if not interval:
        return first
    if not first:
        return f"before-{last}"
    return f"{first}-{last}" if last else f"after-{first}"
