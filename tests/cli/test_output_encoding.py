"""Formats for programs are UTF-8 in every locale, and tables are in the encoding of the terminal."""

from pathlib import Path

import pytest
from running import Eapa, run_with_encoding
from samples import edit_file

AGREEMENT = """\
id: 2020-01-31-eapa-tass
type: agreement
title: {ru: "Соглашение"}
signed: {date: "2020-01-31", place: {city: {ru: "Москва"}}}
parties: [{organization: eapa}, {organization: tass}, {organization: Ошибка}]
term: {duration: P3Y}
"""


@pytest.fixture(autouse=True)
def _fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give calendars the same time in each run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")


@pytest.fixture
def russian_register(register: Path) -> Path:
    """Return a register whose first language is Russian, with an invalid record that is not formatted, and a text."""
    edit_file(register / "data/register.yaml", "[en, ru]", "[ru, en]")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(AGREEMENT, encoding="utf-8")
    (register / "data/organizations/имя.yaml").write_text("names:  []\n", encoding="utf-8")
    (register / "release.txt").write_text("Ассамблея народов и ТАСС подписали соглашение.", encoding="utf-8")
    return register


@pytest.mark.usefixtures("russian_register")
@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "organizations", "--columns", "name,id", "--format", "csv"),
        ("search", "ТАСС", "--format", "jsonl"),
        ("show", "tass"),
        ("show", "tass", "--format", "markdown"),
        ("sql", "SELECT value FROM names", "--format", "yaml"),
        ("due", "--within", "9y", "--as-of", "2020-01-01", "--format", "ics"),
        ("export", "-", "--format", "json"),
        ("graph", "--format", "mermaid"),
        ("validate", "--format", "sarif"),
        ("set", "2020-01-31-eapa-tass", "notes=Ещё одна заметка", "--dry-run"),
        ("fmt", "--check"),
        ("add-agreement", "--from-text", "release.txt", "--format", "json"),
    ],
    ids=" ".join,
)
def test_output_for_programs_is_utf_8(eapa: Eapa, arguments: tuple[str, ...]) -> None:
    expected = run_with_encoding("utf-8", eapa, *arguments)

    output = run_with_encoding("cp1251", eapa, *arguments)

    assert any("А" <= character <= "я" for character in output.decode("utf-8"))  # Cyrillic letters
    assert output == expected


@pytest.mark.parametrize(
    "content",
    [b"id: tass\r\nnames: []\r\n", b"\xef\xbb\xbfid: tass", "id: ТАСС\n".encode("cp1251")],
    ids=["Windows line breaks", "byte order mark", "another encoding"],
)
def test_raw_output_is_the_file_byte_for_byte(eapa: Eapa, register: Path, content: bytes) -> None:
    (register / "data/organizations/tass.yaml").write_bytes(content)

    assert run_with_encoding("cp1251", eapa, "show", "tass", "--raw") == content


@pytest.mark.usefixtures("russian_register")
def test_a_table_uses_the_encoding_of_the_terminal(eapa: Eapa) -> None:
    shown = run_with_encoding("cp1251", eapa, "search", "ТАСС", "--format", "table")

    assert "мира" in shown.decode("cp1251")


def test_a_table_shows_unencodable_characters_as_code_points(eapa: Eapa) -> None:
    shown = run_with_encoding("ascii", eapa, "show", "tass", "--format", "table")

    assert rb"\u0422\u0410\u0421\u0421" in shown  # "ТАСС"
