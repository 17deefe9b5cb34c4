"""The values of entered text, by the type of the field."""

from datetime import date

import pytest

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.field_types import FieldType

TODAY = date(2024, 1, 1)  # no value here depends on the day


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("notes", "a: [b", "a: [b"),
        ("parties", "[{organization: x, name_as_signed: 12}]", [{"organization": "x", "name_as_signed": "12"}]),
        ("title", "{en: 010}", {"en": "010"}),
    ],
    ids=["not read as YAML", "a number in a list of maps", "a number in a map"],
)
def test_text_fields_keep_the_entered_text(field: str, text: str, value: object) -> None:
    type_ = FieldType.of_record(Kind.AGREEMENT).child(field)

    assert type_ is not None
    assert type_.parse(text, TODAY) == value
