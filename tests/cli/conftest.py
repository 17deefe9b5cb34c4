"""Records that several tests of commands need in the sample register."""

import pytest
from negotiation import ADD_PROTOCOL
from running import Eapa


@pytest.fixture
def negotiation(eapa: Eapa) -> None:
    """Add a protocol of two parties that is under negotiation, with the id `negotiation.UNSIGNED`."""
    assert eapa(*ADD_PROTOCOL, "--stage", "negotiating").code == 0
