"""Tables and pages on a terminal."""

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eapa_cli.render import Cell, Column, Format, Layout, Rows, Terminal, render
from eapa_cli.render.clean import clean
from eapa_cli.render.rows import CodedText, MarkedText, SourceLine, Title

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
PAGE = """\
╭──────────────────────────────────────────────────────────╮
│ Cooperation agreement between the Eurasian Peoples'      │
│ Assembly and the SCO centre                              │
╰──────────────────────────────────────────────────────────╯
  id                 2021-09-24-eapa-scopdc-uz
  topics             peace; public-diplomacy

Signatories
  Андрей Бельянинов  Генеральный секретарь Ассамблеи народов
                     Евразии, за Ассамблею
  Kabuljon Sobirov   Director
"""
TITLE = Title("Cooperation agreement between the Eurasian Peoples' Assembly and the SCO centre")
ADDRESS = "https://example.org/a-page/of-a-long-name"

# Cells with markup, control characters and unusual values, and their text in a table.
CELLS_AND_TEXTS = [
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
# Text with any characters, and often with control characters and characters of no or two cells.
any_text = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x9b\n\u2028\u202e\u200d\ufe0f\u0301中🕊é  "),
    )
)


def make_rows(*columns: str, cells: list[list[Cell]], can_wrap: bool = True) -> Rows:
    return Rows("things", tuple(Column(name, name, can_wrap=can_wrap) for name in columns), cells)


def make_page(*cells: tuple[Cell, Cell, Cell]) -> Rows:
    columns = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value", can_wrap=True))
    return Rows("agreement", columns, cells, layout=Layout.PAGE)


def remove_styles(drawn: str) -> str:
    """Return the output without styles and links."""
    return re.sub("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\", "", drawn)


def test_columns_that_may_wrap_do_so_between_words_at_80_columns(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.TABLE, width=80) == AT_80_COLUMNS


def test_a_word_is_not_broken_while_another_column_can_be_narrower(draw: Draw) -> None:
    rows = make_rows("signed", "partner", "country", cells=[["30 June 2019", "A " + "long name " * 5, "international"]])

    drawn = draw(rows, Format.TABLE, width=40).split()

    assert "international" in drawn


def test_wide_terminal_shows_each_row_on_one_line(draw: Draw, agreements: Rows) -> None:
    headings, _line, *rows = draw(agreements, Format.TABLE, width=200).splitlines()

    assert headings.split() == ["Id", "Signed", "Title", "Parties", "Topics"]
    assert [row.split()[0] for row in rows] == ["2020-01-31-eapa-tass", "2021-09-24-eapa-scopdc-uz", "undated-eapa-ugm"]


def test_narrow_terminal_shows_a_block_of_fields_for_each_row(draw: Draw) -> None:
    cells: list[list[Cell]] = [
        ["2021-09-24-eapa", "Соглашение о мире и дружбе", 2],
        ["2021-09-24-eapa-scopdc-uz-the-second", None, 3],
    ]
    columns = (Column("id", "Id"), Column("title", "Title", can_wrap=True), Column("number", "Number"))

    assert draw(Rows("things", columns, cells), Format.TABLE, width=24) == (
        "Id: 2021-09-24-eapa\nTitle: Соглашение о мире\nи дружбе\nNumber: 2\n\n"
        "Id:\n2021-09-24-eapa-scopdc-uz-the-second\nNumber: 3\n"
    )


def test_list_without_rows_is_empty(draw: Draw) -> None:
    assert draw(make_rows("id", cells=[]), Format.TABLE) == ""
    assert draw(make_page(), Format.TABLE) == ""


def test_only_the_headings_are_styled(draw: Draw) -> None:
    drawn = draw(make_rows("id", cells=[["eapa"]]), Format.TABLE, colour=True)

    assert "\x1b[1mid" in drawn
    assert remove_styles(drawn) == "id\n────\neapa\n"
    assert "\x1b" not in drawn.splitlines()[-1]


def test_numbers_are_right_aligned(draw: Draw) -> None:
    rows = make_rows(
        "country", "agreements", "in force", cells=[["UZ", 5, True], ["RU", 120, None], ["KG", None, None]]
    )

    assert draw(rows, Format.TABLE) == (
        "country  agreements  in force\n"
        "─────────────────────────────\n"
        "UZ                5  true\n"
        "RU              120\n"
        "KG\n"
    )


@pytest.mark.parametrize(("cell", "text"), CELLS_AND_TEXTS)
def test_markup_in_a_cell_has_no_effect(draw: Draw, cell: Cell, text: str) -> None:
    rows = make_rows("id", "title", cells=[["a", cell], ["b", "x"]])

    assert draw(rows, Format.TABLE).splitlines()[2] == f"a   {text}".rstrip()


@pytest.mark.parametrize("name", ["中文中", "e\u0301e\u0301", "Собиров", "العربية", "ภาษาไทย"])
def test_columns_are_aligned_after_wide_and_combining_characters(draw: Draw, name: str) -> None:
    drawn = draw(make_rows("name", "id", cells=[[name, "a"], ["a longer name", "b"]]), Format.TABLE)

    first, second = drawn.splitlines()[2:]
    assert cell_len(first.removesuffix("a")) == cell_len(second.removesuffix("b")) == len("a longer name") + 2


def test_the_line_below_the_headings_is_of_hyphens_in_an_encoding_without_box_drawing() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1251", newline="")
    rows = make_rows("id", "title", cells=[["eapa", "Ассамблея"]])

    render(rows, Format.TABLE, out, terminal=Terminal(width=80, has_colour=False, is_interactive=True))

    out.seek(0)
    assert out.read() == "id    title\n---------------\neapa  Ассамблея\n"


def test_a_page_has_a_panel_with_its_title_and_its_values_in_one_column(draw: Draw) -> None:
    rows = make_page(
        (TITLE, "id", "2021-09-24-eapa-scopdc-uz"),
        (TITLE, "topics", ("peace", "public-diplomacy")),
        ("Signatories", "Андрей Бельянинов", "Генеральный секретарь Ассамблеи народов Евразии, за Ассамблею"),
        ("Signatories", "Kabuljon Sobirov", "Director"),
    )

    assert draw(rows, Format.TABLE, width=60) == PAGE


def test_the_headings_of_a_page_are_bold(draw: Draw) -> None:
    rows = make_page(("TASS", "country", "RU"), ("Agreements", "2020-01-31", "eapa-tass"))

    drawn = draw(rows, Format.TABLE, colour=True)

    assert "\x1b[1;36mTASS\x1b[0m\n" in drawn
    assert remove_styles(drawn) == "TASS\n  country     RU\n\nAgreements\n  2020-01-31  eapa-tass\n"


@pytest.mark.parametrize(("cell", "text"), CELLS_AND_TEXTS)
def test_markup_in_a_page_has_no_effect(draw: Draw, cell: Cell, text: str) -> None:
    drawn = draw(make_page(("[b]\x1b[31m", "x", "y"), ("[b]\x1b[31m", "field", cell)), Format.TABLE)

    # The second line of a value is below the first one.
    value = text.replace(r"\n", "\n" + " " * len("  field  "))
    assert drawn == f"[b]\\x1b[31m\n  x      y\n{f'  field  {value}'.rstrip()}\n"


@given(cells=st.lists(st.tuples(any_text, any_text, any_text), min_size=1), width=st.integers(20, 120))
def test_lines_with_spaces_fit_the_terminal(draw: Draw, cells: list[tuple[str, str, str]], width: int) -> None:
    table = draw(make_rows("id", "title", "note", cells=[list(row) for row in cells]), Format.TABLE, width=width)
    drawn = table + draw(make_page(*cells), Format.TABLE, width=width)

    # In a block of fields, a line with one word may be longer.
    assert all(cell_len(line) <= width or " " not in line.strip() for line in drawn.split("\n"))


@given(text=any_text, width=st.integers(2, 40))
def test_text_is_not_lost_in_a_narrow_column(draw: Draw, text: str, width: int) -> None:
    drawn = draw(make_rows("t", cells=[[f"a {text} b"]]), Format.TABLE, width=width)

    # All spaces are removed, since spaces at the end of a line may be missing. The heading is 't' or 't:'.
    without_heading = "".join(drawn.split()).lstrip("t─").removeprefix(":")
    assert without_heading == "".join(clean(f"a{text}b").split())


@given(text=any_text)
def test_control_characters_in_a_table_are_escaped(draw: Draw, text: str) -> None:
    table = draw(make_rows("title", cells=[[text]]), Format.TABLE)
    page = draw(make_page((text, text, text)), Format.TABLE)

    characters = set(table + page) - {"\n"}
    control_categories = {"Cc", "Cs", "Zl", "Zp"}
    assert {unicodedata.category(character) for character in characters}.isdisjoint(control_categories)
    direction_controls = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {unicodedata.bidirectional(character) for character in characters}.isdisjoint(direction_controls)


def test_words_are_for_people_and_codes_for_programs(draw: Draw) -> None:
    columns = (Column("type", "Type", format_code=str.upper), Column("topics", "Topics", format_code=str.title))
    rows = Rows("things", columns, [(CodedText("a-code", lambda: "some words"), ("peace", "sport")), ("ngo", None)])

    assert draw(rows, Format.TABLE).splitlines()[2:] == ["some words  Peace; Sport", "NGO"]
    assert draw(rows, Format.MARKDOWN).splitlines()[2:] == ["| some words | Peace; Sport |", "| NGO |  |"]
    assert draw(rows, Format.TSV).splitlines()[1:] == ["a-code\tpeace; sport", "ngo\t"]
    assert draw(rows, Format.JSONL).splitlines()[0] == '{"type": "a-code", "topics": ["peace", "sport"]}'


def make_record_rows(*cells: tuple[Cell, ...]) -> Rows:
    """Return rows with a main column, two columns that a table may omit, and a column that it may stack."""
    columns = (
        Column("name", "Name", can_wrap=True, identifies_row=True),
        Column("type", "Type", omit_if_uniform=True),
        Column("topics", "Topics", omit_if_uniform=True, omit_if_narrow=True),
        Column("id", "Id", can_stack=True),
    )
    return Rows("things", columns, cells)


def test_value_common_to_all_rows_is_below_the_table(draw: Draw) -> None:
    rows = make_record_rows(("A", "ngo", None, "a"), ("B", "ngo", None, "b"))

    assert draw(rows, Format.TABLE) == "Name  Id\n────────\nA     a\nB     b\n\nAll 2 rows: type ngo.\n"


def test_single_row_keeps_all_values(draw: Draw) -> None:
    assert (
        draw(make_record_rows(("A", "ngo", None, "a")), Format.TABLE)
        == "Name  Type  Id\n──────────────\nA     ngo   a\n"
    )


def test_a_narrow_table_stacks_the_id_below_the_name_and_then_omits_a_column(draw: Draw) -> None:
    rows = make_record_rows(
        ("A name of three words", "ngo", "peace", "the-id-of-a-thing"), ("B", "media", "sport", "b")
    )

    assert draw(rows, Format.TABLE, width=60).splitlines()[2].endswith("  the-id-of-a-thing")
    assert draw(rows, Format.TABLE, width=40) == (
        "Name                   Type   Topics\n"
        "────────────────────────────────────\n"
        "A name of three words  ngo    peace\n"
        "  the-id-of-a-thing\n"
        "B                      media  sport\n"
        "  b\n"
    )
    assert draw(rows, Format.TABLE, width=28) == (
        "Name                   Type\n"
        "────────────────────────────\n"
        "A name of three words  ngo\n"
        "  the-id-of-a-thing\n"
        "B                      media\n"
        "  b\n"
    )
    assert "\x1b[2mthe-id-of-a-thing" in draw(rows, Format.TABLE, width=40, colour=True)


def test_a_narrow_table_omits_a_column_if_a_sentence_below_the_name_would_have_many_lines(draw: Draw) -> None:
    columns = (
        Column("day", "Day"),
        Column("ends", "Ends", can_wrap=True, omit_if_narrow=True),
        Column("name", "Name", can_wrap=True, identifies_row=True),
        Column("how", "How", can_wrap=True, can_stack=True),
    )
    rows = Rows(
        "things", columns, [("1 May", "31 May 2024", "A name", "four years from the signing of this agreement")]
    )

    assert draw(rows, Format.TABLE, width=45) == (
        "Day    Name\n"
        "─────────────────────────────────────────────\n"
        "1 May  A name\n"
        "         four years from the signing of this\n"
        "         agreement\n"
    )


def test_id_is_never_broken(draw: Draw) -> None:
    rows = make_record_rows(("A", "ngo", "peace", "the-id-of-a-thing"), ("B", "media", "sport", "b"))

    for width in range(1, 80):
        assert "the-id-of-a-thing" in draw(rows, Format.TABLE, width=width)


def test_url_is_never_broken(draw: Draw) -> None:
    rows = make_rows("name", "website", cells=[["A name of some words", ADDRESS], ["B", None]])

    for width in (20, 40, 60, 80):
        assert ADDRESS in draw(rows, Format.TABLE, width=width)
    assert draw(rows, Format.TABLE, width=40) == (f"name: A name of some words\nwebsite:\n{ADDRESS}\n\nname: B\n")


def test_more_than_300_rows_have_no_line_below_the_headings_and_are_not_wrapped(draw: Draw) -> None:
    cells = [(f"Name {number} of some words", "ngo", None, f"id-{number}") for number in range(301)]

    drawn = draw(make_record_rows(*cells), Format.TABLE, width=20)

    lines = drawn.splitlines()
    assert lines[0] == "Name                    Id"
    assert lines[1] == "Name 0 of some words    id-0"
    assert lines[301:] == ["Name 300 of some words  id-300", "", "All 301 rows: type ngo."]


def test_a_value_that_only_one_of_many_rows_lacks_stays_in_its_column(draw: Draw) -> None:
    cells = [(f"Name {number}", "media" if number else "ngo", None, f"id-{number}") for number in range(301)]

    assert draw(make_record_rows(*cells), Format.TABLE, width=20).endswith("\nName 300  media  id-300\n")


def test_a_highlight_is_at_its_word_after_an_escaped_character(draw: Draw) -> None:
    text = "a\x1bb found it"
    start = text.index("found")
    rows = Rows("things", (Column("text", "Text"),), [(MarkedText(text, ((start, start + len("found")),)),)])

    assert "a\\x1bb \x1b[1;33mfound\x1b[0m it" in draw(rows, Format.TABLE, colour=True)


def test_lines_of_yaml_are_numbered_coloured_and_never_broken(draw: Draw) -> None:
    line = f"- {{url: {ADDRESS}}}  # \x1b"
    rows = make_page(("Broken", "1", SourceLine("id: x")), ("Broken", "2", SourceLine(line)))
    coloured = draw(rows, Format.TABLE, width=20, colour=True)

    assert draw(rows, Format.TABLE, width=20) == f"Broken\n    1 id: x\n    2 {clean(line)}\n"
    assert "\x1b[36mid\x1b[0m" in coloured
    assert remove_styles(coloured) == draw(rows, Format.TABLE, width=20)
