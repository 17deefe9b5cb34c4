"""Forms of cells with a single value: text, a date, a duration, a country, or a choice from a vocabulary."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from eapa_cli.exporting.as_xlsx import parse_day
from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.importing.scalar_cells import parse_scalar
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Kind, RenewalMode
from eapa_cli.tabular.extract import Data
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.date_wording import QUALIFIER_MESSAGES
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import mark as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import find_code, format_label, get_value, normalize_cell, set_value
from eapa_cli.workbook.text_forms import describe_removed_fields

_DOUBT_INDEXES: Final = {"year": 4, "month": 7}
"""The index in an EDTF date at which the sign of a doubt is written: after the year, or after the month."""

_DEPENDENT_KEYS: Final = {"signed.date": ("basis",), "term.renewal.mode": ("period", "max")}
"""The keys without a column that are invalid next to a missing value, or to a renewal with the mode `none`."""


@dataclass(frozen=True, slots=True)
class ScalarForm(EditableForm):
    """A value at a path, such as `term.ends`. An edited cell is read as `import` reads it."""

    kind: Kind
    accepts = _("Text.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the value."""
        value = get_value(data, self.field)
        return None if value is None else self.format_value(value, context)

    def format_value(self, value: Any, context: CellContext) -> Cell:
        """Return the cell of a value."""
        del context
        return str(value)

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Set or remove the value. Return a remark on fields that the record cannot have without it."""
        shown = normalize_cell(self.write(data, context))
        value = None
        if text:
            value = parse_scalar(self.kind, self.field, self.convert_for_import(text, context), exact=False)
        set_value(data, self.field, value)
        if value not in {None, RenewalMode.NONE}:
            return ()
        map_path = self.field.rpartition(".")[0]
        keys = [key for key in _DEPENDENT_KEYS.get(self.field, ()) if get_value(data, f"{map_path}.{key}") is not None]
        for key in keys:
            set_value(data, f"{map_path}.{key}", None)
        return [describe_removed_fields(shown, keys)] if keys else ()


class DateForm(ScalarForm):
    """A date: a day, a year, or words."""

    accepts = _("A date, as precise as it is known: 24.09.2021, September 2021, 2021, before 2020.")

    def format_value(self, value: Any, context: CellContext) -> Cell:
        """Return a day, a year, words that can be read again, or else the EDTF date."""
        if isinstance(day := parse_day(value), date):
            return day
        if value.isdecimal() and not value.startswith("0"):  # a number has no zero at its start
            return int(value)
        if value == "..":
            return context.wording.pgettext("end", "open-ended")
        with suppress(ValueError):
            words = context.wording.date(EdtfDate.parse(value))
            if parse_scalar(self.kind, self.field, self.convert_for_import(words, context), exact=False) == value:
                return words
        return str(value)

    def convert_for_import(self, text: str, context: CellContext) -> str:
        """Return a date with words for a doubt as a date with its EDTF sign, which an import reads."""
        del context
        for doubt in _list_doubts():
            if text.endswith(doubt.suffix):
                day = parse_scalar(self.kind, self.field, text.removesuffix(doubt.suffix), exact=False)
                if isinstance(day, str):  # the words before the doubt can also be 'unknown'
                    index = _DOUBT_INDEXES.get(doubt.part, len(day))
                    return f"{day[:index]}{doubt.sign}{day[index:]}"
        return text


class DurationForm(ScalarForm):
    """A duration in words."""

    accepts = _("A duration: 5 years, 6 months, 90 days.")

    def format_value(self, value: Any, context: CellContext) -> Cell:
        """Return the duration in words."""
        return context.wording.duration(Duration.parse(value))


class CountryForm(ScalarForm):
    """A country by its name."""

    accepts = _("A country by its name.")

    def format_value(self, value: Any, context: CellContext) -> Cell:
        """Return the name of the country."""
        return context.wording.country(value)

    def list_choices(self, context: CellContext) -> Sequence[str]:
        """Return the names of all countries."""
        return sorted(map(context.wording.country, ALPHA_2), key=fold)


@dataclass(frozen=True, slots=True)
class ChoiceForm(ScalarForm):
    """A code of a vocabulary by its label."""

    vocabulary: type[StrEnum]
    accepts = _("One of the values of the list.")

    def format_value(self, value: Any, context: CellContext) -> Cell:
        """Return the label of a code."""
        return format_label(self.vocabulary, value, context)

    def list_choices(self, context: CellContext) -> Sequence[str]:
        """Return the labels of all codes."""
        return [format_label(self.vocabulary, code.value, context) for code in self.vocabulary]

    def convert_for_import(self, text: str, context: CellContext) -> str:
        """Return the code of a label."""
        del context
        return find_code(self.vocabulary, text)


class _Doubt(NamedTuple):
    """A doubt about a date: the part that is in doubt, the EDTF sign, and the words after the date in a cell."""

    part: str
    sign: str
    suffix: str


@cache
def _list_doubts() -> Sequence[_Doubt]:
    """Return the doubts about dates in each language of the interface."""
    return [
        _Doubt(part, sign, catalogue(language).gettext(message).removeprefix("%(date)s"))
        for language in INTERFACE_LANGUAGES
        for (part, sign), message in QUALIFIER_MESSAGES.items()
    ]
