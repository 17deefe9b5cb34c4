"""JSON and JSON Lines contain the records as they are in the files."""

import json

import pytest
from exported_files import export_all_fields
from full_register import AGREEMENTS, ORGANIZATIONS, REGISTER
from running import Eapa

pytestmark = pytest.mark.usefixtures("full_register")


def test_json_contains_the_records_of_the_files(eapa: Eapa) -> None:
    document = json.loads(export_all_fields(eapa, "a.json").read_text(encoding="utf-8"))

    assert (document["eapa"], document["kind"], document["register"]) == (1, "register", REGISTER)
    assert (document["organizations"], document["agreements"]) == (ORGANIZATIONS, AGREEMENTS)


def test_the_dictionary_of_json_describes_the_fields(eapa: Eapa) -> None:
    document = json.loads(export_all_fields(eapa, "a.json").read_text(encoding="utf-8"))

    descriptions = {field["pattern"]: field["description"] for field in document["dictionary"]}
    assert descriptions["parties.#.organization"]


def test_jsonl_has_the_register_on_the_first_line_and_then_one_record_per_line(eapa: Eapa) -> None:
    register, *records = map(json.loads, export_all_fields(eapa, "a.ndjson").read_text(encoding="utf-8").splitlines())

    assert register["register"] == REGISTER
    assert [line["record"] for line in records if line["kind"] == "organization"] == ORGANIZATIONS
    assert [line["record"] for line in records if line["kind"] == "agreement"] == AGREEMENTS
