"""Records added from a file, from another record, or from standard input, with `--from`."""

import json
from pathlib import Path

import pytest
from running import NO_SUCH_FILE, Eapa

from eapa_cli.yaml.decoding import MAX_BYTES

RECORD = {
    "type": "protocol",
    "signed": {"date": "2024-03-01", "basis": "stated"},
    "parties": [{"organization": "eapa", "name_as_signed": "Eurasian Peoples' Assembly"}, {"organization": "tass"}],
    "sources": [{"url": "https://example.org/1"}],
    "x-shelf": "B 12",
}
FILE = "data/agreements/2024-03-01-eapa-tass-protocol.yaml"


@pytest.fixture
def record_file(tmp_path: Path) -> Path:
    """Write RECORD as JSON, and return its file."""
    path = tmp_path / "record.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    return path


def test_json_is_added_with_all_its_fields(eapa: Eapa, register: Path, record_file: Path) -> None:
    outcome = eapa("add-agreement", "--from", str(record_file))

    assert outcome.code == 0, outcome.err
    assert (register / FILE).read_text() == (
        """\
id: 2024-03-01-eapa-tass-protocol
type: protocol
signed: {date: "2024-03-01", basis: stated}
parties:
  - {organization: eapa, name_as_signed: "Eurasian Peoples' Assembly"}
  - {organization: tass}
sources:
  - {url: https://example.org/1}
x-shelf: "B 12"
"""
    )


def test_options_override_the_file_and_keep_its_other_fields(eapa: Eapa, register: Path, record_file: Path) -> None:
    options = ["--signed", "May 2024", "--party", "tass", "--party", "eapa", "--type", "agreement"]
    outcome = eapa("add-agreement", "--from", str(record_file), *options)

    assert outcome.code == 0, outcome.err
    written = (register / "data/agreements/2024-05-tass-eapa.yaml").read_text()
    assert 'signed: {date: "2024-05", basis: stated}' in written
    assert "name_as_signed" in written


def test_a_source_in_the_options_keeps_its_note_of_the_file(eapa: Eapa, register: Path, record_file: Path) -> None:
    source = {"url": "https://example.org/1", "published": "2024", "note": "A page."}
    record_file.write_text(json.dumps({**RECORD, "sources": [source]}), encoding="utf-8")
    options = ["--source", "example.org/1", "--source", "example.org/2", "--published", "1 March 2024"]
    outcome = eapa("add-agreement", "--from", str(record_file), *options)

    assert outcome.code == 0, outcome.err
    written = (register / FILE).read_text(encoding="utf-8")
    assert '- {url: https://example.org/1, published: "2024-03-01", note: "A page."}\n' in written
    assert '- {url: https://example.org/2, published: "2024-03-01"}\n' in written


def test_a_signatory_in_the_options_keeps_the_note_of_the_file(eapa: Eapa, register: Path, record_file: Path) -> None:
    person = {"name": {"en": "Ann Lee"}, "party": "tass", "note": "By proxy."}
    record_file.write_text(json.dumps({**RECORD, "signatories": [person]}), encoding="utf-8")
    outcome = eapa(
        "add-agreement", "--from", str(record_file), "--signatory", "eapa=Bo Li", "--signatory", "tass=Ann Lee"
    )

    assert outcome.code == 0, outcome.err
    written = (register / FILE).read_text(encoding="utf-8")
    assert '- name: {en: "Bo Li"}\n    party: eapa\n' in written
    assert '- name: {en: "Ann Lee"}\n    party: tass\n    note: "By proxy."\n' in written


def test_a_file_of_the_register_can_be_the_template_of_a_new_record(eapa: Eapa, register: Path) -> None:
    template = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    outcome = eapa("add-agreement", "--from", str(template), "--id", "copy", "--force")

    assert outcome.code == 0, outcome.err
    copy = (register / "data/agreements/copy.yaml").read_text(encoding="utf-8")
    assert copy == template.read_text(encoding="utf-8").replace("id: 2020-01-31-eapa-tass", "id: copy")


def test_a_record_is_read_from_standard_input(eapa: Eapa) -> None:
    record = b"type: ngo\nnames: [{value: Body of Many, lang: en, kind: official}]\n"

    assert "+id: body-of-many\n" in eapa("add-organization", "--from", "-", "--dry-run", stdin=record).out


# A file without an extension is JSON if it starts with "{" and a quotation mark, otherwise YAML.
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type: ngo\ntype: ngo\n", "record:2:1: the key 'type' is a duplicate"),
        ('{"type": "ngo", "type": "ngo"}', "record:1:17: the key 'type' is a duplicate"),
        (
            '{"type": "ngo", "x-a": {"b": "\\ud83d\\ude00", "b": 1}}',
            "'record' is not JSON: a map has the same key twice",
        ),
        ('{"type": "\udcff"}', "record:1:11: "),
        ('{"type": "ngo"', "record:1:15: this is not JSON: "),
        ('{\n "type": ngo]', "record:2:10: this is not JSON: "),
        # The second text has few enough levels for the parser, so the place is the first level that is too deep.
        ('{"x-a": ' + "[" * 100_000, "record:1:1008: lists and maps are nested more than 50 deep here"),
        ('{"x-a": ' + "[" * 900 + "]" * 900 + "}", "record:1:58: lists and maps are nested more than 50 deep here"),
        ('{"x-a": ' + "1" * 5_000 + "}", "record:1:9: '1111"),
        ('{"x-a": "' + "a" * MAX_BYTES + '"}', f"record:1:1: the file is larger than {MAX_BYTES} bytes"),
        ("- a\n", "record:1:1: the file does not contain a record"),
        ("", "record:1:1: the file is empty"),
    ],
)
def test_an_invalid_record_is_refused_with_its_place(eapa: Eapa, register: Path, text: str, message: str) -> None:
    (register / "record").write_bytes(text.encode("utf-8", "surrogateescape"))

    outcome = eapa("add-organization", "--from", "record")

    assert outcome.code == 4
    assert outcome.err.startswith(f"error: {message}")


@pytest.mark.parametrize("name", ["-", "/dev/zero"])
def test_input_beyond_the_limit_is_refused(eapa: Eapa, name: str) -> None:
    outcome = eapa("add-organization", "--from", name, stdin=b"\0" * (2 * MAX_BYTES))

    assert outcome.code == 4
    assert outcome.err.startswith(f"error: {name}:1:1: the file is larger than {MAX_BYTES} bytes\n")


def test_a_map_in_braces_without_quotes_is_read_as_yaml(eapa: Eapa, register: Path) -> None:
    (register / "record").write_text("{type: ngo, names: [{value: Many Bodies, lang: en, kind: official}]}\n")

    assert eapa("add-organization", "--from", "record").code == 0


def test_json_escapes_that_yaml_does_not_have_are_read(eapa: Eapa, register: Path) -> None:
    (register / "record").write_text(
        '{"type": "ngo", "names": [{"value": "Joy \\ud83d\\ude00", "lang": "en", "kind": "official"}]}'
    )

    assert eapa("add-organization", "--from", "record").code == 0
    (added,) = (register / "data/organizations").glob("joy*.yaml")
    assert "Joy \U0001f600" in added.read_text("utf-8")


def test_empty_standard_input_is_refused(eapa: Eapa) -> None:
    assert eapa("add-organization", "--from", "-").err.startswith("error: -:1:1: the file is empty")


def test_a_missing_file_is_reported(eapa: Eapa) -> None:
    assert eapa("add-organization", "--from", "nowhere.yaml").err == (
        f"error: 'nowhere.yaml' cannot be read: {NO_SUCH_FILE}\n"
    )


def test_schema_violations_are_reported_and_nothing_is_written(eapa: Eapa, register: Path) -> None:
    # The brace, the record, and two invalid fields are on lines of their own.
    text = json.dumps(RECORD).replace('"type"', '\n"type"', 1).removesuffix("}")
    (register / "record.json").write_text(text + ',\n "signd": "2024",\n "areas": "sport"}')

    outcome = eapa("add-agreement", "--from", "record.json")

    assert outcome.code == 3
    assert outcome.err == (
        "record.json:3:2: there is no field 'signd' here (did you mean 'signed'?)\n"
        "record.json:4:11: 'areas' must be a list, not 'sport' (write [{topic: \"sport\"}])\n"
        "error: 'record.json' does not contain a valid agreement; nothing was written\n"
    )
    assert not (register / FILE).exists()


def test_an_invalid_organization_is_called_an_organization(eapa: Eapa, register: Path) -> None:
    (register / "record.json").write_text('{"type": "club"}')

    outcome = eapa("add-organization", "--from", "record.json")

    assert outcome.code == 3
    assert "error: 'record.json' does not contain a valid organization; nothing was written\n" in outcome.err
