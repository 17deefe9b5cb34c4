"""Diffs and source text on a terminal."""

import io

from eapa_cli.render import Terminal
from eapa_cli.render.diff import NO_FILE, diff
from eapa_cli.render.syntax_highlighting import write_source


def draw_diff(old: str, new: str, *, colour: bool = False, old_name: str = "a/x") -> str:
    """Return a diff of two texts as it is written to a terminal."""
    out = io.StringIO()
    lines = list(diff(old, new, old_name=old_name, new_name="b/x"))
    write_source(lines, "diff", out, Terminal(width=20, has_colour=colour, is_interactive=True))
    return out.getvalue()


def test_a_diff_has_the_format_of_git() -> None:
    assert (
        draw_diff("a\nb\n", "a\nc") == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    )


def test_the_old_name_of_a_new_file_is_dev_null() -> None:
    assert draw_diff("", "a\n", old_name=NO_FILE) == "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"


def test_removed_lines_are_red_and_added_lines_green() -> None:
    assert draw_diff("a\nb\n", "a\nc\n", colour=True).splitlines()[2:] == [
        "\x1b[36m@@ -1,2 +1,2 @@\x1b[0m",
        " a",
        "\x1b[31m-b\x1b[0m",
        "\x1b[32m+c\x1b[0m",
    ]


def test_a_long_line_is_not_wrapped() -> None:
    line = " ".join(["word"] * 20)

    assert f"+{line}" in draw_diff("", f"{line}\n", colour=True)


def test_control_characters_in_a_file_are_escaped() -> None:
    assert "-\\x1b[2J\n" in draw_diff("\x1b[2J\r\n", "x\r\n")
    assert "\\x1b[2J" in draw_diff("\x1b[2J\r\n", "x\r\n", colour=True)


def test_diff_without_changes_is_empty() -> None:
    assert draw_diff("a\n", "a\n") == ""
