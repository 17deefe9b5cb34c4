"""Lists and pages as Markdown."""

import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eapa_cli.render import Cell, Column, Format, Layout, Rows
from eapa_cli.render.clean import clean

Draw = Callable[..., str]

ID_AND_TITLE = (Column("id", "Id"), Column("title", "Title"))
PAGE = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value"))

EXPECTED_LIST = """\
| Id | Title |
| --- | --- |
| 2020-01-31-eapa-tass | Cooperation agreement with TASS |
| undated-eapa-ugm | Соглашение с университетом |
"""
EXPECTED_PAGE = """\
# Соглашение \\[проект\\]

| Field | Value |
| --- | --- |
| id | 2020-01-31-eapa-tass |
| parties | eapa; tass |

## Signatories

| Field | Value |
| --- | --- |
| Mikhail Gusman | First Deputy Director General |
"""

_render = MarkdownIt("commonmark").enable(["table"]).render


def convert_to_html(text: str) -> str:
    """Return Markdown as HTML, without the elements around characters that would start a mention or a reference."""
    return re.sub("<span>(.*?)</span>", r"\1", _render(text))


# Text without spaces, since renderers of Markdown may change spaces.
text_without_spaces = st.text(st.characters(exclude_categories=["Zs"]), min_size=1)


def test_list_is_a_table(draw: Draw) -> None:
    cells = [
        ("2020-01-31-eapa-tass", "Cooperation agreement with TASS"),
        ("undated-eapa-ugm", "Соглашение с университетом"),
    ]

    assert draw(Rows("agreements", ID_AND_TITLE, cells), Format.MARKDOWN) == EXPECTED_LIST


def test_page_has_a_heading_and_a_table_for_each_section(draw: Draw) -> None:
    cells: list[tuple[Cell, ...]] = [
        ("Соглашение [проект]", "id", "2020-01-31-eapa-tass"),
        ("Соглашение [проект]", "parties", ("eapa", "tass")),
        ("Signatories", "Mikhail Gusman", "First Deputy Director General"),
    ]

    assert draw(Rows("agreement", PAGE, cells, layout=Layout.PAGE), Format.MARKDOWN) == EXPECTED_PAGE


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        # Cells, emphasis, links, elements and headings.
        ("a|b", r"a\|b"),
        ("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~"),
        ("[a](http://x)", r"\[a\](<http://x>)"),
        ("<script>", r"\<script\>"),
        ("&lt;", r"\&lt;"),
        ("# $x$ #", r"\# \$x\$ \#"),
        ("www.example.org", r"www\.example.org"),
        # Line breaks, control characters and hidden characters.
        ("a\nb", r"a\\nb"),
        ("\x1b[31m", r"\\x1b\[31m"),
        ("\U000e0041\xad", r"\\U000e0041\\xad"),
        # Mentions of people and references to issues, which GitHub and GitLab replace by links.
        ("@gusman, @eapa/all", "<span>@</span>gusman, <span>@</span>eapa/all"),
        ("info@tass.ru @", "info@tass.ru @"),
        ("https://t.me/@tass", "<https://t.me/@tass>"),
        ("#1 eapa/x#12 GH-3", r"<span>\#</span>1 eapa/x<span>\#</span>12 GH<span>-</span>3"),
        ("!7 %8 $9 &10 ~11", r"<span>!</span>7 <span>%</span>8 <span>\$</span>9 <span>\&</span>10 <span>\~</span>11"),
    ],
)
def test_text_is_never_markup(draw: Draw, text: str, markdown: str) -> None:
    rows = Rows("agreements", ID_AND_TITLE, [("a", text)])

    assert draw(rows, Format.MARKDOWN).splitlines()[2] == f"| a | {markdown} |"


@given(text_without_spaces)
def test_rendered_markdown_shows_the_original_text(draw: Draw, text: str) -> None:
    # Markdown renderers escape double quotes, but not single ones as `escape` would.
    html = escape(clean(text), quote=False).replace('"', "&quot;")

    table = draw(Rows("agreements", ID_AND_TITLE, [("a", text)]), Format.MARKDOWN)
    page = draw(Rows("agreement", PAGE, [(text, "a", text)], layout=Layout.PAGE), Format.MARKDOWN)

    assert f"<td>a</td>\n<td>{html}</td>" in convert_to_html(table)
    assert f"<h1>{html}</h1>" in convert_to_html(page)
    assert f"<td>a</td>\n<td>{html}</td>" in convert_to_html(page)
