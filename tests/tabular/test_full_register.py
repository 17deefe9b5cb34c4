"""The register of `full_register.py`, which tests of exports and imports use, contains every field."""

import pytest
from full_register import AGREEMENTS, ORGANIZATIONS
from running import Eapa

from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import find_field, map_scalar_fields
from eapa_cli.tabular.flattening import flatten


def test_the_full_register_uses_every_field_of_the_schemas() -> None:
    records = {Kind.ORGANIZATION: ORGANIZATIONS, Kind.AGREEMENT: AGREEMENTS}

    for kind in Kind:
        used_fields = [find_field(kind, column) for data in records[kind] for column in flatten(data)]
        assert all(field in used_fields for field in map_scalar_fields(kind).values())


@pytest.mark.usefixtures("full_register")
def test_the_full_register_is_valid(eapa: Eapa) -> None:
    outcome = eapa("validate")

    assert outcome.code == 0, outcome
    assert " 0 errors" in outcome.err + outcome.out
