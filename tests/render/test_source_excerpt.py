"""Excerpts of a line, with marks below a part of it."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eapa_cli.render.source_excerpt import make_excerpt


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "marks"),
    [
        ("country: NO", 9, 11, "country: NO", "         ^^"),
        ("город: Ташкент", 7, 14, "город: Ташкент", "       ^^^^^^^"),
        # Wide characters, and characters without width before the part and as the part.
        ("亚欧: 会", 4, 5, "亚欧: 会", "      ^^"),
        ("наро\u0301дов: x", 9, 10, "наро\u0301дов: x", "        ^"),
        ("наро\u0301дов", 4, 5, "наро\u0301дов", "   ^"),
        # Escaped characters before the part and as the part.
        ("a\tb", 2, 3, r"a\tb", "   ^"),
        ("a\x1b[2Jb", 1, 2, r"a\x1b[2Jb", " ^^^^"),
        # An empty part, and parts that end after the line.
        ("a: ", 3, 3, "a:", "   ^"),
        ("ab", 9, 12, "ab", "  ^"),
        ("ab", 1, 9, "ab", " ^"),
        ("", 0, 0, "", "^"),
    ],
)
def test_the_marks_are_below_the_part(line: str, start: int, end: int, text: str, marks: str) -> None:
    assert make_excerpt(line, start, end, width=40) == (text, marks)


@pytest.mark.parametrize(
    ("start", "end", "text", "marks"),
    [
        (0, 2, "0123456789abcdefgh…", "^^"),
        (20, 22, "…efghijklmnopqrstuv…", "       ^^"),
        (34, 36, "…ijklmnopqrstuvwxyz", "                 ^^"),
        (4, 30, "0123456789abcdefgh…", "    ^^^^^^^^^^^^^^"),
    ],
    ids=["at the start", "in the middle", "at the end", "longer than the width"],
)
def test_a_long_line_is_cut_around_the_part(start: int, end: int, text: str, marks: str) -> None:
    assert make_excerpt("0123456789abcdefghijklmnopqrstuvwxyz", start, end, width=20) == (text, marks)


@pytest.mark.parametrize("width", range(-8, 2))
def test_a_terminal_that_is_narrower_than_the_ellipses_shows_the_first_character_of_the_part(width: int) -> None:
    assert make_excerpt("country: NO", 9, 11, width=width) == ("…N…", " ^")


def test_a_line_is_not_cut_before_a_combining_character() -> None:
    text, _ = make_excerpt("e\u0301" * 40, 60, 61, width=20)

    assert text.removeprefix("…")[0] == "e"


def test_the_marks_are_aligned_after_wide_and_combining_characters() -> None:
    screen = pyte.Screen(40, 2)
    text, marks = make_excerpt("亚欧 наро\u0301д: alhpa", 11, 16, width=40)
    pyte.Stream(screen).feed(f"{text}\r\n{marks}")
    line, marks_on_screen = screen.display

    # A wide character takes two cells of the screen, and the second cell is empty.
    cells = [screen.buffer[0][column].data for column in range(40)]
    start, end = marks_on_screen.index("^"), marks_on_screen.rindex("^") + 1
    assert "".join(cells[start:end]) == "alhpa", line


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("a \t亚🌍\u0301\u200d\x1b")), max_size=60),
    st.integers(0, 70), st.integers(0, 70), st.integers(12, 60),
)  # fmt: skip
def test_the_excerpt_and_the_marks_fit_the_width(line: str, start: int, length: int, width: int) -> None:
    text, marks = make_excerpt(line, start, start + length, width=width)

    assert sum(map(cell_len, text)) <= width
    assert set(marks.lstrip()) == {"^"}
    assert cell_len(marks) <= width


def test_a_line_of_a_million_characters_without_width_is_cut() -> None:
    text, marks = make_excerpt("\u0301" * 1_000_000 + "x", 500_000, 500_001, width=40)

    assert len(text) <= 2002  # a thousand characters before and after the start of the part, and two ellipses
    assert marks.endswith("^")
