"""Links and long web addresses."""

import io
import re
from urllib.parse import unquote

import pytest

from eapa_cli.render import Column, Format, Layout, Rows, Terminal, render
from eapa_cli.render.console import text_with_links

ADDRESS = "https://example.org/a-page/of-a-long-name"


def draw_page(value: str, *, width: int, links: bool = False) -> str:
    """Return a page with one value, as it is written to a terminal."""
    columns = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value", can_wrap=True))
    rows = Rows("pages", columns, [("Sources", "1", value)], layout=Layout.PAGE)
    out = io.StringIO()
    render(
        rows, Format.TABLE, out, terminal=Terminal(width=width, has_colour=links, is_interactive=True, has_links=links)
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://e.org/a?b=c#d; seen", ["https://e.org/a?b=c#d"]),
        ("(http://e.org).", ["http://e.org"]),
        ("https://e.org/a_(b), https://e.org/c/", ["https://e.org/a_(b)", "https://e.org/c/"]),
        ("«https://e.org/Соль», см. HTTPS://пример.рф.", ["https://e.org/Соль", "HTTPS://пример.рф"]),
        ("javascript:alert(1) file:///etc/passwd ftp://e.org", []),
        ("https://e.org/\x1b]8;;", [r"https://e.org/\x1b]8"]),
        ("https://", []),
    ],
)
def test_only_web_addresses_are_links(text: str, addresses: list[str]) -> None:
    terminal = Terminal(width=80, has_colour=True, is_interactive=True, has_links=True)
    with_links = text_with_links(text, terminal)

    assert [with_links.plain[span.start : span.end] for span in with_links.spans] == addresses
    links = [span.style.link or "" for span in with_links.spans if not isinstance(span.style, str)]
    assert [unquote(link) for link in links] == addresses
    assert "".join(links).isascii()
    assert text_with_links(text, terminal._replace(has_links=False)).spans == []


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (ADDRESS, f"  1\n    {ADDRESS}\n"),
        (f"A title; {ADDRESS}; seen 2021; a note", f"  1  A title\n    {ADDRESS}\n     seen 2021; a note\n"),
        (f"{ADDRESS}; {ADDRESS}", f"  1\n    {ADDRESS}\n    {ADDRESS}\n"),
        (f"from '{ADDRESS}' to '{ADDRESS}'", f"  1  from\n    {ADDRESS}\n     to\n    {ADDRESS}\n"),
        (f"note of '{ADDRESS}': 'New.'", f"  1  note of\n    {ADDRESS}\n     'New.'\n"),
        ("https://e.org/" + "社" * 8, f"  1\n    https://e.org/{'社' * 8}\n"),
        ("http://e.org; seen", "  1  http://e.org; seen\n"),
    ],
)
def test_an_address_that_is_too_long_is_on_a_separate_line(value: str, lines: str) -> None:
    assert draw_page(value, width=30) == f"Sources\n{lines}"


def test_an_address_on_a_page_is_a_link() -> None:
    link = re.compile(f"\x1b]8;id=[0-9-]+;{ADDRESS}\x1b\\\\{ADDRESS}\x1b]8;;\x1b\\\\")

    assert link.search(draw_page(ADDRESS, width=20, links=True))
    assert link.search(draw_page(f"see {ADDRESS}", width=80, links=True))
