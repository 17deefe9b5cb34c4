"""Types of fields, derived from the records, and the conversion of entered text to values."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Self, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import OWN, key_of
from eapa_cli.text.unknown_words import is_unknown, is_unknown_name
from eapa_cli.yaml.reader import read_flow
from eapa_cli.yaml.scalars import Plain

_TEXTS: Final = (EdtfDate, Duration)


class _Country(str):
    """A field called `country`: a country's code, which people may enter by name."""

    __slots__ = ()


class _Start(str):
    """The first day of a period, which people may write as 'from ...'."""

    __slots__ = ()


class _End(str):
    """The last day of a period, which people may write as 'until ...'."""

    __slots__ = ()


_SPECIAL: Final[Mapping[str, type]] = {
    "country": _Country,
    "starts": _Start,
    "from_": _Start,
    "ends": _End,
    "to": _End,
}
_OPTIONAL: Final = (EdtfDate, _Start, _End, Duration, int)
_OPTIONAL_TEXTS: Final = frozenset({"note", "notes", "website", "name_as_signed"})


@dataclass(frozen=True, slots=True)
class FieldType:
    """The type of a field: a record or a part of one, a list, text by language, or a scalar."""

    type: Any

    @classmethod
    def of(cls, kind: Kind | None) -> Self:
        """Return the type of a file for a record of a kind, or of the register's own file."""
        return cls(RegisterFile if kind is None else RECORDS[kind])

    @property
    def is_list(self) -> bool:
        """Return whether the field is a list."""
        return get_origin(self.type) is tuple

    @property
    def is_localized(self) -> bool:
        """Return whether the field is text by language."""
        return get_origin(self.type) is Mapping

    @property
    def is_map(self) -> bool:
        """Return whether the field is a record or a part of one."""
        return is_dataclass(self.type) and self.type not in _TEXTS

    @property
    def is_free(self) -> bool:
        """Return whether the field accepts any value."""
        return self.type is object

    @property
    def is_scalar(self) -> bool:
        """Return whether the field is a text, a number or a boolean."""
        return not (self.is_list or self.is_localized or self.is_map or self.is_free)

    @property
    def is_text(self) -> bool:
        """Return whether the field is a text in any format."""
        return self.is_scalar and self.type not in {bool, int}

    def means_unknown(self, key: str | int, text: str) -> bool:
        """Return whether the text for a field, given its key, means that an optional value is not known."""
        if self.type in _OPTIONAL:
            return is_unknown(text)
        is_text = self.type is _Country or (self.type is str and key in _OPTIONAL_TEXTS)
        return is_text and is_unknown_name(text)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the field in canonical order; none for languages and scalars."""
        return tuple(_keys(self.type)) if self.is_map else ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the values of a closed list, or none."""
        if isinstance(self.type, type) and issubclass(self.type, str):
            return tuple(getattr(self.type, "__members__", {}).values())
        return ("true", "false") if self.type is bool else ()

    def step(self, step: str | int) -> "FieldType | None":
        """Return the type of the value at a key, index or language of this field; None if there is none."""
        if self.is_list:
            return FieldType(get_args(self.type)[0]) if isinstance(step, int) else None
        if self.is_free:
            return self
        if self.is_localized:
            return FieldType(str)
        key = str(step)
        return None if self.is_scalar else FieldType(object) if key.startswith(OWN) else _keys(self.type).get(key)

    def value(self, text: str, today: date) -> Plain:
        """Convert entered text to a value: that of a scalar field, or one in YAML or JSON for any other field.

        `today` is the day on which it is entered.

        Raises:
            ValueError: the text is not valid here; the message gives the reason.
        """
        return self._scalar(text, today) if self.is_scalar else self.typed(*read_flow(text), today)

    def in_canonical_order(self, data: Plain) -> Plain:
        """Sort the keys of each map in canonical order; unknown keys keep their places."""
        if self.is_list and isinstance(data, list):
            item = FieldType(get_args(self.type)[0])
            return [item.in_canonical_order(one) for one in data]
        if self.is_map and isinstance(data, Mapping):
            known = [key for key in self.keys if key in data]
            others = [key for key in data if key not in known]
            return {key: (self.step(key) or FREE).in_canonical_order(data[key]) for key in [*known, *others]}
        return data

    def typed(self, strict: Plain, raw: Plain, today: date) -> Plain:
        """Convert each scalar to the type of its field.

        The arguments are the data as the reader resolves it, and the same with every scalar as text.

        Raises:
            ValueError: a list, map or scalar is not of the expected type; the message names it.
        """
        if self.is_list:
            if not isinstance(raw, list):
                raise ValueError("a list is needed: write [a, b]")
            item = FieldType(get_args(self.type)[0])
            return [item.typed(one, other, today) for one, other in zip(strict, raw, strict=True)]
        if self.is_map or self.is_localized:
            if not isinstance(raw, Mapping):
                hint = "{en: TEXT}" if self.is_localized else "{" + f"{self.keys[0]}: ..." + "}"
                raise ValueError(f"a map is needed: write {hint}")
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
        return self._stored_text(text, today)

    def _stored_text(self, text: str, today: date) -> str:
        # Parsers are loaded only if needed.
        if self.type in (EdtfDate, _Start, _End):
            from eapa_cli.text.date_parser import read_date, read_end, read_start

            read = read_start if self.type is _Start else read_end if self.type is _End else read_date
            return str(read(text, today))
        if self.type is Duration:
            from eapa_cli.text.duration_parser import read_duration

            return str(read_duration(text))
        if self.type is _Country:
            from eapa_cli.text.countries import country_code

            # An unknown country is left to the schema, which suggests others.
            return country_code(text) or text
        return text


FREE: Final = FieldType(object)
"""The type of a field that accepts any value."""


@cache
def _keys(record: Any) -> Mapping[str, FieldType]:
    hints = get_type_hints(record)
    types = {field.name: _required(hints[field.name]) for field in fields(record)}
    return {key_of(name): FieldType(_SPECIAL.get(name, type_)) for name, type_ in types.items()}


def _required(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint
