"""The quick way through a file and the one that knows places read the same."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eapa_cli.storage.sound import MAX_DEPTH, read_sound
from eapa_cli.storage.yamlio import _read_with_places

DATA = Path(__file__).parents[2] / "data"
PIECES = [
    "a: ", "b: ", "a", "? ", ": ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "!!str ", "'", '"',
    "no", "null", "~", "true", "12", "1.5", "1_000", "2021-09-24", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "# c\n", ">-\n", "|\n", "я",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: b\na: c\n")
@example("a: *x\n")
@example("*x : a\n")
@example("{a: !t b}\n")
@example("a: &x [b]\n")
@example("a: b\n---\na: c\n")
@example("- a\n")
@example("yes: a\n")
@example("a: yes\n")
@example("[a]: b\n")
def test_what_is_sound_has_no_fault_and_the_same_data(text: str) -> None:
    sound = read_sound(text)
    data, _, faults = _read_with_places(text)

    if sound is not None:
        assert (sound, ()) == (data, faults)


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_register_is_read_the_quick_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert read_sound(text) == _read_with_places(text)[0]


@pytest.mark.parametrize(("deeper", "is_sound"), [(0, True), (1, False)])
def test_what_is_nested_too_deep_is_not_sound(deeper: int, is_sound: bool) -> None:
    lists = MAX_DEPTH - 1 + deeper  # the map around them is one more

    assert (read_sound(f"a: {'[' * lists}{']' * lists}\n") is not None) is is_sound


def test_a_text_with_an_escape_is_left_to_the_reader_that_looks_behind_it() -> None:
    assert read_sound('a: "\\e"\n') is None
    assert read_sound('a: "\\"b\\\\"\n') == {"a": '"b\\'}
