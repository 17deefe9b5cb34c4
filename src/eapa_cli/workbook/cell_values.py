"""Values of records by their paths, the text of cells, and the labels of codes."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final

from eapa_cli.importing.scalar_cells import read_cell_text
from eapa_cli.importing.sheet import Broken, Value
from eapa_cli.model.message import Message
from eapa_cli.tabular.extract import Data
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import strip_invisible
from eapa_cli.workbook.cell_context import CellContext

_DAY_0: Final = date(1899, 12, 30)
"""The day that a workbook stores as the number 0."""
_YEARS: Final = range(1900, 2101)
"""The numbers that a user probably typed as a year."""


def normalize_cell(cell: Value | None) -> str:
    """Return the text of a cell without differences that spreadsheet programs make, such as other spaces.

    Raises:
        ValueError: the cell has no readable value.
    """
    if cell is None:
        return ""
    return read_cell_text(strip_invisible(cell) if isinstance(cell, str) else cell, exact=False)


def refuse_year_as_day(cell: Value) -> Value:
    """Return a cell; if it has a day that was probably typed as a year, return a cell without a readable value.

    A cell with the format of days shows the number 2021 as 13 July 1905.
    """
    number = cell.toordinal() - _DAY_0.toordinal() if isinstance(cell, date) else 0
    if number not in _YEARS:
        return cell
    return Broken(
        Message(
            "shows the number %(number)d as a day: format the cell as text, and write the year or the day again",
            number=number,
        )
    )


def get_value(data: Data, path: str) -> Any:
    """Return the value at a path of maps, such as `signed.date`; None if the record has no such value."""
    value: Any = data
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def set_value(data: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a path of maps. The value None removes it, and the maps that become empty."""
    key, _, inner_path = path.partition(".")
    if inner_path:
        inner = dict(data.get(key) or {})
        set_value(inner, inner_path, value)
        value = inner or None
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value


def format_label(vocabulary: type[StrEnum], code: str, context: CellContext) -> str:
    """Return the label of a code with a capital letter."""
    return context.wording.heading(vocabulary(code))


def find_code(vocabulary: type[StrEnum], text: str) -> str:
    """Return the code of a label in any language of the interface; other text is returned unchanged."""
    return _map_labels(vocabulary).get(fold(text), text)


@cache
def _map_labels(vocabulary: type[StrEnum]) -> Mapping[str, str]:
    name = vocabulary.__name__
    return {
        fold(catalogue(language).pgettext(name, words)): code
        for language in INTERFACE_LANGUAGES
        for code, words in LABELS[name].items()
    }
