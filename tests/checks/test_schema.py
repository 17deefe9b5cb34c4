"""The two validators hold the same schema."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.checks.formats import FORMATS
from eapa_cli.checks.schema import findings, schema
from eapa_cli.storage.yamlio import read

DATA = Path(__file__).parents[2] / "data"
RECORDS = [
    *(("organization", read(path.read_bytes()).data) for path in sorted((DATA / "organizations").glob("*.yaml"))),
    *(("agreement", read(path.read_bytes()).data) for path in sorted((DATA / "agreements").glob("*.yaml"))),
]
ODD = st.sampled_from(
    [None, True, 0, -1, 1.5, "", " ", "x\n", "NO", "2021-02-30", [], {}, ["x"], {"en": "x"}, {"xx-": "y"}]
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all values in plain data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from places(value, (*path, key))


@given(st.sampled_from(RECORDS), st.data())
def test_both_validators_agree_on_every_change_of_a_real_record(record: tuple[str, Any], data: st.DataObject) -> None:
    name, changed = record[0], copy.deepcopy(record[1])
    *parents, last = data.draw(st.sampled_from(list(places(changed))))
    parent = changed
    for step in parents:
        parent = parent[step]
    match data.draw(st.sampled_from(["drop", "replace", "rename"])):
        case "drop":
            del parent[last]
        case "replace":
            parent[last] = data.draw(ODD)
        case _ if isinstance(parent, dict):
            parent[f"{last}s"] = parent.pop(last)
    formats = {one: lambda text, one=one: FORMATS[one](text) is None for one in FORMATS}
    decider = jsonschema_rs.Draft202012Validator(schema(name), formats=formats, validate_formats=True)

    assert decider.is_valid(changed) == (not list(findings(name, changed)))
