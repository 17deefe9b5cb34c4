"""Plain messages for the errors of jsonschema, one sentence for each keyword."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from eapa_cli.checks.value_hints import (
    description_of,
    explain_format,
    hint_for_choice,
    hint_for_missing,
    hint_for_type,
    hint_for_unknown_key,
    yaml_text,
)
from eapa_cli.model.message import Message
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.text.shortening import shorten
from eapa_cli.text.suggestions import find_similar, suggest_similar
from eapa_cli.yaml import spans

Explanation = tuple[str | None, Message, Message | None]
"""The key if the error is about a key, otherwise None; the message; the hint."""

_TYPE_NAMES: Final = {
    "string": Message("text"),
    "integer": Message("a whole number"),
    "number": Message("a number"),
    "boolean": Message("true or false"),
    "array": Message("a list"),
    "object": Message("a map of 'key: value' lines"),
    "null": Message("nothing"),
}
# The comparison with all known keys is slow, so at most this number of unknown keys is compared.
_MAX_COMPARED_KEYS: Final = 25
_HINT_FOR_EMPTY: Final = Message("fill it in, or omit the field if it is unknown")
_HINT_FOR_TAG: Final = Message("write a tag such as en, ru or uz-Latn")


def explain(error: Any, path: spans.Path) -> Iterator[Explanation]:
    """Yield the explanations of an error of jsonschema."""
    match error.validator:
        case "additionalProperties":
            yield from _explain_unknown_keys(error)
        case "pattern" if "propertyNames" in error.absolute_schema_path:
            # The schemas restrict only keys that are languages.
            yield (
                str(error.instance),
                Message("'%(value)s' is not a language tag", value=shorten(error.instance)),
                _HINT_FOR_TAG,
            )
        case "required":
            yield from _explain_missing_field(error, path)
        case "type" if error.instance is None:
            yield None, Message("%(place)s is empty", place=_describe_path(path)), _HINT_FOR_EMPTY
        case "type":
            yield None, _message_for_type(error, path), hint_for_type(error.instance, error.schema, path)
        case "enum":
            hint = hint_for_choice(yaml_text(error.instance), list(map(str, error.validator_value)), str(path[-1]))
            yield (
                None,
                Message(
                    "'%(value)s' is not a valid value for %(place)s",
                    value=shorten(error.instance),
                    place=_describe_path(path),
                ),
                hint,
            )
        case "format":
            yield None, *explain_format(error.validator_value, error.instance)
        case _ if _is_empty(error):
            yield None, Message("%(place)s is empty", place=_describe_path(path)), _HINT_FOR_EMPTY
        case _:
            yield None, *_message_for_keyword(error, path)


def _explain_unknown_keys(error: Any) -> Iterator[Explanation]:
    known = list(error.schema.get("properties", ()))
    intended = _intended_fields(error)
    for key in _unknown_keys(error):
        hint = suggest_similar(key, known)
        if hint is None and key in intended:
            hint = Message("did you mean '%(field)s', which is missing here?", field=intended[key])
        yield (
            key,
            Message("there is no field '%(key)s' here", key=shorten(key)),
            hint or hint_for_unknown_key(error.schema),
        )


def _unknown_keys(error: Any) -> Iterator[str]:
    """Return the unknown keys of a map, without extension fields."""
    known = error.schema.get("properties", ())
    return (key for key in error.instance if key not in known and not key.startswith(EXTENSION_PREFIX))


def _intended_fields(error: Any) -> dict[str, str]:
    """Return the field that each unknown key probably means, if a required field is missing.

    A key that is similar to the name of a field means that field. If one unknown key and one missing field remain, the
    key means that field.
    """
    known = error.schema.get("properties", ())
    missing = [key for key in error.schema.get("required", ()) if key not in error.instance]
    intended: dict[str, str] = {}
    if not missing:
        return intended
    dissimilar = []
    for key in islice(_unknown_keys(error), _MAX_COMPARED_KEYS):
        if similar := find_similar(key, known):
            intended[key] = similar[0]
        else:
            dissimilar.append(key)
    remaining = [key for key in missing if key not in intended.values()]
    if len(dissimilar) == len(remaining) == 1:
        intended[dissimilar[0]] = remaining[0]
    return intended


def _is_empty(error: Any) -> bool:
    """Return whether the cause of an error, such as too few items or an invalid pattern, is that the value is empty."""
    return error.instance in ({}, []) or (isinstance(error.instance, str) and not error.instance.strip())


def _explain_missing_field(error: Any, path: spans.Path) -> Iterator[Explanation]:
    known = error.schema["properties"]
    # jsonschema names the missing field only in its message.
    key = next(key for key in error.validator_value if f"'{key}'" in error.message)
    # A misspelled field is reported only as an unknown key.
    if key not in _intended_fields(error).values():
        yield (
            None,
            Message("%(place)s lacks the field '%(key)s'", place=_describe_path(path), key=key),
            hint_for_missing(known[key]),
        )


def _message_for_type(error: Any, path: spans.Path) -> Message:
    """Return the message for a value of another type; the value is shown unless it is a list or map."""
    match error.instance:
        case list():
            actual = _TYPE_NAMES["array"]
        case dict():
            actual = _TYPE_NAMES["object"]
        case _:
            actual = Message("'%(words)s'", words=shorten(yaml_text(error.instance)))
    return Message(
        "%(place)s must be %(expected)s, not %(actual)s",
        place=_describe_path(path),
        expected=_TYPE_NAMES[error.validator_value],
        actual=actual,
    )


def _message_for_keyword(error: Any, path: spans.Path) -> tuple[Message, Message | None]:
    """Return the message and the hint for an error of a keyword that limits a value."""
    place, limit = _describe_path(path), error.validator_value
    match error.validator:
        case "maxLength":
            return Message(
                "%(place)s may have at most %(limit)s characters but has %(num)s",
                place=place,
                limit=limit,
                num=len(error.instance),
            ), Message("shorten it")
        case "uniqueItems":
            return Message("%(place)s contains the same value twice", place=place), Message("remove one of the two")
        case "minimum":
            return Message(
                "%(place)s must be %(limit)s or more, not %(value)s", place=place, limit=limit, value=error.instance
            ), Message("correct the number")
        case "pattern":
            return Message(
                "'%(value)s' is not valid for %(place)s", value=shorten(error.instance), place=place
            ), Message("write %(form)s", form=Message(description_of(error.schema)))
        case _:
            return Message("%(place)s: %(problem)s", place=place, problem=error.message), None


def _describe_path(path: spans.Path) -> Message:
    """Return a path in words, such as "item 2 of 'parties'", for the start of a message."""
    if not path:
        return Message("the record")
    *_, last = path
    if isinstance(last, int):
        return Message("item %(num)d of '%(list)s'", num=last + 1, list=path[-2])
    return Message("'%(words)s'", words=last)
