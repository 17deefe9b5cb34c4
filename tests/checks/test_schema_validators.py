"""The two schema validators agree: jsonschema explains exactly the records that jsonschema-rs refuses."""

import copy
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured_time import measure_seconds
from samples import DATA

from eapa_cli.checks.schema import schema, schema_violations
from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.yaml.reader import read

FILES = [
    ("register", DATA / "register.yaml"),
    *(("agreement", path) for path in sorted((DATA / "agreements").glob("*.yaml"))),
    *(("organization", path) for path in sorted((DATA / "organizations").glob("*.yaml"))),
]
RECORDS = [(name, read(path.read_bytes()).data) for name, path in FILES]
# Keys and values that replace those of a record, or are added to it.
KEYS = st.sampled_from(["id", "date", "en", "zz", "x-own", "", "en\n", "organization"])
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 200),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from(["", " ", "..", "2021-09", "P1Y", "en\n", "https://a.b", "http://", "a" * 101]),
    st.sampled_from([[], {}, ["a", "a"], [1, True], [{}]]),
)


def walk_paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of all values inside a record."""
    if not isinstance(value, dict | list):
        return
    for step, child in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, step)
        yield from walk_paths(child, (*path, step))


@st.composite
def mutated_records(draw: st.DrawFn) -> tuple[str, Any]:
    """Generate a record of the sample register with one changed or added value."""
    name, original = draw(st.sampled_from(RECORDS))
    data = copy.deepcopy(original)
    *steps, last = draw(st.sampled_from(list(walk_paths(data))))
    parent = data
    for step in steps:
        parent = parent[step]
    if draw(st.booleans()):
        parent[last] = draw(VALUES)
    elif isinstance(parent, dict):
        parent[draw(KEYS)] = draw(VALUES)
    else:
        parent.append(draw(VALUES))
    return name, data


def has_format(format_: str, value: object) -> bool:
    return not isinstance(value, str) or FORMATS[format_](value) is None


@cache
def make_validator(name: str) -> Any:
    """Return the validator of jsonschema-rs for the schema with a name."""
    formats: dict[str, Callable[..., bool]] = {format_: partial(has_format, format_) for format_ in FORMATS}
    return jsonschema_rs.Draft202012Validator(schema(name), formats=formats, validate_formats=True)


@settings(max_examples=120)
@given(mutated_records())
def test_exactly_the_invalid_records_are_explained(mutated: tuple[str, Any]) -> None:
    name, data = mutated

    is_explained = bool(list(schema_violations(name, data)))
    assert is_explained != make_validator(name).is_valid(data)


@pytest.mark.parametrize("notes", ["", " ", "\n", "\ufeff", "\u00a0", "\x1c", "\x85"])
def test_empty_and_invisible_text_is_explained_if_it_is_invalid(notes: str) -> None:
    organization = {**read((DATA / "organizations/tass.yaml").read_bytes()).data, "notes": notes}

    is_explained = bool(list(schema_violations("organization", organization)))
    assert is_explained != make_validator("organization").is_valid(organization)


def test_time_grows_with_the_number_of_maps_in_a_list_of_unique_items() -> None:
    def measure(count: int) -> float:
        data = {"id": "a", "type": "agreement", "parties": [], "former_ids": [{"a": n} for n in range(count)]}

        def find_violations() -> None:
            assert list(schema_violations("agreement", data))

        return measure_seconds(find_violations)

    measure(1)  # loads the validators
    short, long = measure(300), measure(8 * 300)

    assert long < 16 * short + 0.1
