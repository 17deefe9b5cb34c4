"""The check of data against the schemas.

Two libraries share the work. jsonschema-rs decides whether data is valid, since it is thirty times as fast as
jsonschema. The slower jsonschema explains invalid data, since its errors have the details for a message. Both use the
same schemas and formats, and a test compares their results.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from eapa_cli.checks.rule import Violation
from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml import spans

# The schemas are inside an installed package, but next to `src` in a checkout.
_SCHEMA_FOLDERS: Final = (Path(__file__).parents[1] / "schemas", Path(__file__).parents[3] / "schemas")

# Limits the memory for the results of the checks of dates and durations.
_MAX_CACHED_VALUES: Final = 20_000


@cache
def schema_text(name: str) -> str:
    """Return the text of the schema of `organization`, `agreement` or `register`."""
    folder = next(folder for folder in _SCHEMA_FOLDERS if folder.is_dir())
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the schema of `organization`, `agreement` or `register`."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded


def schema_violations(name: str, data: Any) -> Iterator[Violation]:
    """Yield the violations of a schema, one for each cause, up to the maximum number of problems in a file."""
    if not _validator(name).is_valid(data):
        if misplaced := _find_misplaced(name, data):
            yield misplaced
            return
        yield from islice(_distinct_violations(name, data), spans.MAX_FAULTS)


def is_id(text: str) -> bool:
    """Return whether text is a valid id of a record."""
    id_schema = schema("agreement")["$defs"]["id"]
    return len(text) <= id_schema["maxLength"] and re.fullmatch(id_schema["pattern"], text) is not None


# For each kind of records, a required field that the other kind does not have.
_DISTINCTIVE_FIELDS: Final = {"organization": "names", "agreement": "parties"}


def _find_misplaced(name: str, data: Any) -> Violation | None:
    """Return one violation for a record that is in the folder of the other kind, instead of one for each field."""
    expected_field = _DISTINCTIVE_FIELDS.get(name)
    if expected_field is None or expected_field in data:
        return None
    for kind, field in _DISTINCTIVE_FIELDS.items():
        if field in data:
            return Violation(
                None,
                (field,),
                _describe_misplaced(kind, folder_of(Kind(name))),
                hint=Message("move the file to '%(folder)s'", folder=folder_of(Kind(kind))),
                at_key=True,
            )
    return None


def _describe_misplaced(kind: str, folder: str) -> Message:
    if kind == Kind.AGREEMENT:
        return Message("this agreement is in the folder '%(folder)s'", folder=folder)
    return Message("this organization is in the folder '%(folder)s'", folder=folder)


def _distinct_violations(name: str, data: Any) -> Iterator[Violation]:
    """Yield the violations; of several with the same cause, yield only the first."""
    seen: set[tuple[spans.Path, bool, str]] = set()
    for error in _explaining_validator(name).iter_errors(data):
        for violation in _explain(error):
            # An empty text violates two keywords but is one cause. Two missing fields of one map are two causes.
            cause = (violation.steps, violation.at_key, error.message if error.validator == "required" else "")
            if cause not in seen:
                seen.add(cause)
                yield violation


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    formats = {format_: _format_check(format_) for format_ in FORMATS}
    return jsonschema_rs.Draft202012Validator(schema(name), formats=formats, validate_formats=True)


@cache
def _explaining_validator(name: str) -> Any:
    """Return a validator of jsonschema with the same formats and patterns as the fast validator."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError
    from jsonschema.validators import extend

    def pattern(_: Any, regex: str, instance: Any, __: Any) -> Iterator[ValidationError]:
        # Python's re differs from ECMA 262 in the meaning of $ and of white space.
        if not _keyword("pattern", regex).is_valid(instance):
            yield ValidationError(f"{instance!r} does not match {regex!r}")

    def unique_items(_: Any, value: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
        # jsonschema compares each map in a list with all others.
        if not _keyword("uniqueItems", value).is_valid(instance):
            yield ValidationError("the items are not unique")

    checker = FormatChecker(formats=())
    for format_ in FORMATS:
        checker.checks(format_)(_format_check(format_))
    return extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": pattern, "uniqueItems": unique_items}
    )(schema(name), format_checker=checker)


@cache
def _keyword(name: str, value: Any) -> Any:
    """Return a fast validator with one keyword."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator({name: value})


def _format_check(format_: str) -> Any:
    # Dates and durations occur in many records, so their results are cached; a web address rarely occurs twice.
    find_error = FORMATS[format_] if format_ == "uri" else lru_cache(maxsize=_MAX_CACHED_VALUES)(FORMATS[format_])
    return lambda value: not isinstance(value, str) or find_error(value) is None


def _explain(error: Any) -> Iterator[Violation]:
    # This import takes a tenth of the start-up time, and only invalid data needs it.
    from eapa_cli.checks.schema_messages import explain

    path = tuple(error.absolute_path)
    for key, message, hint in explain(error, path):
        steps = path if key is None else (*path, key)
        yield Violation(None, steps, message, hint=hint, at_key=key is not None)
