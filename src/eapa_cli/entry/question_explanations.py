"""Explanations of questions: the text of the schema, and an example."""

from collections.abc import Mapping, Sequence
from typing import Any

from eapa_cli.checks.schema import schema
from eapa_cli.entry.form_fields import EachItemField, ItemKeyField
from eapa_cli.entry.question import Question
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.interface_language import gettext, pgettext


def explain(kind: Kind, question: Question) -> str:
    """Return the explanation of a question."""
    text = pgettext("explanation", explain_in_english(kind, question))
    return add_example(text, pgettext("example", question.example) if question.example else "")


def explain_in_english(kind: Kind, question: Question) -> str:
    """Return how the schema describes the field that a question asks for, or else the help of its flag."""
    match question.field:
        case ItemKeyField(path=path, key=key) | EachItemField(path=path, key=key):
            text = schema_description(kind, (*path, key))
        case field:
            text = schema_description(kind, field.path)
    return text or question.help


def explain_field(kind: Kind, path: Sequence[str]) -> str:
    """Return the description of a field, in the language of the interface; empty if there is none."""
    text = schema_description(kind, path)
    return pgettext("explanation", text) if text else ""


def schema_description(kind: Kind, path: Sequence[str]) -> str:
    """Return the description of a field in the schema, or an empty text. The path of a list leads to its items."""
    root = schema(kind.value)
    part: Mapping[str, Any] = root
    for key in path:
        part = _resolve_reference(part, root)
        part = _resolve_reference(part.get("items", part), root)
        part = part.get("properties", {}).get(key, {})
    return str(part.get("description", ""))


def add_example(text: str, example: str) -> str:
    """Return an explanation with its example, if there is one."""
    if not example:
        return text
    return gettext("%(explanation)s Example: %(example)s") % {"explanation": text, "example": example}


def _resolve_reference(part: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part of the schema with the definition that its `$ref` names."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return {**root["$defs"][name], **part} if name else part
