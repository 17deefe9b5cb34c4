"""Hidden characters in files, arguments, spreadsheets and answers, and their absence from all output."""

import csv
import json
from pathlib import Path

import pytest
from running import Eapa
from terminal import Terminal

FILE = "data/organizations/tass.yaml"
# Soft hyphens, joiners, marks of direction, fillers, tags, private characters and control characters.
HIDDEN_CHARACTERS = "\u00ad\u034f\u061c\u180e\u200b\u200e\u202e\u2028\u2060\u206a\u2800\u3164\ufe0f\ufeff\ufff9\uffff\ue000\U000e0041\U0001d173\x7f\x1b"
TEXT_WITH_HIDDEN_CHARACTERS = "".join(f"a{character}" for character in HIDDEN_CHARACTERS)


def escape(character: str) -> str:
    r"""Return a character as an escape sequence of YAML, such as "\U000000ad"."""
    return f"\\U{ord(character):08x}"


def add_line(register: Path, line: str, file: str = FILE) -> None:
    """Add a line to the end of a file of the register."""
    with (register / file).open("a", encoding="utf-8", newline="") as out:
        out.write(f"{line}\n")


@pytest.mark.parametrize("character", list(HIDDEN_CHARACTERS), ids=ascii)
@pytest.mark.parametrize(
    "line",
    [
        "notes: a{character}b",
        "x-a{character}b: c",
        "# a{character}b",
        "notes: ok # a{character}b",
        'x-list: ["a{character}b"]',
        'x-note: "{escape}"',
        '"x-{escape}": c',
    ],
)
def test_hidden_character_in_a_file_is_an_error(eapa: Eapa, register: Path, line: str, character: str) -> None:
    add_line(register, line.format(character=character, escape=escape(character)))

    outcome = eapa("validate", FILE)

    assert outcome.code == 1
    assert "[forbidden-character]" in outcome.out
    assert character not in outcome.out
    assert f"U+{ord(character):04X}" in outcome.out


def test_hidden_characters_in_waivers_and_file_names_are_reported_escaped(eapa: Eapa, register: Path) -> None:
    add_line(
        register,
        'waivers:\n  - {rule: has-source, record: tass, until: "2026-12-31", reason: "a\\u00adb"}',
        "data/register.yaml",
    )
    (register / "data/organizations/ta\u00adss.yaml").write_bytes((register / FILE).read_bytes())

    outcome = eapa("validate")

    assert outcome.code == 1
    assert "U+00AD" in outcome.out
    assert r"ta\xadss.yaml" in outcome.out
    assert "\u00ad" not in outcome.out


# A Persian verb, two emoji and a Devanagari cluster, which need the joiners and the selector.
@pytest.mark.parametrize("text", ["می\u200cخواهم", "👩\u200d🔬 ❤\ufe0f", "क\u094d\u200dष"], ids=ascii)
def test_legitimate_joiners_and_selectors_are_stored(eapa: Eapa, register: Path, text: str) -> None:
    assert eapa("set", "tass", f"x-note={text}").code == 0
    assert text in (register / FILE).read_text(encoding="utf-8")
    assert "forbidden-character" not in eapa("validate", FILE).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "tass"],
        ["show", "tass", "--format", "table"],
        ["show", "tass", "--format", "markdown"],
        ["show", "tass", "--format", "json"],
        ["list", "organizations", "--format", "table"],
        ["list", "organizations", "--format", "markdown"],
        ["list", "organizations", "--format", "tsv"],
        ["list", "organizations", "--format", "yaml"],
        ["graph", "--format", "mermaid"],
        ["graph", "--format", "dot"],
        ["stats", "--by", "partner", "--format", "table"],
        ["validate"],
        ["validate", "--format", "markdown"],
        ["validate", "--format", "github"],
        ["validate", "--format", "json"],
        ["validate", "--format", "sarif"],
        ["fmt", "--dry-run"],
        ["set", "tass", "x-note=a", "--dry-run", "--force"],
    ],
    ids=" ".join,
)
def test_no_output_contains_hidden_characters(eapa: Eapa, register: Path, arguments: list[str]) -> None:
    value = "".join(f"a{escape(character)}" for character in HIDDEN_CHARACTERS)
    file = register / FILE
    file.write_text(file.read_text(encoding="utf-8").replace('value: "', f'value: "{value} ', 1), encoding="utf-8")
    assert value in file.read_text(encoding="utf-8")

    outcome = eapa(*arguments)

    assert outcome.code in {0, 1, 3}  # a check reports errors, and a change of this record is refused
    assert set(HIDDEN_CHARACTERS) & set(outcome.out + outcome.err) == set()


def test_column_alias_is_escaped_on_a_terminal(register: Path) -> None:
    terminal = Terminal(register, "sql", 'SELECT 1 AS "a\x1b[31m\u202eb"', "--format", "csv")
    terminal.end()

    assert r"a\x1b[31m\u202eb" in terminal.text()


def test_csv_in_a_pipe_has_hidden_characters_unescaped(eapa: Eapa) -> None:
    out = eapa("sql", f"SELECT 'a\u202eb' AS \"{TEXT_WITH_HIDDEN_CHARACTERS}\"", "--format", "csv").out

    assert TEXT_WITH_HIDDEN_CHARACTERS in out
    assert "a\u202eb" in out


def test_column_aliases_are_escaped_in_the_other_formats(eapa: Eapa) -> None:
    for format_ in ("table", "tsv", "markdown", "json", "jsonl", "yaml"):
        out = eapa("sql", f'SELECT 1 AS "{TEXT_WITH_HIDDEN_CHARACTERS}"', "--format", format_).out
        assert set(HIDDEN_CHARACTERS) & set(out) == set()


@pytest.mark.parametrize(
    ("arguments", "file", "note"),
    [
        (["set", "tass", "x-note=agree\u00adment"], FILE,
         "removed 1 invisible character (soft hyphen) from x-note\n"),
        (["add-to", "tass", "names", "value=agree\u200bment", "lang=en", "kind=alias"], FILE,
         "removed 1 invisible character (zero width space) from names\n"),
        (["add-organization", "--id", "new", "--name", "A\ufeff agree\u2060ment", "--type", "media", "--country", "RU"],
         "data/organizations/new.yaml",
         "removed 2 invisible characters (byte order mark, word joiner) from --name\n"),
        (["init", "../new", "--owner", "eapa", "--title", "agree\u00adment"], "../new/data/register.yaml",
         "removed 1 invisible character (soft hyphen) from --title\n"),
    ],
)  # fmt: skip
def test_pasted_characters_are_removed_with_a_note(
    eapa: Eapa, register: Path, arguments: list[str], file: str, note: str
) -> None:
    outcome = eapa(*arguments)

    assert outcome.code == 0
    assert outcome.err.startswith(note)
    written = (register / file).read_text(encoding="utf-8")
    assert "agreement" in written
    assert not set(HIDDEN_CHARACTERS) & set(written)


def test_other_hidden_characters_are_refused_with_their_place(eapa: Eapa, register: Path) -> None:
    before = (register / FILE).read_bytes()

    assert "'x-note': " in eapa("set", "tass", "x-note=a\u202eb").err
    assert "U+E0041" in eapa("set", "tass", "x-a\U000e0041b=1").err
    assert "U+E0041" in eapa("set", "tass", "notes=a\U000e0041b").err
    assert eapa("add-organization", "--name", "A\u061cB", "--type", "media", "--country", "RU").err.startswith(
        "error: --name: "
    )
    assert (register / FILE).read_bytes() == before


def test_pasted_characters_are_removed_from_a_record_file(eapa: Eapa, register: Path) -> None:
    names = [{"value": "New agree\u00adment body", "lang": "en", "kind": "official"}]
    record = {"id": "new", "names": names, "type": "media", "country": "RU"}
    (register / "new.json").write_text("\ufeff" + json.dumps(record, ensure_ascii=False), encoding="utf-8")

    outcome = eapa("add-organization", "--from", "new.json")

    assert outcome.code == 0
    assert outcome.err.startswith("removed 2 invisible characters (byte order mark, soft hyphen) from new.json\n")
    assert "New agreement body" in (register / "data/organizations/new.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("record", "error"),
    [
        ({"names": [{"value": "a\u202eb"}]}, "names.0.value contains a character that reverses the order of text (U+202E"),
        ({"names": [{"value": "\U0001f600\u00ad"}]}, "names.0.value contains an invisible or control character (U+00AD"),
        ({"x-\ud800": 1}, "a key contains an invisible or control character (U+D800, surrogate)"),
    ],
)  # fmt: skip
def test_json_escape_cannot_add_a_hidden_character(eapa: Eapa, register: Path, record: object, error: str) -> None:
    (register / "new.json").write_text(json.dumps(record), encoding="utf-8")

    outcome = eapa("add-organization", "--from", "new.json")

    assert outcome.code == 4
    assert outcome.err.startswith(f"error: 'new.json': {error}")


def test_import_removes_or_refuses_hidden_characters_by_cell(eapa: Eapa, register: Path) -> None:
    rows = [
        ["Name", "Type", "Country"],
        ["New agree\u00adment body", "media", "RU"],
        ["Other \u202e body", "media", "RU"],
    ]
    with (register / "a.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)

    outcome = eapa("import", "a.csv", "--partial")

    assert "column 'Name': removed 1 invisible character (soft hyphen)" in outcome.out
    assert "column 'Name': the text contains a character that reverses the order of text (U+202E" in outcome.out
    (new_file,) = (register / "data/organizations").glob("new-*.yaml")
    assert "New agreement body" in new_file.read_text(encoding="utf-8")


def test_prompt_reports_removed_characters(register: Path) -> None:
    terminal = Terminal(register, "add-organization", "--type", "media", "--country", "RU")
    terminal.answer("name", "New agree\u00adment body")
    terminal.wait("City")

    assert "removed 1 invisible character (soft hyphen)" in terminal.text()
