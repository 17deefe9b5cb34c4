"""The report for people, as text with and without colour."""

from pathlib import Path

import pytest
from case_folders import BASE, EXAMPLES, build_register
from running import NO_SUCH_FILE
from written_reports import UNTRUSTED, build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat
from eapa_cli.render.terminal import Terminal

NARROW_TERMINAL = Terminal(width=60, has_colour=False, is_interactive=True)


@pytest.fixture
def duplicate_party(tmp_path: Path) -> Path:
    """Return a register in which a party is listed twice."""
    return build_register(EXAMPLES / "distinct-parties/broken", tmp_path / "register")


def test_a_problem_has_its_place_its_marked_line_the_second_place_and_a_hint(duplicate_party: Path) -> None:
    assert (
        render_report(duplicate_party, ReportFormat.TEXT)
        == """\
data/agreements/x.yaml:5:20: error: the party 'alpha' is listed twice [distinct-parties]
      5 |   - {organization: alpha}
        |                    ^^^^^
  data/agreements/x.yaml:4:20: first listed here
      4 |   - {organization: alpha}
        |                    ^^^^^
  hint: name the other party, or remove one of the two

7 files checked: 1 error, 0 warnings
"""
    )


def test_text_that_is_too_wide_for_a_terminal_is_wrapped_below_its_place(duplicate_party: Path) -> None:
    assert (
        render_report(duplicate_party, ReportFormat.TEXT, terminal=NARROW_TERMINAL._replace(width=50))
        == """\
data/agreements/x.yaml:5:20:
  error: the party 'alpha' is listed twice
  [distinct-parties]
      5 |   - {organization: alpha}
        |                    ^^^^^
  data/agreements/x.yaml:4:20: first listed here
      4 |   - {organization: alpha}
        |                    ^^^^^
  hint: name the other party, or remove one of the
  two

7 files checked: 1 error, 0 warnings
"""
    )


def test_colour_does_not_change_the_text(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")
    coloured = render_report(root, ReportFormat.TEXT, terminal=NARROW_TERMINAL._replace(has_colour=True))

    assert "\x1b[1mdata/agreements/untrusted.yaml:8:31\x1b[0m:\n  \x1b[1;33mwarning:\x1b[0m the date was" in coloured
    assert "\x1b[34m        | \x1b[0m                              \x1b[1;33m^^^^^^^\x1b[0m\n" in coloured
    plain = coloured.replace("\x1b[1;31m", "").replace("\x1b[1;33m", "").replace("\x1b[34m", "")
    assert plain.replace("\x1b[1m", "").replace("\x1b[0m", "") == render_report(
        root, ReportFormat.TEXT, terminal=NARROW_TERMINAL
    )


def test_a_value_of_several_lines_is_marked_to_the_end_of_its_first_line(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "quote-it/broken", tmp_path / "register")
    path = root / "data/organizations/x.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("country: NO", 'country: "U\n  Z"'), encoding="utf-8")

    assert '      5 | country: "U\n        |          ^^\n' in render_report(root, ReportFormat.TEXT)


def test_a_place_without_a_source_line_is_shown_without_an_excerpt(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "readable/broken", tmp_path / "register")

    assert render_report(root, ReportFormat.TEXT) == (
        f"data/register.yaml:1:1: error: the file 'data/register.yaml' cannot be read: {NO_SUCH_FILE}"
        " [readable]\n  hint: restore it, or check its permissions\n\n6 files checked: 1 error, 0 warnings\n"
    )


def test_a_problem_without_a_hint_has_only_its_message(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / "data/organizations/gamma.yaml").write_text(
        "id: gamma\nnames:\n  - {value: Gamma, lang: en, kind: official}\ntype: ngo\nseat: 5\n", encoding="utf-8"
    )
    message = "'seat' must be a map of 'key: value' lines, not '5'"

    assert f"{message} [schema]\n      5 | seat: 5\n        |       ^\n\n" in render_report(root, ReportFormat.TEXT)


def test_the_report_on_a_valid_register_is_only_a_summary(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")

    assert render_report(root, ReportFormat.TEXT) == "6 files checked: 0 errors, 0 warnings\n"


def test_a_thousand_problems_are_grouped_by_file_and_counted_by_rule(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    ids = [f"s{number:03}" for number in range(250)]
    for id_ in ids:
        text = UNTRUSTED.replace("id: untrusted", f"id: {id_}")
        (root / f"data/agreements/{id_}.yaml").write_text(text, encoding="utf-8")

    *blocks, counts_by_rule, summary = render_report(root, ReportFormat.TEXT).split("\n\n")

    files_of_blocks = [
        {line.partition(":")[0] for line in block.splitlines() if line.startswith("data/")} for block in blocks
    ]
    assert files_of_blocks == [{f"data/agreements/{id_}.yaml"} for id_ in ids]
    assert counts_by_rule == "    500  distinct-parties\n    250  known-organization\n    250  deduced-has-note"
    assert summary == "256 files checked: 750 errors, 250 warnings\n"
