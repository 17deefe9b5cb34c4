"""The part of a record that a question is about: from answers to plain data, and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Item = dict[str, Any]


def _always(_: Item) -> bool:
    return True


class Part(Protocol):
    """A part of a record, by the path to it."""

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to it."""

    def get(self, data: Mapping[str, Any]) -> list[str]:
        """The answers that stand in a record."""

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write answers into a record; without any, nothing of the part is left."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value; `plain` makes it of its text, if it is no text."""

    path: tuple[str, ...]
    plain: Callable[[str], Any] = str
    text: Callable[[Any], str] = str

    def get(self, data: Mapping[str, Any]) -> list[str]:
        """The value's text, if there is one."""
        found = _at(data, self.path)
        return [] if found is None else [self.text(found)]

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write the value."""
        _set(data, self.path, self.plain(answers[0]) if answers else None)


@dataclass(frozen=True, slots=True)
class Texts:
    """A text in some languages; each answer begins with a tag: `ru=Ташкент`."""

    path: tuple[str, ...]

    def get(self, data: Mapping[str, Any]) -> list[str]:
        """The texts with their tags."""
        return tagged_texts(_at(data, self.path) or {})

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write the texts, the last one of each language."""
        _set(data, self.path, by_language(answers))


@dataclass(frozen=True, slots=True)
class Items:
    """A list of maps, an answer each; of those that stand there already, all is kept that an answer does not tell.

    `where` says which items of the list the question is about.
    """

    path: tuple[str]
    plain: Callable[[str], Item]
    text: Callable[[Item], str]
    where: Callable[[Item], bool] = field(default=_always)

    def get(self, data: Mapping[str, Any]) -> list[str]:
        """The items' texts."""
        return [self.text(item) for item in data.get(self.path[0], ()) if self.where(item)]

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write the items, behind those that the question is not about."""
        standing: list[Item] = data.get(self.path[0], [])
        known = {self.text(item): item for item in standing if self.where(item)}
        others = [item for item in standing if not self.where(item)]
        _set(data, self.path, [*others, *(known.get(answer) or self.plain(answer) for answer in answers)])


@dataclass(frozen=True, slots=True)
class OfEach:
    """A value that each item of a list gets which has none."""

    path: tuple[str]
    key: str

    def get(self, data: Mapping[str, Any]) -> list[str]:  # noqa: ARG002
        """Nothing: each item has its own."""
        return []

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write the value where there is none."""
        for answer in answers:
            _set(
                data, self.path, [{**item, self.key: item.get(self.key, answer)} for item in data.get(self.path[0], ())]
            )


@dataclass(frozen=True, slots=True)
class Aside:
    """No part of the record: what the answer does is for the command to say."""

    path: tuple[str, ...] = ("",)

    def get(self, data: Mapping[str, Any]) -> list[str]:  # noqa: ARG002
        """Nothing stands there."""
        return []

    def put(self, data: dict[str, Any], answers: Sequence[str]) -> None:
        """Write nothing."""


def by_language(texts: Sequence[str]) -> dict[str, str]:
    """A text by its languages, of texts with tags."""
    return {tag: text for tag, _, text in (answer.partition("=") for answer in texts)}


def both_in_one_language(text: str, others: Sequence[str]) -> str | None:
    """Why a text with a tag cannot stand beside others: of two in one language only the last would be kept."""
    language, _, told = text.partition("=")
    for other in others:
        if other != text and other.startswith(f"{language}="):
            earlier = other.partition("=")[2]
            return f"'{earlier}' and '{told}' are both in '{language}': write the language before one, as LANG=TEXT"
    return None


def tagged_texts(texts: Mapping[str, str]) -> list[str]:
    """Texts with tags, of a text by its languages."""
    return [f"{tag}={text}" for tag, text in texts.items()]


def known(data: Mapping[str, Any]) -> Item:
    """What of a map is known: absent means unknown, so nothing empty is written."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _at(data: Any, path: Sequence[str]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _set(data: dict[str, Any], path: Sequence[str], value: Any) -> None:
    key, *rest = path
    if rest:
        inner = dict(data.get(key) or {})
        _set(inner, rest, value)
        value = inner
    if value in (None, [], {}):
        data.pop(key, None)
    else:
        data[key] = value
