"""The choice of a message by the kinds of the requested records."""

from collections.abc import Sequence

from eapa_cli.model.vocabulary import Kind


def choose_message(kinds: Sequence[Kind], *, agreements: str, organizations: str, records: str = "") -> str:
    """Return the message for some kinds of records; `records` is the message for both kinds."""
    if len(kinds) > 1:
        return records
    return agreements if Kind.AGREEMENT in kinds else organizations
