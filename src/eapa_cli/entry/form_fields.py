"""The fields of a record that the answers to questions fill: each converts answers to plain data, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from eapa_cli.model.vocabulary import Scope
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.interface_language import gettext

Answer = Any
"""An answer: the plain data of its part of the record, such as text, a number, or the map of a list's item."""

Item = dict[str, Any]


class Field(Protocol):
    """A part of a record, by its path."""

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the part."""

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the answers that a record contains."""

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write answers into a record; without answers, remove the part."""


@dataclass(frozen=True, slots=True)
class ValueField:
    """A single value."""

    path: tuple[str, ...]

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the value, if there is one."""
        value = _get_value(data, self.path)
        return [] if value is None else [value]

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the value."""
        _set_value(data, self.path, answers[0] if answers else None)


@dataclass(frozen=True, slots=True)
class LocalTextField:
    """A text in several languages; each answer is a map of `value` and `lang`."""

    path: tuple[str, ...]

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the text in each language."""
        return [{"value": text, "lang": language} for language, text in (_get_value(data, self.path) or {}).items()]

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the text, the last one of each language."""
        _set_value(data, self.path, {answer["lang"]: answer["value"] for answer in answers})


@dataclass(frozen=True, slots=True)
class ItemsField:
    """A list of maps, one answer each; an existing item keeps its other keys.

    An answer has the given `keys`. The field covers the items that have the `fixed` values. A changed answer belongs to
    the earlier item with the same values of the keys `identity`. The keys of an item are sorted as in `record`; without
    it, a changed answer is a new item.
    """

    path: tuple[str]
    keys: tuple[str, ...]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    record: type[Any] | None = None

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the items, reduced to the keys of an answer."""
        return [self._read_answer(item) for item in data.get(self.path[0], ()) if self._covers(item)]

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the items after those that the field does not cover."""
        existing: list[Item] = data.get(self.path[0], [])
        covered = [item for item in existing if self._covers(item)]
        others = [item for item in existing if not self._covers(item)]
        _set_value(data, self.path, [*others, *(self._make_item(answer, covered) for answer in answers)])

    def _covers(self, item: Mapping[str, Any]) -> bool:
        return all(item.get(key) == value for key, value in self.fixed.items())

    def _read_answer(self, item: Item) -> Item:
        return {key: item[key] for key in self.keys if key in item}

    def _make_item(self, answer: Item, covered: Sequence[Item]) -> Item:
        """Return the item for an answer: an unchanged item, a changed item with its other keys, or a new item."""
        for item in covered:
            if self._read_answer(item) == answer:
                return item
        for item in covered:
            if self.record and all(item.get(key) == answer.get(key) for key in self.identity):
                merged = {**{key: value for key, value in item.items() if key not in self.keys}, **answer}
                return sort_keys(self.record, merged)
        return {**answer, **self.fixed}


@dataclass(frozen=True, slots=True)
class ItemKeyField:
    """A list of maps; each answer is the value of one key, and an existing item keeps its other keys."""

    path: tuple[str]
    key: str

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the value of the key in each item."""
        return [item[self.key] for item in data.get(self.path[0], ())]

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write an item for each answer."""
        existing = {item[self.key]: item for item in data.get(self.path[0], ())}
        _set_value(data, self.path, [existing.get(answer, {self.key: answer}) for answer in answers])


@dataclass(frozen=True, slots=True)
class MoreItemsField:
    """Further items of a list that another field covers."""

    path: tuple[str]

    def get(self, data: Mapping[str, Any]) -> list[Answer]:  # noqa: ARG002  # `Field` has it
        """Return nothing: the other field has the items."""
        return []

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the items at the end of the list."""
        existing = data.get(self.path[0], [])
        _set_value(data, self.path, [*existing, *(answer for answer in answers if answer not in existing)])


@dataclass(frozen=True, slots=True)
class EachItemField:
    """A value for each item of a list that lacks it; the keys of an item are sorted as in `record`.

    If `required_key` is given, only the items with this key get the value.
    """

    path: tuple[str]
    key: str
    record: type[Any]
    required_key: str = ""

    def get(self, data: Mapping[str, Any]) -> list[Answer]:  # noqa: ARG002  # `Field` has it
        """Return nothing: each item has its own value."""
        return []

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the value into the items that lack it."""
        for answer in answers:
            items = (
                item if self.required_key and self.required_key not in item else {self.key: answer, **item}
                for item in data.get(self.path[0], ())
            )
            _set_value(data, self.path, [sort_keys(self.record, item) for item in items])


@dataclass(frozen=True, slots=True)
class CountryField:
    """The country of an organization, or the scope of one that belongs to no single country."""

    path: tuple[str] = ("country",)

    def get(self, data: Mapping[str, Any]) -> list[Answer]:
        """Return the country or the scope."""
        # An invalid record may have both, but the question has one answer.
        return [data[key] for key in ("country", "scope") if key in data][:1]

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write the country or the scope, and remove the other one."""
        (answer,) = answers or (None,)
        is_scope = answer in tuple(Scope)
        _set_value(data, ("country",), None if is_scope else answer)
        _set_value(data, ("scope",), answer if is_scope else None)


@dataclass(frozen=True, slots=True)
class ScopeField(ValueField):
    """The scope of an organization, if a flag gives it."""

    path: tuple[str, ...] = ("scope",)

    def get(self, data: Mapping[str, Any]) -> list[Answer]:  # noqa: ARG002  # `Field` has it
        """Return nothing: the question on the country has the scope."""
        return []


@dataclass(frozen=True, slots=True)
class NoField:
    """No part of the record: the command itself uses the answer."""

    path: tuple[str, ...] = ("",)
    """The path of a key that no record has."""

    def get(self, data: Mapping[str, Any]) -> list[Answer]:  # noqa: ARG002  # `Field` has it
        """Return nothing."""
        return []

    def put(self, data: dict[str, Any], answers: Sequence[Answer]) -> None:
        """Write nothing."""


def find_language_conflict(answer: Item, others: Sequence[Item]) -> str | None:
    """Return a sentence if another text has the same language, since a record holds one text per language."""
    for other in others:
        if other != answer and other["lang"] == answer["lang"]:
            message = gettext(
                "'%(one)s' and '%(other)s' are both in '%(language)s': write the language before one, as LANG=TEXT"
            )
            return message % {"one": other["value"], "other": answer["value"], "language": answer["lang"]}
    return None


def remove_unknown(data: Mapping[str, Any]) -> Item:
    """Return a map without its empty values, since absent means unknown."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _get_value(data: Any, path: Sequence[str]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _set_value(data: dict[str, Any], path: Sequence[str], value: Any) -> None:
    key, *rest = path
    if rest:
        existing = data.get(key)
        inner = dict(existing) if isinstance(existing, Mapping) else {}  # an invalid record may have another value
        _set_value(inner, rest, value)
        value = inner
    if value in (None, [], {}):  # absent means unknown, but false and 0 are values
        data.pop(key, None)
    else:
        data[key] = value
