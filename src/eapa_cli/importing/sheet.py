"""The cells of one sheet of a spreadsheet, before they are interpreted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Self

from eapa_cli.errors import UnreadableError
from eapa_cli.model.message import Message
from eapa_cli.text.hidden_characters import strip_invisible
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import quote

LETTER_COUNT: Final = 26
"""The number of different letters that name columns: A to Z."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a readable value."""

    reason: Message
    """The reason completes a sentence that starts with the name of the cell: "has the error #REF!"."""


class LinkedText(str):
    """The text of a cell that has a link to a web page."""

    __slots__ = ("link",)
    link: str

    def __new__(cls, text: str, link: str) -> Self:
        """Return the text with the address of the page."""
        linked = super().__new__(cls, text)
        linked.link = link
        return linked


Value = str | int | float | bool | date | datetime | time | Broken
Cells = Mapping[int, Value]
"""The cells of a row that have content, by column. Columns are counted from 1."""
Row = tuple[int, Cells]
"""The number of a row, counted from 1, and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of a sheet."""

    file: str
    name: str | None = None
    """The name of the sheet; None for a CSV file."""
    rows: Sequence[Row]

    def format_row_name(self, row: int) -> str:
        """Return the name of a row for messages: `row 7`, or `agreements!7` in a workbook."""
        return _("row %(row)d") % {"row": row} if self.name is None else f"{self.name}!{row}"

    def format_cell_name(self, row: int, column: int, heading: str) -> str:
        """Return the name of a cell for messages: `column 'Signed'` in CSV, or `C7 ('Signed')` in a workbook."""
        if self.name is None:
            return _("column '%(heading)s'") % {"heading": heading}
        return f"{format_column_letters(column)}{row} ({quote(heading)})"


def describe_hidden_sheet(name: str) -> str:
    """Return the note on a hidden sheet, which is not read."""
    return _("the hidden sheet '%(sheet)s' was ignored") % {"sheet": name}


def is_blank(value: Value) -> bool:
    """Return whether a cell contains only spaces and invisible characters, such as a zero-width space."""
    return isinstance(value, str) and not strip_invisible(value).strip()


def format_column_letters(column: int) -> str:
    """Return the letters of a column in a spreadsheet program: A, B, ..., Z, AA."""
    letters = ""
    while column:
        column, letter_index = divmod(column - 1, LETTER_COUNT)
        letters = chr(ord("A") + letter_index) + letters
    return letters


def make_size_error(file: str, excess: str) -> UnreadableError:
    """Return the error for a file that exceeds a limit; `excess` ends the sentence: "has more than 9 rows"."""
    return UnreadableError(f"'{file}' {excess}", hint=_("split it, or copy the rows to import to a new file"))
