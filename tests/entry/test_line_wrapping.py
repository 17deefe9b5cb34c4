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


def test_an_address_is_never_broken() -> None:
    address = f"https://example.org/{'a' * 60}"

    assert wrap(f"The source is {address}").split("\n") == ["The source is", f"  {address}"]


def test_a_terminal_of_one_column_gets_one_word_in_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1")

    assert wrap("The source").split() == ["The", "source"]
