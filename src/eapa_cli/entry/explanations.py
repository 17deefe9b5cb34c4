"""Explanations of questions: the text of the schema, and an example."""

from collections.abc import Mapping, Sequence
from typing import Any

from eapa_cli.checks.schema import schema
from eapa_cli.entry.form_fields import EachItemField, ItemKeyField
from eapa_cli.entry.question import Question
from eapa_cli.model.vocabulary import Kind


def explain(kind: Kind, question: Question) -> str:
    """Return the explanation of a question."""
    match question.field:
        case ItemKeyField(path=path, key=key) | EachItemField(path=path, key=key):
            text = describe(kind, (*path, key))
        case field:
            text = describe(kind, field.path)
    return with_example(text or question.help, question.example)


def describe(kind: Kind, path: Sequence[str]) -> str:
    """Return the description of a field in the schema; a list stands for its items. Empty if there is none."""
    root = schema(kind.value)
    part: Mapping[str, Any] = root
    for key in path:
        part = _resolved(part, root)
        part = _resolved(part.get("items", part), root)
        part = part.get("properties", {}).get(key, {})
    return str(part.get("description", ""))


def with_example(text: str, example: str) -> str:
    """Return an explanation with its example, if there is one."""
    return f"{text} Example: {example}" if example else text


def _resolved(part: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return {**root["$defs"][name], **part} if name else part
