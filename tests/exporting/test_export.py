"""All formats: output to stdout, repeated exports, and registers with invalid records."""

import json
from pathlib import Path

import pytest
from exported_files import export_all_fields
from pyarrow import parquet
from running import Eapa


@pytest.mark.parametrize("format_", ["json", "jsonl", "jsonld"])
def test_output_to_stdout_is_the_same_as_to_a_file(eapa: Eapa, format_: str) -> None:
    file = export_all_fields(eapa, f"a.{format_}")

    outcome = eapa("export", "-", "--private", "--format", format_)

    assert (outcome.code, outcome.out) == (0, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonld", "a.xlsx", "a.csv", "a.sqlite"])
def test_a_second_export_of_the_same_register_has_the_same_bytes(eapa: Eapa, name: str) -> None:
    first = export_all_fields(eapa, name).read_bytes()

    second = export_all_fields(eapa, name, "--force").read_bytes()

    assert first == second


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.json", "--excel"), "--excel is for the format csv only, not for json"),
        (("a.sqlite", "--separator", ";"), "--separator is for the format csv only, not for sqlite"),
        (("a.jsonld", "--base", ""), "--base: '' is not an address"),
        (("a.jsonld", "--base", "example.org"), "--base: 'example.org' is not an address"),
        (("a.xlsx", "--workbook", "--base", "https://example.org"), "--base is for the format jsonld only"),
        (("a.json", "--lang", "ru"), "--lang is for --workbook only"),
    ],
)
def test_options_of_another_format_are_refused(eapa: Eapa, arguments: tuple[str, ...], message: str) -> None:
    outcome = eapa("export", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


# Records of which nearly every field has a value of an unexpected type, by path.
INVALID_RECORDS = {
    "data/organizations/odd.yaml": (
        "id: odd\nnames: [a, {value: Odd}, {value: 5, lang: [en], kind: official}]\ntype: ngo\n"
        "relations: [5, {type: member-of}, {type: {a: b}, organization: 7}]\nseat: Tashkent\nnotes: 2.5\ntasks: x\n"
    ),
    "data/organizations/bare.yaml": (
        "id: bare\ntype: other\nnames: [{value: Bare, lang: en, kind: alias}, 5]\nsummary: [1]\nfigures: {of: x}\n"
        "identifiers: 7\n"
    ),
    "data/agreements/odd-too.yaml": (
        "id: odd-too\ntype: memorandum\ntitle: x\nparties: [{organization: tass}, null, {organization: 3, note: 1.5}]\n"
        "areas: ['x', {topic: [media]}]\nlanguages: [en, {lang: 5}]\ndocuments: [{path: 4, size: many, lang: 1}]\n"
        "relations: [5, null]\nsigned: {date: 2020, online: maybe}\nterm: {renewal_max: often, notice: 3}\n"
    ),
}


@pytest.fixture
def register_with_invalid_records(register: Path) -> Path:
    """Return the sample register with two invalid organizations and an invalid agreement."""
    for path, text in INVALID_RECORDS.items():
        (register / path).write_text(text, encoding="utf-8")
    return register


@pytest.mark.usefixtures("register_with_invalid_records")
@pytest.mark.parametrize("format_", ["csv", "xlsx", "json", "jsonl", "sqlite"])
def test_a_register_with_invalid_records_is_exported(eapa: Eapa, format_: str) -> None:
    outcome = eapa("export", "out", "--private", "--format", format_)

    assert outcome.code == 0, outcome.err
    assert outcome.err.startswith("written: out\n")


def test_linked_data_has_the_values_of_invalid_records(register_with_invalid_records: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--private", "--format", "jsonld").code == 0

    document = json.loads((register_with_invalid_records / "out").read_text("utf-8"))
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["urn:eapa:organization:odd"]["notes"] == 2.5
    assert nodes["urn:eapa:organization:bare"]["@type"] == ["Organization", "schema:Organization"]
    assert nodes["urn:eapa:agreement:odd-too"]["areas"] == ["x", {"topic": ["media"]}]


def test_parquet_has_the_values_of_invalid_records(register_with_invalid_records: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--private", "--format", "parquet").code == 0

    table = parquet.read_table(register_with_invalid_records / "out/organizations.parquet")
    notes = {row["id"]: row["notes"] for row in table.to_pylist()}
    assert notes["odd"] == "2.5"
