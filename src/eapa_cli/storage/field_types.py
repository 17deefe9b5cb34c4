"""Types of fields, derived from the record classes, and the conversion of entered text to values."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, Self, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX, key_of, without_none
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.unknown_words import is_unknown, is_unknown_name
from eapa_cli.yaml.plain_scalars import Plain
from eapa_cli.yaml.reader import read_flow

# Data classes that are a text in a file.
_TEXT_TYPES: Final = (EdtfDate, Duration)


class _Country(str):
    """A field called `country`: a country's code, which people may enter by name."""

    __slots__ = ()


class _Start(str):
    """The first day of a period, which people may write as 'from ...'."""

    __slots__ = ()


class _End(str):
    """The last day of a period, which people may write as 'until ...'."""

    __slots__ = ()


# The types of fields that have the same meaning in every record. Other fields have the type of their annotation.
_TYPES_BY_FIELD: Final[Mapping[str, type]] = {
    "country": _Country,
    "starts": _Start,
    "from_": _Start,
    "ends": _End,
    "to": _End,
}
# In fields with one of these types or names, words such as 'unknown' mean that there is no value. In a country or a
# text, an acronym such as 'NA' is a value.
_OPTIONAL_TYPES: Final = (EdtfDate, _Start, _End, Duration, int)
_OPTIONAL_TEXT_FIELDS: Final = frozenset({"note", "notes", "website", "name_as_signed"})


@dataclass(frozen=True, slots=True)
class FieldType:
    """The type of a field: a map (a record or a nested record), a list, text by language, a scalar, or any value."""

    type: Any

    @classmethod
    def of_record(cls, kind: Kind | None) -> Self:
        """Return the type of a record of a kind, or of the register's own file for None."""
        return cls(RegisterFile if kind is None else RECORDS[kind])

    @property
    def is_list(self) -> bool:
        """Whether the field is a list."""
        return get_origin(self.type) is tuple

    @property
    def is_localized(self) -> bool:
        """Whether the field is text by language."""
        return get_origin(self.type) is Mapping

    @property
    def is_map(self) -> bool:
        """Whether the field is a record or a nested record, such as a party."""
        return is_dataclass(self.type) and self.type not in _TEXT_TYPES

    @property
    def is_free(self) -> bool:
        """Whether the field accepts any value."""
        return self.type is object

    @property
    def is_scalar(self) -> bool:
        """Whether the field is a text, a number or a boolean."""
        return not (self.is_list or self.is_localized or self.is_map or self.is_free)

    @property
    def is_text(self) -> bool:
        """Whether the field is a text in any format."""
        return self.is_scalar and self.type not in {bool, int}

    def means_unknown(self, key: str | int, text: str) -> bool:
        """Return whether the text for the field with a key means that its optional value is not known."""
        if self.type in _OPTIONAL_TYPES:
            return is_unknown(text)
        is_optional = self.type is _Country or (self.type is str and key in _OPTIONAL_TEXT_FIELDS)
        return is_optional and is_unknown_name(text)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a map in canonical order; no keys for other types."""
        return tuple(_types_by_key(self.type)) if self.is_map else ()

    @property
    def allowed_values(self) -> tuple[str, ...]:
        """The allowed values of a vocabulary or boolean; no values for other types."""
        if isinstance(self.type, type) and issubclass(self.type, StrEnum):
            return tuple(self.type)
        return ("true", "false") if self.type is bool else ()

    def child(self, step: str | int) -> "FieldType | None":
        """Return the type of the value at a key, index or language of this field; None if there cannot be one."""
        if self.is_list:
            return self._item_type if isinstance(step, int) else None
        if self.is_free:
            return self
        if self.is_localized:
            return FieldType(str)
        if self.is_scalar:
            return None
        key = str(step)
        return FREE if key.startswith(EXTENSION_PREFIX) else _types_by_key(self.type).get(key)

    @property
    def _item_type(self) -> "FieldType":
        """The type of the items of a list."""
        return FieldType(get_args(self.type)[0])

    def parse(self, text: str, today: date) -> Plain:
        """Convert entered text to a value. The text is YAML or JSON, except for a scalar.

        `today` is the day on which the text is entered.

        Raises:
            ValueError: the text is not valid for this type; the message gives the reason.
        """
        return self._scalar(text, today) if self.is_scalar else self.convert(*read_flow(text), today)

    def in_canonical_order(self, data: Plain) -> Plain:
        """Return data with the keys of each map in canonical order; unknown keys follow in their order."""
        if self.is_list and isinstance(data, list):
            return [self._item_type.in_canonical_order(item) for item in data]
        if self.is_map and isinstance(data, Mapping):
            known_keys = [key for key in self.keys if key in data]
            other_keys = [key for key in data if key not in known_keys]
            return {key: (self.child(key) or FREE).in_canonical_order(data[key]) for key in [*known_keys, *other_keys]}
        return data

    def convert(self, strict: Plain, raw: Plain, today: date) -> Plain:
        """Convert each scalar in entered data to the type of its field.

        `strict` is the data as the reader resolves it; `raw` is the same data with every scalar as text.

        Raises:
            ValueError: a list, map or scalar is not of the expected type; the message names the type.
        """
        if self.is_list:
            if not isinstance(raw, list):
                raise ValueError(_("a list is needed: write [a, b]"))
            pairs = zip(strict, raw, strict=True)
            return [self._item_type.convert(strict_item, raw_item, today) for strict_item, raw_item in pairs]
        if self.is_map or self.is_localized:
            if not isinstance(raw, Mapping):
                hint = "{en: TEXT}" if self.is_localized else "{" + f"{self.keys[0]}: ..." + "}"
                raise ValueError(_("a map is needed: write %(hint)s") % {"hint": hint})
            return {key: (self.child(key) or FREE).convert(strict[key], value, today) for key, value in raw.items()}
        if self.is_free or not isinstance(raw, str):
            return strict
        return self._scalar(raw, today)

    def _scalar(self, text: str, today: date) -> Plain:
        if self.type is bool:
            if text not in self.allowed_values:
                raise ValueError(_("'%(text)s' is neither true nor false") % {"text": text})
            return text == "true"
        if self.type is int:
            try:
                return int(text)
            except ValueError:
                raise ValueError(_("'%(text)s' is not a whole number") % {"text": text}) from None
        return self._stored_text(text, today)

    def _stored_text(self, text: str, today: date) -> str:
        """Return the text to store. Dates, durations and countries can be entered in several forms."""
        # Parsers are loaded only if needed.
        if self.type in (EdtfDate, _Start, _End):
            from eapa_cli.text.date_parser import read_date, read_end, read_start

            read = {_Start: read_start, _End: read_end}.get(self.type, read_date)
            return str(read(text, today))
        if self.type is Duration:
            from eapa_cli.text.duration_parser import read_duration

            return str(read_duration(text))
        if self.type is _Country:
            from eapa_cli.text.countries import country_code

            # The schema reports an unknown country, and suggests similar ones.
            return country_code(text) or text
        return text


FREE: Final = FieldType(object)
"""The type of a field that accepts any value."""


@cache
def _types_by_key(record: Any) -> Mapping[str, FieldType]:
    hints = get_type_hints(record)
    types = {field.name: without_none(hints[field.name]) for field in fields(record)}
    return {key_of(name): FieldType(_TYPES_BY_FIELD.get(name, type_)) for name, type_ in types.items()}
