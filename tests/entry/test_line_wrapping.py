"""The lines of a dialogue fit the terminal."""

import pytest
from rich.cells import cell_len

from eapa_cli.entry.prompts.line_wrapping import wrap


@pytest.fixture(autouse=True)
def _narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_chinese_text_has_lines_of_at_most_the_width_with_hanging_indents() -> None:
    name = "北京外国语大学" * 8  # 112 columns without a space

    first, *following = wrap(f"  1  Beijing Foreign Studies University {name}").split("\n")

    assert first == "  1  Beijing Foreign Studies University"
    assert max(map(cell_len, following)) < 40
    assert "".join(line.removeprefix(" " * len("  1  ")) for line in following) == name


@pytest.mark.parametrize(
    ("line", "wrapped"),
    [
        (
            "  1  Venue  Conference hall of the City Hall of Moscow",
            "  1  Venue  Conference hall of the City\n            Hall of Moscow",
        ),
        (
            "  1  Venue of the signing  Conference hall of the City Hall",
            "  1  Venue of the signing  Conference\n    hall of the City Hall",
        ),
    ],
    ids=["below the text", "after a label of more than half of the width"],
)
def test_following_lines_have_an_indent_that_leaves_room_for_the_text(line: str, wrapped: str) -> None:
    assert wrap(line) == wrapped


def test_an_address_is_never_broken() -> None:
    address = f"https://example.org/{'a' * 60}"

    assert wrap(f"The source is {address}").split("\n") == ["The source is", f"  {address}"]


def test_a_terminal_of_one_column_gets_one_word_in_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1")

    assert wrap("The source").split() == ["The", "source"]
