"""Rows as CSV."""

import csv
import io
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.render import Column, Format, Rows

Draw = Callable[..., str]

ID_AND_TITLE = (Column("id", "Id"), Column("title", "Title"))


def test_lists_follow_rfc_4180(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.CSV) == (
        "id,signed,title,parties,topics\r\n"
        "2020-01-31-eapa-tass,2020-01-31,"
        "Cooperation agreement between the Eurasian Peoples' Assembly and TASS,eapa; tass,2\r\n"
        "2021-09-24-eapa-scopdc-uz,2021?-09-24,"
        "Соглашение о сотрудничестве между Ассамблеей народов Евразии и Центром народной дипломатии ШОС,"
        "eapa; scopdc-uz,12\r\n"
        "undated-eapa-ugm,,Соглашение с университетом,eapa; ugm,\r\n"
    )


def test_commas_quotes_and_line_breaks_are_quoted(draw: Draw) -> None:
    rows = Rows("agreements", ID_AND_TITLE, [('Centre "ШОС", Tashkent', "a\nb")])

    assert draw(rows, Format.CSV) == 'id,title\r\n"Centre ""ШОС"", Tashkent","a\nb"\r\n'


def test_formulas_and_markup_are_not_changed(draw: Draw) -> None:
    rows = Rows("agreements", ID_AND_TITLE, [("=1+1", "[/]")])

    assert draw(rows, Format.CSV) == "id,title\r\n=1+1,[/]\r\n"


def test_control_characters_are_escaped_on_a_terminal(draw: Draw) -> None:
    rows = Rows("agreements", ID_AND_TITLE, [("\x1b[31m", "a\nb")])

    assert draw(rows, Format.CSV, interactive=True) == "id,title\r\n\\x1b[31m,a\\nb\r\n"


@given(st.lists(st.tuples(st.text(), st.text())))
def test_a_program_can_restore_any_cells(draw: Draw, cells: list[tuple[str, str]]) -> None:
    output = draw(Rows("agreements", ID_AND_TITLE, cells), Format.CSV)

    assert list(map(tuple, csv.reader(io.StringIO(output, newline="")))) == [("id", "title"), *cells]
