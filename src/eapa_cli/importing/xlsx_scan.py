"""The contents of a workbook, read in one bounded pass over its parts."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from eapa_cli.importing.limits import MAX_CELL_FORMATS, MAX_CELLS, MAX_FORMAT_LENGTH, MAX_SHARED_STRINGS, MAX_SHEETS
from eapa_cli.importing.xlsx_sheet_scan import LINKS, ScannedSheet, SheetScan, TextScan, element, parse_index
from eapa_cli.importing.xml_scan import Budget, ExcessiveError, MalformedError, XmlScan
from eapa_cli.importing.zip_parts import Parts


@dataclass(slots=True, kw_only=True)
class ScannedWorkbook:
    """The visible sheets of a workbook, the names of the hidden sheets, and the number formats."""

    sheets: list[ScannedSheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    formats: Mapping[int, str]
    """The codes of the number formats that are not built in."""
    counts_from_1904: bool


def scan_workbook(parts: Parts, *, read_hidden: Container[str] = ()) -> ScannedWorkbook:
    """Read the parts of a workbook that contain cells, strings and number formats; no other part is inflated.

    `read_hidden` are the names of hidden sheets to read like the visible ones.

    Raises:
        MalformedError: the archive is not a workbook.
        ExcessiveError: the workbook exceeds a limit.
    """
    main_part = _find_part(parts, "", "officeDocument")
    if main_part is None:
        raise MalformedError("it is not a workbook")
    workbook = _WorkbookScan(parts.budget)
    workbook.run(parts.chunks(main_part))
    styles = _StyleScan(parts.budget)
    if (part := _find_part(parts, main_part, "styles")) is not None:
        styles.run(parts.chunks(part))
    strings = _StringScan(parts.budget)
    if (part := _find_part(parts, main_part, "sharedStrings")) is not None:
        strings.run(parts.chunks(part))
    scanned = ScannedWorkbook(formats=styles.codes, counts_from_1904=workbook.counts_from_1904)
    related = parts.relationships(main_part)
    cells = Budget(MAX_CELLS)
    for name, id_, is_visible in workbook.sheets:
        if id_ not in related:
            raise MalformedError(f"the sheet '{name}' has no part")
        if related[id_].type != "worksheet":
            continue  # a chart has no cells
        if not is_visible and name not in read_hidden:
            scanned.hidden.append(name)
            continue
        sheet = ScannedSheet(name=name)
        scan = SheetScan(parts.budget, cells, sheet, strings.strings, styles.formats)
        scan.run(parts.chunks(related[id_].target))
        pages = parts.read_external_targets(related[id_].target) if scan.linked else {}
        sheet.links |= {place: pages[id_] for place, id_ in scan.linked.items() if id_ in pages}
        scanned.sheets.append(sheet)
    return scanned


def _find_part(parts: Parts, name: str, type_: str) -> str | None:
    """Return the first part of a type that another part refers to."""
    targets = (related.target for related in parts.relationships(name).values() if related.type == type_)
    return next(targets, None)


class _WorkbookScan(XmlScan):
    """The sheets of a workbook: the name, the id of the part, and whether it is visible."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False
        self.starts = {element("workbookPr"): self._read_properties, element("sheet"): self._add_sheet}

    def _read_properties(self, attributes: Mapping[str, str]) -> None:
        self.counts_from_1904 = attributes.get("date1904") in {"1", "true"}

    def _add_sheet(self, attributes: Mapping[str, str]) -> None:
        is_visible = attributes.get("state", "visible") == "visible"
        self.sheets.append((attributes.get("name", ""), attributes.get(f"{LINKS}}}id", ""), is_visible))
        if len(self.sheets) > MAX_SHEETS:
            raise ExcessiveError(f"has more than {MAX_SHEETS:,} sheets")


class _StyleScan(XmlScan):
    """The number formats of a workbook: their codes by their ids, and the ids in the order of the cell formats."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self._is_in_cell_formats = False
        self.starts = {
            element("cellStyleXfs"): self._start_style_formats,
            element("cellXfs"): self._start_cell_formats,
            element("numFmt"): self._add_code,
            element("xf"): self._add_format,
        }

    def _start_style_formats(self, _: Mapping[str, str]) -> None:
        self._is_in_cell_formats = False

    def _start_cell_formats(self, _: Mapping[str, str]) -> None:
        self._is_in_cell_formats = True

    def _add_code(self, attributes: Mapping[str, str]) -> None:
        code = attributes.get("formatCode", "")
        if len(code) > MAX_FORMAT_LENGTH:
            raise ExcessiveError(f"has a number format of more than {MAX_FORMAT_LENGTH:,} characters")
        self.codes.setdefault(parse_index(attributes.get("numFmtId", "")), code)  # `dxfs` may repeat an id later

    def _add_format(self, attributes: Mapping[str, str]) -> None:
        if self._is_in_cell_formats:
            self.formats.append(parse_index(attributes.get("numFmtId", "0")))
        if len(self.formats) > MAX_CELL_FORMATS:
            raise ExcessiveError(f"has more than {MAX_CELL_FORMATS:,} cell formats")


class _StringScan(TextScan):
    """The strings that cells share."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.strings: list[str] = []
        self.ends[element("si")] = self._add_string

    def _add_string(self, _: str) -> None:
        self.strings.append(self.take_text())
        if len(self.strings) > MAX_SHARED_STRINGS:
            raise ExcessiveError(f"has more than {MAX_SHARED_STRINGS:,} shared strings")
