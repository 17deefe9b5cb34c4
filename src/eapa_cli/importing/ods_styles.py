"""The styles of an OpenDocument spreadsheet (ISO/IEC 26300): how dates are shown, and which tables are hidden."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from eapa_cli.importing.limits import MAX_CELL_FORMATS
from eapa_cli.importing.xml_scan import Budget, XmlScan, check_limit
from eapa_cli.text.interface_language import mark as _

# `XmlScan` writes a name as its namespace, "}" and the local name.
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{_ODF}office:1.0}}"
TABLE: Final = f"{_ODF}table:1.0}}"
TEXT: Final = f"{_ODF}text:1.0}}"
_STYLE: Final = f"{_ODF}style:1.0}}"
_NUMBER: Final = f"{_ODF}datastyle:1.0}}"

_FORMAT_CODES: Final = {"year": "yyyy", "month": "mm", "day": "dd", "hours": "hh", "minutes": "mm", "seconds": "ss"}
"""The parts of a date style, and the codes for them in a workbook of Excel."""


class StyleScan(XmlScan):
    """A scan of the styles: the date style that a cell style can name, and the table styles that hide a table."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.date_formats: dict[str, str] = {}
        """The format of each date style by its name, in the codes of Excel: `yyyy-mm`."""
        self.date_styles: dict[str, str] = {}
        """The name of the date style by the name of the cell style."""
        self.hidden_tables: set[str] = set()
        """The names of the table styles that hide a table."""
        self._style_name = ""
        self._format_codes: list[str] | None = None
        """The codes of the date style that is being read; None outside of one."""
        self.starts |= {
            f"{_STYLE}style": self._start_style,
            f"{_STYLE}table-properties": self._read_table_properties,
            f"{_NUMBER}date-style": self._start_date_style,
        }
        for part, code in _FORMAT_CODES.items():
            self.starts[f"{_NUMBER}{part}"] = partial(self._add_code, code)
        self.ends[f"{_NUMBER}date-style"] = self._end_date_style

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style_name = attributes.get(f"{_STYLE}name", "")
        if date_style := attributes.get(f"{_STYLE}data-style-name"):
            self.date_styles[self._style_name] = date_style
        check_limit(len(self.date_styles), MAX_CELL_FORMATS, _("has more than %(max)s cell formats"))

    def _read_table_properties(self, attributes: Mapping[str, str]) -> None:
        if attributes.get(f"{TABLE}display") == "false":
            self.hidden_tables.add(self._style_name)

    def _start_date_style(self, attributes: Mapping[str, str]) -> None:
        self._style_name, self._format_codes = attributes.get(f"{_STYLE}name", ""), []

    def _add_code(self, code: str, _attributes: Mapping[str, str]) -> None:
        """Add a code to the date style that is being read; outside of one, ignore it."""
        if self._format_codes is not None:
            self._format_codes.append(code)

    def _end_date_style(self, _text: str) -> None:
        self.date_formats[self._style_name] = "-".join(self._format_codes or ())
        self._format_codes = None
