import io
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eapa_cli.render import Cell, Column, Format, Layout, Rows, Terminal, render
from eapa_cli.render.clean import clean

Draw = Callable[..., str]

AT_80_COLUMNS = """\
Id                         Signed       Title            Parties          Topics
────────────────────────────────────────────────────────────────────────────────
2020-01-31-eapa-tass       2020-01-31   Cooperation      eapa; tass            2
                                        agreement
                                        between the
                                        Eurasian
                                        Peoples'
                                        Assembly and
                                        TASS
2021-09-24-eapa-scopdc-uz  2021?-09-24  Соглашение о     eapa; scopdc-uz      12
                                        сотрудничестве
                                        между
                                        Ассамблеей
                                        народов Евразии
                                        и Центром
                                        народной
                                        дипломатии ШОС
undated-eapa-ugm                        Соглашение с     eapa; ugm
                                        университетом
"""
AT_200_COLUMNS = """\
Id                         Signed       Title                                                                                           Parties          Topics
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2020-01-31-eapa-tass       2020-01-31   Cooperation agreement between the Eurasian Peoples' Assembly and TASS                           eapa; tass            2
2021-09-24-eapa-scopdc-uz  2021?-09-24  Соглашение о сотрудничестве между Ассамблеей народов Евразии и Центром народной дипломатии ШОС  eapa; scopdc-uz      12
undated-eapa-ugm                        Соглашение с университетом                                                                      eapa; ugm
"""

PAGE = """\
Cooperation agreement between the Eurasian Peoples' Assembly
and the SCO centre
  id                 2021-09-24-eapa-scopdc-uz
  topics             peace; public-diplomacy

Signatories
  Андрей Бельянинов  Генеральный секретарь Ассамблеи народов
                     Евразии, за Ассамблею
  Kabuljon Sobirov   Director
"""

TITLE = "Cooperation agreement between the Eurasian Peoples' Assembly and the SCO centre"

HOSTILE = [
    ("[draft] x", "[draft] x"),
    ("[/]", "[/]"),
    ("[link=http://x]y[/link]", "[link=http://x]y[/link]"),
    (":smile:", ":smile:"),
    ("\x1b[31mred", r"\x1b[31mred"),
    ("\x9b31mred", r"\x9b31mred"),
    ("a\tb\nc\rd", r"a\tb\nc\rd"),
    ("abc\u202edef", r"abc\u202edef"),
    ("file\udcff", r"file\udcff"),
    ("=1+1", "=1+1"),
    ("Собиров", "Собиров"),
    ("中文", "中文"),
    ("e\u0301", "e\u0301"),
    ("🕊", "🕊"),
    ("", ""),
    (None, ""),
    (True, "true"),
    (False, "false"),
    (0.5, "0.5"),
]

anything = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x9b\n\u2028\u202e\u200d\ufe0f\u0301中🕊é  "),
    )
)


def of_columns(*columns: str, cells: list[list[Cell]], flexible: bool = True) -> Rows:
    return Rows("things", tuple(Column(name, name, flexible=flexible) for name in columns), cells)


def page(*cells: tuple[Cell, Cell, Cell]) -> Rows:
    columns = (
        Column("section", "Section"),
        Column("field", "Field"),
        Column("value", "Value", flexible=True),
    )
    return Rows("agreement", columns, cells, layout=Layout.PAGE)


def test_only_flexible_columns_wrap_on_a_terminal_of_80_columns(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.TABLE, width=80) == AT_80_COLUMNS


def test_a_wide_terminal_shows_a_row_a_line(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.TABLE, width=200) == AT_200_COLUMNS


def test_when_the_terminal_is_too_narrow_the_other_columns_wrap_too(draw: Draw) -> None:
    rows = of_columns("id", "title", cells=[["2021-09-24-eapa", "Соглашение о мире"]], flexible=False)

    assert draw(rows, Format.TABLE, width=20) == (
        "id         title\n────────────────────\n2021-09-2  Соглашени\n4-eapa     е о мире\n"
    )


def test_on_hardly_a_terminal_each_column_keeps_two_cells(draw: Draw) -> None:
    rows = of_columns("id", "title", cells=[["中文", "ab"]])

    assert draw(rows, Format.TABLE, width=1) == "id  ti\n    tl\n    e\n──────\n中  ab\n文\n"


def test_a_list_without_rows_is_an_empty_text(draw: Draw) -> None:
    assert draw(of_columns("id", cells=[]), Format.TABLE) == ""
    assert draw(page(), Format.TABLE) == ""


def test_titles_are_bold_and_nothing_else_is_coloured(draw: Draw) -> None:
    rows = of_columns("id", cells=[["eapa"]])

    assert draw(rows, Format.TABLE, colour=True) == "\x1b[1mid\x1b[0m\n────\neapa\n"


def test_numbers_stand_at_the_right_under_their_title(draw: Draw) -> None:
    rows = of_columns(
        "country", "agreements", "in force", cells=[["UZ", 5, True], ["RU", 120, None], ["KG", None, None]]
    )

    assert draw(rows, Format.TABLE) == (
        "country  agreements  in force\n"
        "─────────────────────────────\n"
        "UZ                5  true\n"
        "RU              120\n"
        "KG\n"
    )


@pytest.mark.parametrize(("cell", "shown"), HOSTILE)
def test_a_cell_is_shown_as_text_whatever_it_holds(draw: Draw, cell: Cell, shown: str) -> None:
    rows = of_columns("id", "title", cells=[["a", cell], ["b", "x"]])

    assert draw(rows, Format.TABLE).splitlines()[2] == f"a   {shown}".rstrip()


def test_columns_are_aligned_behind_wide_and_combining_characters(draw: Draw) -> None:
    rows = of_columns("name", "id", cells=[["中文中", "a"], ["e\u0301e\u0301", "b"], ["Собиров", "c"]])

    assert draw(rows, Format.TABLE).splitlines()[2:] == ["中文中   a", "e\u0301e\u0301       b", "Собиров  c"]


def test_the_rule_is_of_hyphens_where_the_stream_cannot_write_a_line() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1251", newline="")
    rows = of_columns("id", "title", cells=[["eapa", "Ассамблея"]])

    render(rows, Format.TABLE, out, terminal=Terminal(width=80, colour=False, interactive=True))

    out.seek(0)
    assert out.read() == "id    title\n---------------\neapa  Ассамблея\n"


def test_a_page_has_headings_and_its_values_in_one_column(draw: Draw) -> None:
    rows = page(
        (TITLE, "id", "2021-09-24-eapa-scopdc-uz"),
        (TITLE, "topics", ("peace", "public-diplomacy")),
        ("Signatories", "Андрей Бельянинов", "Генеральный секретарь Ассамблеи народов Евразии, за Ассамблею"),
        ("Signatories", "Kabuljon Sobirov", "Director"),
    )

    assert draw(rows, Format.TABLE, width=60) == PAGE


def test_the_headings_of_a_page_are_bold(draw: Draw) -> None:
    rows = page(("TASS", "country", "RU"), ("Agreements", "2020-01-31", "eapa-tass"))

    assert draw(rows, Format.TABLE, colour=True) == (
        "\x1b[1mTASS\x1b[0m\n  country     RU\n\n\x1b[1mAgreements\x1b[0m\n  2020-01-31  eapa-tass\n"
    )


@pytest.mark.parametrize(("cell", "shown"), HOSTILE)
def test_a_page_shows_text_whatever_it_holds(draw: Draw, cell: Cell, shown: str) -> None:
    drawn = draw(page(("[b]\x1b[31m", "x", "y"), ("[b]\x1b[31m", "field", cell)), Format.TABLE)

    assert drawn == f"[b]\\x1b[31m\n  x      y\n{f'  field  {shown}'.rstrip()}\n"


@given(cells=st.lists(st.tuples(anything, anything, anything), min_size=1), width=st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(draw: Draw, cells: list[tuple[str, str, str]], width: int) -> None:
    table = draw(of_columns("id", "title", "note", cells=[list(row) for row in cells]), Format.TABLE, width=width)

    assert max(map(cell_len, table.split("\n"))) <= width
    assert max(map(cell_len, draw(page(*cells), Format.TABLE, width=width).split("\n"))) <= width


@given(text=anything, width=st.integers(2, 40))
def test_text_is_neither_lost_nor_too_wide_in_a_narrow_column(draw: Draw, text: str, width: int) -> None:
    _, _, *lines = draw(of_columns("t", cells=[[text]]), Format.TABLE, width=width).split("\n")

    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


@given(text=anything)
def test_nothing_in_a_table_steers_a_terminal(draw: Draw, text: str) -> None:
    table = draw(of_columns("title", cells=[[text]]), Format.TABLE)
    page_ = draw(page((text, text, text)), Format.TABLE)

    shown = set(table + page_) - {"\n"}
    assert {unicodedata.category(character) for character in shown}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    overrides = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {unicodedata.bidirectional(character) for character in shown}.isdisjoint(overrides)
