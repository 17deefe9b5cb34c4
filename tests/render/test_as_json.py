"""Rows as JSON and as JSON lines."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.render import Cell, Column, Format, Rows

Draw = Callable[..., str]

COLUMNS = (Column("id", "Id"), Column("title", "Title"))

EXPECTED = """\
{
  "eapa": 1,
  "kind": "agreements",
  "records": [
    {
      "id": "2020-01-31-eapa-tass",
      "signed": null,
      "parties": [
        "eapa",
        "tass"
      ],
      "online": true,
      "title": "Соглашение \\"о мире\\""
    }
  ]
}
"""

values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(exclude_categories=())))


def test_each_row_is_a_record_with_all_columns_as_keys(draw: Draw) -> None:
    columns = tuple(Column(name, name.title()) for name in ("id", "signed", "parties", "online", "title"))
    rows = Rows("agreements", columns, [("2020-01-31-eapa-tass", None, ("eapa", "tass"), True, 'Соглашение "о мире"')])

    assert draw(rows, Format.JSON) == EXPECTED


def test_objects_are_written_in_place_of_rows(draw: Draw) -> None:
    rows = Rows("organizations", COLUMNS, [("tass", "TASS")], objects=[{"id": "tass", "names": [{"value": "ТАСС"}]}])

    assert json.loads(draw(rows, Format.JSON))["records"] == [{"id": "tass", "names": [{"value": "ТАСС"}]}]


def test_no_rows_are_an_empty_list(draw: Draw) -> None:
    assert json.loads(draw(Rows("agreements", COLUMNS, []), Format.JSON)) == {
        "eapa": 1,
        "kind": "agreements",
        "records": [],
    }
    assert draw(Rows("agreements", COLUMNS, []), Format.JSONL) == ""


def test_json_lines_have_one_record_per_line(draw: Draw) -> None:
    rows = Rows("organizations", COLUMNS, [("tass", "ТАСС"), ("eapa", None)])

    assert draw(rows, Format.JSONL) == '{"id": "tass", "title": "ТАСС"}\n{"id": "eapa", "title": null}\n'


@pytest.mark.parametrize("format_", [Format.JSON, Format.JSONL])
def test_surrogates_and_hidden_characters_are_escaped(draw: Draw, format_: Format) -> None:
    # A surrogate represents an invalid byte in the name of a file.
    output = draw(Rows("problems", COLUMNS, [("a\udcff", "\x9b31m\u202e")]), format_)

    assert '"a\\udcff"' in output
    assert '"\\u009b31m\\u202e"' in output


@given(st.lists(st.tuples(values, values)))
def test_a_program_can_restore_any_cells(draw: Draw, cells: list[tuple[Cell, Cell]]) -> None:
    rows = Rows("agreements", COLUMNS, cells)
    expected = [{"id": id_, "title": title} for id_, title in cells]

    assert json.loads(draw(rows, Format.JSON))["records"] == expected
    assert [json.loads(line) for line in draw(rows, Format.JSONL).splitlines()] == expected
