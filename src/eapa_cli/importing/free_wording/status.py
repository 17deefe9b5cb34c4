"""Statuses in free wording."""

import re
from enum import StrEnum
from typing import Final

from eapa_cli.text.interface_language import gettext as _


class StatedStatus(StrEnum):
    """The status that a cell states."""

    SIGNED = "signed"
    IN_FORCE = "in force"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    PLANNED = "planned"
    NEGOTIATING = "negotiating"


# The first pattern that matches decides, so that 'no longer in force' is not 'in force'. A negation that is not a part
# of a pattern prevents a match: 'not terminated' is none of these statuses.
_PATTERNS: Final = (
    (StatedStatus.NEGOTIATING, r"negotiat|соглас(?:ов|уе)|на рассмотрени|переговор"),
    (StatedStatus.PLANNED, r"not (?:yet )?signed|не (?:подписан|заключ)|planned|планиру|проект|draft|на подписани|готовит"),
    (StatedStatus.TERMINATED, r"terminat|расторг|прекращ|withdrawn|denounc|денонс|аннулир|отмен"),
    (StatedStatus.SUPERSEDED, r"supersed|replaced|замен[её]н"),
    (StatedStatus.EXPIRED, r"expired|ended|lapsed|ист[её]к(?!ает)|заверш|окончен|закончил|утратил|недейств|(?<!пока )(?<!ещё )(?<!еще )не (?:действ|в силе)|no longer|not (?:in force|active|valid)|inactive|completed|исполнен|архив"),
    (StatedStatus.IN_FORCE, r"in force|active|valid|действ|в силе|бессроч|исполня|истекает|ongoing|current|продл"),
    (StatedStatus.SIGNED, r"signed|подписан|заключ|concluded|yes|да\b"),
)  # fmt: skip
_NOT_NEGATED: Final = r"(?<!\bnot )(?<!\bnever )(?<!\byet )(?<!\bне )"


def read_status(text: str) -> StatedStatus:
    """Return the status that the words of a cell mean.

    Raises:
        ValueError: the text is not a status.
    """
    for status, pattern in _PATTERNS:
        if re.search(rf"{_NOT_NEGATED}\b(?:{pattern})", text, re.IGNORECASE):
            return status
    message = _("'%(text)s' is not a status: write 'signed', 'in force', 'expired' or 'terminated'")
    raise ValueError(message % {"text": text})
