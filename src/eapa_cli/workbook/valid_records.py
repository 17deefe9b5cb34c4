"""The records that a workbook can contain: the records without errors in their fields."""

from collections.abc import Mapping
from typing import Any

from eapa_cli.checks.schema import schema_violations
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.extract import Data, Extract


def select_valid_records(extract: Extract) -> dict[Kind, Mapping[str, Data]]:
    """Return the valid records of each kind by id, in the order of their ids."""
    return {kind: {data["id"]: data for data in extract.records[kind] if is_valid(kind, data)} for kind in Kind}


def is_valid(kind: Kind, data: Any) -> bool:
    """Return whether a record has no errors in its fields, so that its cells can be written and read."""
    return next(schema_violations(kind.value, data), None) is None
