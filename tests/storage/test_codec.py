"""The codec: it agrees with the schemas and the record classes, and omits invalid values."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.checks.schema import schema, schema_violations
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.records import Agreement, Organization, RegisterFile, Signing
from eapa_cli.storage.codec import decode, encode, key_of, partial_decoder
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump

KINDS = [("organization", Organization), ("agreement", Agreement), ("register", RegisterFile)]

# Letters of both cases, digits, punctuation and spaces, but not only spaces.
_TEXTS = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs"]), min_size=1, max_size=40).filter(str.strip)
_DATES = st.dates().map(str) | st.sampled_from(["2021", "2021-09", "2021?-09-24", "XXXX-09-24", "2021/.."])
# Values of each format of a schema.
_FORMATS = {
    "edtf": _DATES,
    "edtf-or-open": _DATES | st.just(".."),
    "duration": st.sampled_from(["P5Y", "P1Y6M", "P90D", "P2W"]),
    "uri": st.sampled_from(["https://example.org", "http://example.org/a?b=c#d"]),
    "email": st.sampled_from(["ann.lee@example.org", "a+b@example.org"]),
}


def resolve(part: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part of a schema, with the definition that it refers to."""
    if "$ref" not in part:
        return part
    return {**root["$defs"][part["$ref"].rpartition("/")[2]], **{k: v for k, v in part.items() if k != "$ref"}}


def assert_same_fields(part: Mapping[str, Any], hint: Any, root: Mapping[str, Any], path: str) -> None:
    """Assert that a part of a schema and the type of a field agree."""
    part = resolve(part, root)
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(argument for argument in get_args(hint) if argument is not types.NoneType)
    if get_origin(hint) is tuple:
        assert part["type"] == "array", path
        assert_same_fields(part["items"], get_args(hint)[0], root, f"{path}[]")
    elif get_origin(hint) is not None:
        assert "propertyNames" in part, path
    elif hint in {EdtfDate, Duration}:
        formats = {"edtf", "edtf-or-open"} if hint is EdtfDate else {"duration"}
        assert part["format"] in formats, path
    elif is_dataclass(hint):
        hints = get_type_hints(hint)
        assert [key_of(field.name) for field in fields(hint)] == list(part["properties"]), path
        for field in fields(hint):
            assert_same_fields(part["properties"][key_of(field.name)], hints[field.name], root, f"{path}.{field.name}")
    elif issubclass(hint, StrEnum):
        assert part["enum"] == list(hint), path
    else:
        assert part["type"] == {str: "string", int: "integer", bool: "boolean"}[hint], path


@pytest.mark.parametrize(("name", "record"), KINDS)
def test_a_schema_and_its_record_have_the_same_fields_in_the_same_order(name: str, record: type) -> None:
    assert_same_fields(schema(name), record, schema(name), name)


def generate_data(part: Mapping[str, Any], root: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Generate data that a part of a schema allows."""
    part = resolve(part, root)
    if "enum" in part:
        return st.sampled_from(part["enum"])
    match part["type"]:
        case "string" if "format" in part:
            return _FORMATS[part["format"]]
        case "string" if part.get("pattern", "\\S") != "\\S":  # any text of _TEXTS has the pattern \S
            # In Python, '$' also matches before a line break at the end.
            return st.from_regex(part["pattern"].replace("$", r"\Z"), fullmatch=True).filter(
                lambda text: len(text) <= part.get("maxLength", len(text))
            )
        case "string":
            return _TEXTS
        case "integer":
            return st.integers(part.get("minimum", 0), 10**6)
        case "boolean":
            return st.booleans()
        case "array":
            min_items = part.get("minItems", 0)
            items = generate_data(part["items"], root)
            unique_by = repr if part.get("uniqueItems") else None
            return st.lists(items, min_size=min_items, max_size=min_items + 2, unique_by=unique_by)
        case _ if "propertyNames" in part:
            return st.dictionaries(st.sampled_from(["en", "ru", "uz-Latn"]), _TEXTS, min_size=1)
    values = {key: generate_data(value, root) for key, value in part["properties"].items()}
    required = part.get("required", [])
    return st.fixed_dictionaries(
        {key: values[key] for key in required}, optional={key: values[key] for key in values if key not in required}
    ).filter(lambda data: len(data) >= part.get("minProperties", 0))


@pytest.mark.parametrize(("name", "record"), KINDS)
@given(st.data())
def test_any_record_is_read_back_from_its_file(name: str, record: type, data: st.DataObject) -> None:
    plain = data.draw(generate_data(schema(name), schema(name)))
    assert list(schema_violations(name, plain)) == []

    decoded = decode(record, plain)
    document = read(dump(encode(decoded)).encode())

    assert encode(decoded) == plain
    assert document.faults == ()
    assert decode(record, document.data) == decoded


def test_invalid_values_are_omitted_unless_they_are_required() -> None:
    data = {
        "id": "x",
        "names": [{"value": 1}, {"value": "X", "lang": "en", "kind": "official", "to": 5}],
        "type": "ngo",
    }

    organization = decode(
        Organization, {**data, "founded": "soon", "summary": [], "tasks": "none", "seat": {"country": True}}
    )

    assert encode(organization) == {
        "id": "x", "names": [{"value": "X", "lang": "en", "kind": "official"}], "type": "ngo", "seat": {},
    }  # fmt: skip
    assert decode(Organization, {**data, "type": "club"}) is None
    assert decode(Organization, []) is None
    assert decode(Organization, {**data, "summary": {"en": 1}}) == decode(Organization, data)


def test_a_partial_record_omits_invalid_values_unless_they_are_required() -> None:
    decode_parts = partial_decoder(Agreement, {Agreement: ("id", "parties", "notes")})
    party = {"organization": "a"}

    agreement = decode_parts({"id": "x", "parties": [party, {"organization": 5}, "b"], "notes": 5, "type": "other"})

    assert agreement is not None
    assert (agreement.id, [encode(decoded) for decoded in agreement.parties], agreement.notes) == ("x", [party], None)
    assert decode_parts({"parties": [party]}) is None
    assert decode_parts([]) is None


def test_short_strings_are_shared_between_records() -> None:
    decode_parts = partial_decoder(Organization, {Organization: ("id",)})
    # The strings are made at run time, since Python itself shares equal literals.
    first, second = (decode_parts({"id": f"{part}-id"}) for part in ("shared", "shared"))

    assert first is not None
    assert second is not None
    assert first.id is second.id


def test_nested_records_with_one_string_are_shared_between_records() -> None:
    decode_parts = partial_decoder(Agreement, {Agreement: ("parties", "signed"), Signing: ("date",)})
    parties = [{"organization": "a"}, {"organization": "a", "note": "n"}, {"note": "a"}]  # the last one is invalid
    first, second = (
        decode_parts({"parties": parties, "signed": {"date": "2021", "note": note}}) for note in ("x", "y")
    )

    assert first is not None
    assert second is not None
    assert first.signed is second.signed
    assert first.parties[0] is second.parties[0]
    assert [encode(party) for party in second.parties] == parties[:2]
