from collections.abc import Callable

import pytest

from eapa_cli.errors import UsageError
from eapa_cli.render import Column, Format, Layout, Rows

Draw = Callable[..., str]

PAGE = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value"))


def test_the_column_of_ids_stands_alone(draw: Draw, agreements: Rows) -> None:
    expected = "2020-01-31-eapa-tass\n2021-09-24-eapa-scopdc-uz\nundated-eapa-ugm\n"

    assert draw(agreements, Format.IDS) == expected


def test_nothing_found_is_an_empty_text(draw: Draw) -> None:
    assert draw(Rows("agreements", (Column("id", "Id"),), []), Format.IDS) == ""


def test_a_page_has_the_id_of_its_object(draw: Draw) -> None:
    rows = Rows("organization", PAGE, [("TASS", "country", "RU")], objects=[{"id": "tass"}], layout=Layout.PAGE)

    assert draw(rows, Format.IDS) == "tass\n"


def test_an_id_is_a_line_whatever_it_holds(draw: Draw) -> None:
    assert draw(Rows("agreements", (Column("id", "Id"),), [("a\nb\x1b",)]), Format.IDS) == "a\\nb\\x1b\n"


@pytest.mark.parametrize("objects", [None, [{"country": "UZ", "agreements": 5}]])
def test_figures_without_ids_are_refused(draw: Draw, objects: list[dict[str, object]] | None) -> None:
    rows = Rows("stats", (Column("country", "Country"),), [("UZ",)], objects=objects)

    with pytest.raises(UsageError, match="there are no ids in 'stats'"):
        draw(rows, Format.IDS)
