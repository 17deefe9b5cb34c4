"""What may stand where in a file, by the types of the records: the keys of a map, and the value for a text."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Self, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import Duration, EdtfDate
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import key_of
from eapa_cli.yaml.reader import read_flow
from eapa_cli.yaml.scalars import Plain

_TEXTS: Final = (EdtfDate, Duration)
OWN: Final = "x-"
"""How the keys begin that everyone may use for what the schemas do not know."""


class _Country(str):
    """What stands in a field called `country`: the code of one, which people write by its name."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of what stands at a place: a record or a part of one, a list, a text by language, or a scalar."""

    type: Any

    @classmethod
    def of(cls, kind: Kind | None) -> Self:
        """The shape of a file that holds a record of a kind, or of the register's own file."""
        return cls(RegisterFile if kind is None else RECORDS[kind])

    @property
    def is_list(self) -> bool:
        """Whether items stand here."""
        return get_origin(self.type) is tuple

    @property
    def is_localized(self) -> bool:
        """Whether texts by language stand here."""
        return get_origin(self.type) is Mapping

    @property
    def is_map(self) -> bool:
        """Whether the fields of a record, or of a part of one, stand here."""
        return is_dataclass(self.type) and self.type not in _TEXTS

    @property
    def is_free(self) -> bool:
        """Whether anything may stand here."""
        return self.type is object

    @property
    def is_scalar(self) -> bool:
        """Whether a text, a number or a truth value stands here."""
        return not (self.is_list or self.is_localized or self.is_map or self.is_free)

    @property
    def is_text(self) -> bool:
        """Whether a text stands here, of whatever form."""
        return self.is_scalar and self.type not in {bool, int}

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand here, in house order; none where they are languages or there are no keys."""
        return tuple(_keys(self.type)) if self.is_map else ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of which one must stand here, if it is one of a closed list; or none."""
        if isinstance(self.type, type) and issubclass(self.type, str):
            return tuple(getattr(self.type, "__members__", {}).values())
        return ("true", "false") if self.type is bool else ()

    def step(self, step: str | int) -> "Shape | None":
        """The shape of what is one step further in: at a key, at an item, at a language; None if there is no such."""
        if self.is_list:
            return Shape(get_args(self.type)[0]) if isinstance(step, int) else None
        if self.is_free:
            return self
        if self.is_localized:
            return Shape(str)
        key = str(step)
        return None if self.is_scalar else Shape(object) if key.startswith(OWN) else _keys(self.type).get(key)

    def value(self, text: str, today: date) -> Plain:
        """What a text means here: itself, or as a date or country is kept, where a text belongs; else as YAML or JSON.

        `today` is the day on which it is written.

        Raises:
            ValueError: it cannot stand here; a sentence says why.
        """
        return self._scalar(text, today) if self.is_scalar else self.typed(*read_flow(text), today)

    def in_house_order(self, data: Plain) -> Plain:
        """The same data with the keys of each map in house order; those that are not known stay where they are."""
        if self.is_list and isinstance(data, list):
            item = Shape(get_args(self.type)[0])
            return [item.in_house_order(one) for one in data]
        if self.is_map and isinstance(data, Mapping):
            known = [key for key in self.keys if key in data]
            others = [key for key in data if key not in known]
            return {key: (self.step(key) or FREE).in_house_order(data[key]) for key in [*known, *others]}
        return data

    def typed(self, strict: Plain, raw: Plain, today: date) -> Plain:
        """Data with each scalar of the type that belongs in its place.

        Given is the data as the reader takes it, and with every scalar as the text that stands there.

        Raises:
            ValueError: a list or map belongs where none stands, or a scalar is not of the type; a sentence says which.
        """
        if self.is_list:
            if not isinstance(raw, list):
                raise ValueError("a list belongs here: write [a, b]")
            item = Shape(get_args(self.type)[0])
            return [item.typed(one, other, today) for one, other in zip(strict, raw, strict=True)]
        if self.is_map or self.is_localized:
            if not isinstance(raw, Mapping):
                hint = "{en: TEXT}" if self.is_localized else "{" + f"{self.keys[0]}: ..." + "}"
                raise ValueError(f"a map belongs here: write {hint}")
            return {key: (self.step(key) or FREE).typed(strict[key], value, today) for key, value in raw.items()}
        if self.is_free or not isinstance(raw, str):
            return strict
        return self._scalar(raw, today)

    def _scalar(self, text: str, today: date) -> Plain:
        if self.type is bool:
            if text not in self.words:
                raise ValueError(f"'{text}' is neither true nor false")
            return text == "true"
        if self.type is int:
            try:
                return int(text)
            except ValueError:
                raise ValueError(f"'{text}' is not a whole number") from None
        return self._as_kept(text, today)

    def _as_kept(self, text: str, today: date) -> str:
        # What reads dates as people write them is loaded only if there is one.
        if self.type is EdtfDate:
            from eapa_cli.text.date_parser import read_end

            return str(read_end(text, today))
        if self.type is Duration:
            from eapa_cli.text.duration_parser import read_duration

            return str(read_duration(text))
        if self.type is _Country:
            from eapa_cli.text.countries import country_code

            # What is called by none is left to the schema, which says what it may have been.
            return country_code(text) or text
        return text


FREE: Final = Shape(object)
"""Where anything may stand."""


@cache
def _keys(record: Any) -> Mapping[str, Shape]:
    hints = get_type_hints(record)
    types = {field.name: _required(hints[field.name]) for field in fields(record)}
    return {key_of(name): Shape(_Country if name == "country" else type_) for name, type_ in types.items()}


def _required(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint
