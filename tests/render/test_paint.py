import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.render import Column, Format, Layout, Rows, Terminal, render
from eapa_cli.render.grid import wrapped
from eapa_cli.render.paint import Span, found_in, links_in, painted
from eapa_cli.render.rows import Marked

Draw = Callable[..., str]

words = st.text(alphabet=st.sampled_from("ab  中é/:."), max_size=60)


@given(words, st.integers(2, 20), st.lists(st.integers(0, 60), max_size=6))
def test_paint_adds_escapes_to_a_text_that_was_laid_out_and_changes_nothing_else(
    text: str, width: int, places: list[int]
) -> None:
    bounds = sorted({min(place, len(text)) for place in places})
    spans = [Span(start, end, "<", ">") for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    parts = wrapped(text, width)

    shown = list(painted(text, parts, spans))

    assert [part.replace("<", "").replace(">", "") for part in shown] == parts
    inside = "".join(piece.partition(">")[0] for part in shown for piece in part.split("<")[1:])
    assert inside.replace(" ", "") == "".join(text[span.start : span.end] for span in spans).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://e.org/a?b=c#d; seen", ["https://e.org/a?b=c#d"]),
        ("(http://e.org).", ["http://e.org"]),
        ("https://e.org/a_(b), https://e.org/c/", ["https://e.org/a_(b", "https://e.org/c/"]),
        ("javascript:alert(1) file:///etc/passwd ftp://e.org", []),
        (r"https://e.org/\x1b]8;;", [r"https://e.org/\x1b]8"]),
        ("https://", []),
    ],
)
def test_only_web_addresses_are_links(text: str, addresses: list[str]) -> None:
    assert [text[span.start : span.end] for span in links_in(text)] == addresses
    assert all(span.opening == f"\x1b]8;;{text[span.start : span.end]}\x1b\\" for span in links_in(text))


def test_marks_stand_where_they_did_when_a_text_is_made_clean() -> None:
    cell = Marked("a\x1bb found", ((4, 9),))

    (span,) = found_in(cell)

    assert r"a\x1bb found"[span.start : span.end] == "found"
    assert found_in("plain") == []


ADDRESS = "https://example.org/a-page/of-a-long-name"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (ADDRESS, f"  1\n    {ADDRESS}\n"),
        (f"A title; {ADDRESS}; seen 2021; a note", f"  1      A title\n    {ADDRESS}\n         seen 2021; a note\n"),
        (f"{ADDRESS}; {ADDRESS}", f"  1\n    {ADDRESS}\n    {ADDRESS}\n"),
        (f"from '{ADDRESS}' to '{ADDRESS}'", f"  1      from\n    {ADDRESS}\n         to\n    {ADDRESS}\n"),
        (f"note of '{ADDRESS}': 'New.'", f"  1      note of\n    {ADDRESS}\n         'New.'\n"),
        ("http://e.org; seen", "  1      http://e.org; seen\n"),
    ],
)
def test_an_address_that_is_too_long_for_a_page_stands_alone_and_whole(value: str, shown: str) -> None:
    assert page(value, width=30, links=False) == f"Sources\n{shown}"


def test_an_address_that_stands_alone_is_a_link() -> None:
    link = f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\"

    assert page(ADDRESS, width=20, links=True) == f"Sources\n  1\n    {link}\n"
    assert page(f"see {ADDRESS}", width=80, links=True) == f"Sources\n  1      see {link}\n"


def page(value: str, *, width: int, links: bool) -> str:
    columns = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value", flexible=True))
    rows = Rows("pages", columns, [("Sources", "1", value)], layout=Layout.PAGE)
    out = io.StringIO()
    render(rows, Format.TABLE, out, terminal=Terminal(width=width, colour=False, interactive=True, links=links))
    return out.getvalue()


def test_a_column_that_does_not_fit_beside_the_others_stands_below_them(draw: Draw) -> None:
    rows = Rows(
        "things",
        (Column("day", "Day"), Column("name", "Name", flexible=True), Column("id", "Id", below=True)),
        [("2021", "A name of some words that is long", "a-rather-long-id-of-a-thing"), ("2022", "B", "b")],
    )

    assert draw(rows, Format.TABLE, width=80).splitlines()[2:] == [
        "2021  A name of some words that is long  a-rather-long-id-of-a-thing",
        "2022  B                                  b",
    ]
    assert draw(rows, Format.TABLE, width=40).splitlines() == [
        "Day   Name",
        "─" * 39,
        "2021  A name of some words that is long",
        "      a-rather-long-id-of-a-thing",
        "2022  B",
        "      b",
    ]
    assert "\x1b[2m      b\x1b[0m" in draw(rows, Format.TABLE, width=40, colour=True)


def test_an_address_that_does_not_fit_beside_the_others_stands_whole_below_them(draw: Draw) -> None:
    rows = Rows(
        "things",
        (Column("name", "Name", flexible=True), Column("website", "Website", flexible=True)),
        [("A name of some words", ADDRESS), ("B", None)],
    )

    assert draw(rows, Format.TABLE, width=40).splitlines()[2:] == ["A name of some words", ADDRESS, "B"]
    assert draw(rows, Format.TABLE, width=200).splitlines()[2:] == [f"A name of some words  {ADDRESS}", "B"]


def test_columns_none_of_which_has_room_still_have_one_to_stand_below(draw: Draw) -> None:
    columns = (Column("id", "Id", below=True), Column("website", "Website"))
    rows = Rows("things", columns, [("some-id-of-a-thing", ADDRESS)])

    assert draw(rows, Format.TABLE, width=30).splitlines()[2:] == ["some-id-of-a-thing", ADDRESS]
