"""Lists and pages as tab-separated values."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.render import Column, Format, Layout, Rows

Draw = Callable[..., str]

ID_AND_TITLE = (Column("id", "Id"), Column("title", "Title"))
SHORT_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

EXPECTED = """\
id	signed	title	parties	topics
2020-01-31-eapa-tass	2020-01-31	Cooperation agreement between the Eurasian Peoples' Assembly and TASS	eapa; tass	2
2021-09-24-eapa-scopdc-uz	2021?-09-24	Соглашение о сотрудничестве между Ассамблеей народов Евразии и Центром народной дипломатии ШОС	eapa; scopdc-uz	12
undated-eapa-ugm		Соглашение с университетом	eapa; ugm	
"""  # noqa: W291  (tabs, and a last cell that is empty)


def unescape_field(field: str) -> str:
    r"""Reverse the escapes of a field, such as \t, \x1b and \u202e."""

    def unescape(match: re.Match[str]) -> str:
        return SHORT_ESCAPES[match[1]] if match[1] else chr(int(match[2] or match[3] or match[4], 16))

    return re.sub(r"\\(?:([tnr\\])|x(..)|u(....)|U(.{8}))", unescape, field)


def test_list_has_a_header_and_a_line_for_each_row(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.TSV) == EXPECTED


def test_list_without_rows_has_a_header(draw: Draw) -> None:
    assert draw(Rows("agreements", ID_AND_TITLE, []), Format.TSV) == "id\ttitle\n"


def test_a_page_is_a_line_for_each_field(draw: Draw) -> None:
    columns = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value"))
    rows = Rows("organization", columns, [("TASS", "country", "RU"), ("TASS", "type", "media")], layout=Layout.PAGE)

    assert draw(rows, Format.TSV) == "section\tfield\tvalue\nTASS\tcountry\tRU\nTASS\ttype\tmedia\n"


def test_tabs_line_breaks_backslashes_and_escapes_stay_within_their_cell(draw: Draw) -> None:
    rows = Rows("agreements", ID_AND_TITLE, [("a\tb\nc\\n", "\x1b[31m\u202e")])

    assert draw(rows, Format.TSV) == "id\ttitle\na\\tb\\nc\\\\n\t\\x1b[31m\\u202e\n"


@given(st.lists(st.tuples(st.text(), st.text())))
def test_a_program_can_restore_any_cells(draw: Draw, cells: list[tuple[str, str]]) -> None:
    _, *lines = draw(Rows("agreements", ID_AND_TITLE, cells), Format.TSV).splitlines()

    assert [tuple(map(unescape_field, line.split("\t"))) for line in lines] == cells
