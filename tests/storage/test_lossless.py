"""Whether a decoded record contains all values of its file."""

from typing import Any

import pytest
from samples import DATA

from eapa_cli.model.records import RECORDS, Agreement
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import contains_all, decode
from eapa_cli.yaml.reader import read

VALID: dict[str, Any] = {"id": "a", "type": "agreement", "parties": [{"organization": "eapa"}]}


@pytest.mark.parametrize("kind", Kind)
def test_every_sample_record_is_decoded_completely(kind: Kind) -> None:
    files = list((DATA / kind.plural).glob("*.yaml"))

    assert files
    for file in files:
        data = read(file.read_bytes()).data

        assert contains_all(decode(RECORDS[kind], data), data), file


@pytest.mark.parametrize(
    ("field", "is_complete"),
    [
        # Extension fields, and valid values.
        ({"x-shelf": {"number": 7}}, True),
        ({"signed": {"x-shelf": "7"}}, True),
        ({"former_ids": []}, True),
        ({"term": {"ends": "..", "duration": "P5Y"}}, True),
        # An unknown field, and invalid values.
        ({"signd": {"date": "2021"}}, False),
        ({"signed": {"date": "11.05.2022"}}, False),
        ({"signed": "2021"}, False),
        ({"signed": {"online": "yes"}}, False),
        ({"title": {"en": "Draft", "ru": 7}}, False),
        ({"areas": [{"topic": "sport"}, {"topic": "sports"}]}, False),
        ({"former_ids": "b"}, False),
        ({"languages": [{"lang": "ru", "authentic": "no"}]}, False),
        ({"term": {"duration": "5 years"}}, False),
    ],
)
def test_unknown_and_invalid_values_are_detected_except_in_extension_keys(
    field: dict[str, Any], is_complete: bool
) -> None:
    data = {**VALID, **field}

    assert contains_all(decode(Agreement, data), data) is is_complete
