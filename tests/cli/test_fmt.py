"""`eapa fmt`: files in the canonical format."""

from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.yaml.decoding import MAX_BYTES

TASS = "data/organizations/tass.yaml"


def move_first_line_to_end(register: Path) -> str:
    """Move the id of a record to its end, with a comment, and return the text that `eapa fmt` must write."""
    path = register / TASS
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"{rest}# of the id\n{first}\n", encoding="utf-8")
    return f"# of the id\n{first}\n{rest}"


def test_sample_register_is_formatted(eapa: Eapa) -> None:
    assert eapa("fmt", "--check") == (0, "", "")
    assert eapa("fmt") == (0, "", "nothing changed\n")


def test_keys_are_ordered_and_keep_their_comments(eapa: Eapa, register: Path) -> None:
    formatted = move_first_line_to_end(register)

    assert eapa("fmt", "--check") == (1, f"{TASS}\n", "")
    assert eapa("fmt") == (0, "", f"changed: {TASS}\n")
    assert (register / TASS).read_text(encoding="utf-8") == formatted
    assert eapa("fmt", "--check") == (0, "", "")


def test_dry_run_shows_the_changes(eapa: Eapa, register: Path) -> None:
    move_first_line_to_end(register)
    before = (register / TASS).read_bytes()

    outcome = eapa("fmt", "--dry-run")

    assert outcome.code == 0
    assert outcome.out.startswith(f"--- a/{TASS}\n+++ b/{TASS}\n")
    assert "+# of the id\n+id: tass\n" in outcome.out
    assert (register / TASS).read_bytes() == before


def test_only_the_given_files_are_formatted(eapa: Eapa, register: Path) -> None:
    move_first_line_to_end(register)

    assert eapa("fmt", "--check", "data/agreements", "data/register.yaml") == (0, "", "")
    assert eapa("fmt", "--check", "data/organizations") == (1, f"{TASS}\n", "")


def test_ambiguous_word_gets_quotes(eapa: Eapa, register: Path) -> None:
    (register / TASS).write_bytes((register / TASS).read_bytes() + b"x-short: NO\n")

    assert eapa("fmt").code == 0
    assert b'x-short: "NO"' in (register / TASS).read_bytes().splitlines()


def test_invalid_values_are_not_reported(eapa: Eapa, register: Path) -> None:
    move_first_line_to_end(register)
    with (register / TASS).open("a", encoding="utf-8") as file:
        file.write("scope: nonsense\n")

    assert eapa("fmt", "--check") == (1, f"{TASS}\n", "")
    assert eapa("fmt", "--dry-run").err == ""
    assert eapa("fmt") == (0, "", f"changed: {TASS}\n")
    assert eapa("fmt", "--check") == (0, "", "")
    assert eapa("validate", TASS).code == 1


def test_file_with_invalid_yaml_is_skipped_and_the_others_are_formatted(eapa: Eapa, register: Path) -> None:
    move_first_line_to_end(register)
    bad = register / "data/organizations/eapa.yaml"
    repeated_key = bad.read_bytes() + b"id: eapa\n"
    bad.write_bytes(repeated_key)

    outcome = eapa("fmt")

    assert outcome.code == 3
    assert "the key 'id' is a duplicate" in outcome.err
    assert f"changed: {TASS}\n" in outcome.err
    assert (
        "error: these files were not formatted: data/organizations/eapa.yaml\nhint: correct them first with 'eapa edit ID'\n"
    ) in outcome.err
    assert bad.read_bytes() == repeated_key
    assert eapa("fmt", "--check").code == 1


def test_unreadable_file_does_not_prevent_formatting_the_others(eapa: Eapa, register: Path) -> None:
    move_first_line_to_end(register)
    (register / "data/organizations/aa.yaml").write_bytes(b"#" * (MAX_BYTES + 1))

    checked, written = eapa("fmt", "--check"), eapa("fmt")

    assert (checked.code, checked.out) == (1, f"{TASS}\n")
    assert "data/organizations/aa.yaml:1:1: error: the file is larger" in checked.err
    assert "checked" not in checked.err  # not "1 file checked", since all files were examined
    assert (written.code, f"changed: {TASS}\n" in written.err) == (3, True)
    assert "error: these files were not formatted: data/organizations/aa.yaml\n" in written.err


@pytest.mark.parametrize("paths", [(), ("data/organizations",), ("data/organizations/ab.yaml",)])
def test_folder_with_the_name_of_a_record_is_reported(eapa: Eapa, register: Path, paths: tuple[str, ...]) -> None:
    folder = register / "data/organizations/ab.yaml"
    folder.mkdir()

    checked, written = eapa("fmt", "--check", *paths), eapa("fmt", *paths)

    assert (checked.code, checked.out) == (1, "")
    assert (
        "data/organizations/ab.yaml:1:1: error: this file is not read: it is a folder [file-is-read]\n" in checked.err
    )
    assert written.code == 3
    assert "error: these files were not formatted: data/organizations/ab.yaml\n" in written.err


def test_file_that_is_not_read_as_a_record_is_reported_and_not_formatted(eapa: Eapa, register: Path) -> None:
    path = register / "data/organizations/ab.yml"
    path.write_bytes(b"type: ngo\nid: ab\n")

    outcome = eapa("fmt")

    assert outcome.code == 3
    assert (
        "data/organizations/ab.yml:1:1: error: this file is not read: its name does not end in '.yaml'" in outcome.err
    )
    assert path.read_bytes() == b"type: ngo\nid: ab\n"


def test_file_that_would_become_too_large_is_not_changed(eapa: Eapa, register: Path) -> None:
    path = register / TASS
    # A list of this length is formatted with one item a line, and the file is already near its limit.
    path.write_text(
        path.read_text(encoding="utf-8") + f"x-a: {'x' * 1_000_000}\nx-b: [{'[],' * 8_000}]\n", encoding="utf-8"
    )
    before = path.read_bytes()

    outcome = eapa("fmt")

    assert outcome.code == 3
    assert f"{TASS}:1: it cannot be formatted safely\n" in outcome.err
    assert path.read_bytes() == before


def test_windows_line_breaks_are_preserved(eapa: Eapa, register: Path) -> None:
    path = register / TASS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert eapa("fmt", "--check") == (0, "", "")


def test_number_or_truth_value_in_a_text_field_gets_quotes(eapa: Eapa, register: Path) -> None:
    path = register / TASS
    bare = (
        "founded: 1904\nnotes: true\ntasks: [{en: 1.10}]\nfigures:\n  - {of: agreements, more_than: 120, as_of: 2021}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + bare + "x-own: 5\nx-list: [{a: 1}]\n", encoding="utf-8")

    assert eapa("fmt") == (0, "", f"changed: {TASS}\n")
    written = path.read_text(encoding="utf-8")
    assert 'founded: "1904"\n' in written
    assert 'notes: "true"\n' in written
    assert 'tasks:\n  - {en: "1.10"}\n' in written
    assert '- {of: agreements, more_than: 120, as_of: "2021"}\n' in written
    assert "x-own: 5\nx-list:\n  - {a: 1}\n" in written  # the types of own fields are unknown
    assert eapa("fmt") == (0, "", "nothing changed\n")
    assert eapa("validate", TASS).code == 0
