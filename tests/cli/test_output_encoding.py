"""Formats for programs are UTF-8 in every locale, and tables are in the encoding of the terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AGREEMENT = """\
id: 2020-01-31-eapa-tass
type: agreement
title: {ru: "Соглашение"}
signed: {date: "2020-01-31", place: {city: {ru: "Москва"}}}
parties: [{organization: eapa}, {organization: tass}, {organization: Ошибка}]
term: {duration: P3Y}
"""


def run_program(register: Path, *arguments: str, encoding: str) -> bytes:
    """Return the standard output of the program with an encoding of its streams, and at a fixed time."""
    fixed_time = {"SOURCE_DATE_EPOCH": "1800000000"}
    environ = {**os.environ, **fixed_time, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "eapa_cli", *arguments]
    return subprocess.run(command, cwd=register, env=environ, capture_output=True, check=False).stdout


@pytest.fixture
def russian_register(register: Path) -> Path:
    """Return a register whose first language is Russian, with a record that is invalid and not formatted."""
    settings = register / "data/register.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[en, ru]", "[ru, en]"), encoding="utf-8")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(AGREEMENT, encoding="utf-8")
    (register / "data/organizations/имя.yaml").write_text("names:  []\n", encoding="utf-8")
    return register


@pytest.mark.usefixtures("eapa")
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
    ],
    ids=" ".join,
)
def test_output_for_programs_is_utf_8(russian_register: Path, arguments: tuple[str, ...]) -> None:
    expected = run_program(russian_register, *arguments, encoding="utf-8")

    output = run_program(russian_register, *arguments, encoding="cp1251")

    assert any("А" <= character <= "я" for character in output.decode("utf-8"))  # Cyrillic letters
    assert output == expected


@pytest.mark.usefixtures("eapa")
@pytest.mark.parametrize(
    "content",
    [b"id: tass\r\nnames: []\r\n", b"\xef\xbb\xbfid: tass", "id: ТАСС\n".encode("cp1251")],
    ids=["Windows line breaks", "byte order mark", "another encoding"],
)
def test_raw_output_is_the_file_byte_for_byte(register: Path, content: bytes) -> None:
    (register / "data/organizations/tass.yaml").write_bytes(content)

    assert run_program(register, "show", "tass", "--raw", encoding="cp1251") == content


@pytest.mark.usefixtures("eapa")
def test_a_table_uses_the_encoding_of_the_terminal(russian_register: Path) -> None:
    shown = run_program(russian_register, "search", "ТАСС", "--format", "table", encoding="cp1251")

    assert "мира" in shown.decode("cp1251")
