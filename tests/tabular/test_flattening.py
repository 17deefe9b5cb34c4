"""The conversion between records and cells, and the escapes of cells."""

from typing import Any

import pytest
from full_register import AGREEMENTS, ORGANIZATIONS
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.exporting.xlsx_file import escape_for_xml, unescape_from_xml
from eapa_cli.importing.scalar_cells import read_cell_text
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.flattening import flatten, unflatten
from eapa_cli.tabular.formula_escaping import escape_cell, unescape_cell

RECORDS = [(Kind.ORGANIZATION, data) for data in ORGANIZATIONS] + [(Kind.AGREEMENT, data) for data in AGREEMENTS]


@pytest.mark.parametrize(("kind", "data"), RECORDS)
def test_a_record_survives_a_round_trip_through_cells(kind: Kind, data: dict[str, Any]) -> None:
    restored = unflatten(flatten(data), kind, ["en", "ru"])

    # The texts are compared, since the order of the keys must also be the same.
    assert repr(restored) == repr(data)


def test_the_items_of_a_list_are_in_the_order_of_their_numbers() -> None:
    cells = {"parties.10.organization": "c", "parties.2.organization": "b", "parties.1.organization": "a"}

    assert unflatten(cells, Kind.AGREEMENT, []) == {
        "parties": [{"organization": "a"}, {"organization": "b"}, {"organization": "c"}]
    }


@given(st.text(st.sampled_from("'=+-@\t\rab"), max_size=6), st.booleans())
def test_formula_escaping_is_reversible(text: str, formulas: bool) -> None:
    cell = escape_cell(text, formulas=formulas)

    assert unescape_cell(cell) == text
    assert not (formulas and cell.startswith(tuple("=+-@\t\r")))


@given(
    st.text(st.sampled_from("_x041F\x07\n\ud800\ufffeя"), max_size=20) | st.sampled_from(["_x_x0041_", "_x005F_x0007_"])
)
def test_xml_escaping_is_reversible(text: str) -> None:
    cell = escape_for_xml(text)

    assert unescape_from_xml(cell) == text
    cell.encode()


def test_a_whole_number_stored_as_a_float_is_an_integer() -> None:
    assert read_cell_text(2.0, exact=False) == "2"
