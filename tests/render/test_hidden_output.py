"""No output format contains hidden characters."""

import sys
import unicodedata
from collections.abc import Callable
from io import StringIO

import pytest

from eapa_cli.render import Column, Format, Layout, Rows, Terminal
from eapa_cli.render.clean import clean, clean_characters
from eapa_cli.render.diff import diff
from eapa_cli.render.source_excerpt import make_excerpt
from eapa_cli.render.syntax_highlighting import write_source
from eapa_cli.render.tree import Branch, write_tree
from eapa_cli.text.hidden_characters import hidden_indexes

Draw = Callable[..., str]

# One search of a text with all characters is faster than a search for each character.
ALL_CHARACTERS = " ".join(map(chr, range(sys.maxunicode + 1)))
HIDDEN = [ALL_CHARACTERS[index] for index in hidden_indexes(ALL_CHARACTERS, also=r"\x00-\x1f")]
# There are 140,000 unassigned characters, characters for private use and surrogates, so each format gets only some.
WITHOUT_MEANING = [character for character in HIDDEN if unicodedata.category(character) in {"Cn", "Co", "Cs"}]
SAMPLE = [*sorted(set(HIDDEN).difference(WITHOUT_MEANING)), *WITHOUT_MEANING[::50]]
# Cells with 50 of these characters, each after a letter.
CELLS = ["".join(f"a{hidden}" for hidden in SAMPLE[start : start + 50]) for start in range(0, len(SAMPLE), 50)]
COLUMNS = (Column("id", "Id"), Column("title", "Title", can_wrap=True))
PAGE = (Column("section", "Section"), Column("field", "Field"), Column("value", "Value"))
CHART = (Column("group", "Group"), Column("label", "Label"), Column("count", "Count"))
TEXT_FORMATS = [Format.TABLE, Format.MARKDOWN, Format.CSV, Format.TSV, Format.YAML]


def find_hidden(output: str) -> set[str]:
    """Return the hidden characters of an output, other than line breaks and the tabs between fields."""
    return set(output).intersection(HIDDEN) - set("\t\r\n")


def test_the_list_of_hidden_characters_is_not_empty() -> None:
    assert len(HIDDEN) > 140_000


def test_each_hidden_character_is_escaped() -> None:
    text = "".join(HIDDEN)

    assert clean(text).isascii()
    assert clean_characters(text) == list(map(clean, HIDDEN))


@pytest.mark.parametrize("format_", TEXT_FORMATS)
def test_lists_on_a_terminal_contain_no_hidden_characters(draw: Draw, format_: Format) -> None:
    rows = Rows("rows", COLUMNS, [(cell, cell) for cell in CELLS])
    rows_with_hidden_headings = Rows("rows", tuple(Column(cell, cell) for cell in CELLS[:2]), [("a", "b")])

    assert find_hidden(draw(rows, format_, interactive=True)) == set()
    assert find_hidden(draw(rows_with_hidden_headings, format_, interactive=True)) == set()


@pytest.mark.parametrize("format_", [Format.TABLE, Format.MARKDOWN])
def test_pages_and_charts_contain_no_hidden_characters(draw: Draw, format_: Format) -> None:
    page = Rows("record", PAGE, [(cell, cell, cell) for cell in CELLS], layout=Layout.PAGE)
    chart = Rows("counts", CHART, [(cell, cell, 1) for cell in CELLS], layout=Layout.CHART)

    assert find_hidden(draw(page, format_, interactive=True)) == set()
    assert find_hidden(draw(chart, format_, interactive=True)) == set()


@pytest.mark.parametrize("format_", [Format.JSON, Format.JSONL, Format.IDS])
def test_lists_for_programs_contain_no_hidden_characters(draw: Draw, format_: Format) -> None:
    assert find_hidden(draw(Rows("rows", COLUMNS, [(cell, cell) for cell in CELLS]), format_)) == set()


@pytest.mark.parametrize("interactive", [True, False])
def test_trees_contain_no_hidden_characters(interactive: bool) -> None:
    tree = Branch(CELLS[0], CELLS[1], [Branch(cell, cell) for cell in CELLS])
    terminal = Terminal(width=80, has_colour=False, is_interactive=interactive)
    out = StringIO()

    write_tree(tree, out, terminal)

    assert find_hidden(out.getvalue()) == set()


def test_diffs_and_excerpts_contain_no_hidden_characters() -> None:
    out = StringIO()
    changed = diff("a\n", "\n".join(CELLS), old_name="a", new_name="b")

    write_source(list(changed), "diff", out, Terminal(width=80, has_colour=False, is_interactive=True))

    assert find_hidden(out.getvalue()) == set()
    # The width is enough for the whole cell.
    assert all(find_hidden("".join(make_excerpt(cell, 0, len(cell), width=1000))) == set() for cell in CELLS)


def test_joiners_and_selectors_that_text_needs_are_shown(draw: Draw) -> None:
    text = "می\u200cخواهم 👩\u200d🔬 ❤\ufe0f"

    assert text in draw(Rows("rows", COLUMNS, [("a", text)]), Format.MARKDOWN)
    assert make_excerpt(text, 0, 2, width=70)[0] == text
