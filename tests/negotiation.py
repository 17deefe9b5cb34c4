"""An agreement under negotiation, and its record after the signing."""

from running import Eapa

UNSIGNED = "unsigned-eapa-tass-protocol"
"""The id of the agreement under negotiation."""
SIGNED = "2024-03-05-eapa-tass-protocol"
"""The id that it gets when it is signed on 5 March 2024."""
SOURCE = ("--source", "https://example.org/talks")
ADD_WITHOUT_SOURCE = ("add-agreement", "--party", "eapa", "--party", "tass", "--type", "protocol")
"""A command that asks questions on a terminal, as the source is missing."""
ADD_PROTOCOL = (*ADD_WITHOUT_SOURCE, *SOURCE)


def has_no_findings(eapa: Eapa) -> bool:
    """Return whether `eapa validate` reports neither errors nor warnings."""
    return eapa("validate", "--strict").code == 0
