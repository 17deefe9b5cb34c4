"""The schemas: jsonschema-rs decides whether a file is right, jsonschema says of a wrong one what is wrong.

The first is thirty times as fast, the second has errors that can be worded for people. Both read the same schema
with the same formats; a test holds them together.
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
from eapa_cli.yaml import spans

# In an installed package the schemas lie inside it, in a checkout beside `src`.
_FOLDERS: Final = (Path(__file__).parents[1] / "schemas", Path(__file__).parents[3] / "schemas")

_REMEMBERED: Final = 20_000


@cache
def schema_text(name: str) -> str:
    """The text of the schema of `organization`, `agreement` or `register`."""
    folder = next(folder for folder in _FOLDERS if folder.is_dir())
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of `organization`, `agreement` or `register`."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded


def schema_violations(name: str, data: Any) -> Iterator[Violation]:
    """Each place where data departs from the schema of its name, one for a cause; of many the first hundred."""
    if not _decider(name).is_valid(data):
        if misplaced := _misplaced(name, data):
            yield misplaced
            return
        yield from islice(_distinct(name, data), spans.MAX_FAULTS)


def is_id(text: str) -> bool:
    """Whether a text may be the id of a record."""
    form = schema("agreement")["$defs"]["id"]
    return len(text) <= form["maxLength"] and re.fullmatch(form["pattern"], text) is not None


# What a record of each kind has, and one of the other has not.
_OWN_FIELD: Final = {"organization": "names", "agreement": "parties"}


def _misplaced(name: str, data: Any) -> Violation | None:
    """That a record is of the other kind, which is one cause and not the many that its fields would be."""
    own = _OWN_FIELD.get(name)
    for kind, field in _OWN_FIELD.items():
        if own is not None and kind != name and field in data and own not in data:
            return Violation(
                None,
                (field,),
                f"this is an {kind}, and it stands among the {name}s",
                hint=f"move the file to 'data/{kind}s'",
                at_key=True,
            )
    return None


def _distinct(name: str, data: Any) -> Iterator[Violation]:
    seen: set[tuple[spans.Path, bool, str]] = set()
    for error in _explainer(name).iter_errors(data):
        for violation in _explained(error):
            # An empty text is too short and without a letter: one of the two is enough. Fields can lack together.
            cause = (violation.steps, violation.at_key, error.message if error.validator == "required" else "")
            if cause not in seen:
                seen.add(cause)
                yield violation


@cache
def _decider(name: str) -> Any:
    import jsonschema_rs

    formats = {format_: _passes(format_) for format_ in FORMATS}
    return jsonschema_rs.Draft202012Validator(schema(name), formats=formats, validate_formats=True)


@cache
def _explainer(name: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError
    from jsonschema.validators import extend

    def pattern(_: Any, regex: str, instance: Any, __: Any) -> Iterator[ValidationError]:
        # Not Python's re: to ECMA 262 the end, $, is the very end, and other characters are blanks.
        if not _pattern(regex).is_valid(instance):
            yield ValidationError(f"{instance!r} does not match {regex!r}")

    checker = FormatChecker(formats=())
    for format_ in FORMATS:
        checker.checks(format_)(_passes(format_))
    return extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": pattern}
    )(schema(name), format_checker=checker)


@cache
def _pattern(regex: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator({"pattern": regex})


def _passes(format_: str) -> Any:
    # The same days and lengths of time come again and again; hardly an address does.
    fault_in = FORMATS[format_] if format_ == "uri" else lru_cache(maxsize=_REMEMBERED)(FORMATS[format_])
    return lambda value: not isinstance(value, str) or fault_in(value) is None


def _explained(error: Any) -> Iterator[Violation]:
    from eapa_cli.checks.schema_messages import worded  # a tenth of the start, for what most runs never say

    path = tuple(error.absolute_path)
    for key, message, hint in worded(error, path):
        at = path if key is None else (*path, key)
        yield Violation(None, at, message, hint=hint, at_key=key is not None)
