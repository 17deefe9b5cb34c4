"""The ids of rows, one on each line."""

from collections.abc import Callable

import pytest

from eapa_cli.errors import UsageError
from eapa_cli.render import Column, Format, Layout, Rows

Draw = Callable[..., str]

PAGE = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value"))


def test_the_id_of_each_row_is_written(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.IDS) == "2020-01-31-eapa-tass\n2021-09-24-eapa-scopdc-uz\nundated-eapa-ugm\n"


def test_no_rows_are_an_empty_text(draw: Draw) -> None:
    assert draw(Rows("agreements", (Column("id", "Id"),), []), Format.IDS) == ""


def test_a_row_without_an_id_is_omitted(draw: Draw) -> None:
    assert draw(Rows("rows", (Column("id", "Id"),), [("tass",), (None,)]), Format.IDS) == "tass\n"


def test_page_has_the_id_of_its_object(draw: Draw) -> None:
    rows = Rows("organization", PAGE, [("TASS", "country", "RU")], objects=[{"id": "tass"}], layout=Layout.PAGE)

    assert draw(rows, Format.IDS) == "tass\n"


def test_each_id_is_one_line(draw: Draw) -> None:
    assert draw(Rows("agreements", (Column("id", "Id"),), [("a\nb\x1b",)]), Format.IDS) == "a\\nb\\x1b\n"


@pytest.mark.parametrize("objects", [None, [{"country": "UZ", "agreements": 5}]], ids=["rows", "objects"])
def test_rows_without_ids_are_refused(draw: Draw, objects: list[dict[str, object]] | None) -> None:
    rows = Rows("stats", (Column("country", "Country"),), [("UZ",)], objects=objects)

    with pytest.raises(UsageError, match="'stats' cannot be written as ids"):
        draw(rows, Format.IDS)
