"""Values of records by their paths, and their labels and texts in cells."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final

from eapa_cli.importing.scalar_cells import read_cell_text
from eapa_cli.importing.sheet import Value
from eapa_cli.tabular.extract import Data
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import strip_invisible
from eapa_cli.text.labels import LABELS
from eapa_cli.workbook.cell_context import CellContext


def normalized_text(cell: Value | None) -> str:
    """Return the text of a cell for comparisons, without differences that come from spreadsheet programs.

    Raises:
        ValueError: the cell has no readable value.
    """
    if cell is None:
        return ""
    return read_cell_text(strip_invisible(cell)[0] if isinstance(cell, str) else cell, exact=False)


def get_value(data: Data, path: str) -> Any:
    """Return the value at a path of maps; None if there is none."""
    value: Any = data
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def set_value(data: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a path of maps, or remove it and the maps that become empty."""
    key, _, rest = path.partition(".")
    if rest:
        inner = dict(data.get(key) or {})
        set_value(inner, rest, value)
        value = inner or None
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value


def capitalized_label(vocabulary: type[StrEnum], code: str, context: CellContext) -> str:
    """Return the label of a code with a capital letter."""
    return context.wording.heading(vocabulary(code))


def find_code(vocabulary: type[StrEnum], text: str) -> str:
    """Return the code of a label in any language of the interface; other text is returned unchanged."""
    return _codes_by_label(vocabulary).get(fold(text), text)


@cache
def _codes_by_label(vocabulary: type[StrEnum]) -> Mapping[str, str]:
    name: Final = vocabulary.__name__
    return {
        fold(catalogue(language).pgettext(name, words)): code
        for language in INTERFACE_LANGUAGES
        for code, words in LABELS[name].items()
    }
