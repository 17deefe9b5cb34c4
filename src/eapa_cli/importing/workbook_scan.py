"""The contents of a workbook, read in one bounded pass over its parts."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from eapa_cli.importing.limits import MAX_CELL_FORMATS, MAX_CELLS, MAX_FORMAT_LENGTH, MAX_SHARED_STRINGS, MAX_SHEETS
from eapa_cli.importing.sheet_scan import LINKS, ScannedSheet, SheetScan, TextScan, element, index_in
from eapa_cli.importing.workbook_parts import Parts
from eapa_cli.importing.xml_scan import Budget, ExcessiveError, MalformedError, XmlScan


@dataclass(slots=True, kw_only=True)
class ScannedWorkbook:
    """The visible sheets of a workbook, the names of the hidden sheets, and the number formats."""

    sheets: list[ScannedSheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    formats: Mapping[int, str]
    """The codes of the number formats that are not built in."""
    counts_from_1904: bool


def scan_workbook(parts: Parts, *, also: Container[str] = ()) -> ScannedWorkbook:
    """Read the parts of a workbook that contain cells, strings and number formats; no other part is inflated.

    `also` are the names of hidden sheets to read like the visible ones.

    Raises:
        MalformedError: the archive is not a workbook.
        ExcessiveError: the workbook exceeds a limit.
    """
    main = _single(parts, "", "officeDocument")
    if main is None:
        raise MalformedError("it is not a workbook")
    workbook = _WorkbookScan(parts.budget)
    workbook.run(parts.chunks(main))
    styles = _StyleScan(parts.budget)
    if (part := _single(parts, main, "styles")) is not None:
        styles.run(parts.chunks(part))
    strings = _StringScan(parts.budget)
    if (part := _single(parts, main, "sharedStrings")) is not None:
        strings.run(parts.chunks(part))
    found = ScannedWorkbook(formats=styles.codes, counts_from_1904=workbook.counts_from_1904)
    related = parts.relationships(main)
    cells = Budget(MAX_CELLS)
    for name, id_, visible in workbook.sheets:
        if id_ not in related:
            raise MalformedError(f"the sheet '{name}' has no part")
        if related[id_].type != "worksheet":
            continue  # a chart has no cells
        if not visible and name not in also:
            found.hidden.append(name)
            continue
        sheet = ScannedSheet(name=name)
        scan = SheetScan(parts.budget, cells, sheet, strings.found, styles.formats)
        scan.run(parts.chunks(related[id_].target))
        pages = parts.external_targets(related[id_].target) if scan.linked else {}
        sheet.links |= {place: pages[id_] for place, id_ in scan.linked.items() if id_ in pages}
        found.sheets.append(sheet)
    return found


def _single(parts: Parts, name: str, type_: str) -> str | None:
    targets = (related.target for related in parts.relationships(name).values() if related.type == type_)
    return next(targets, None)


class _WorkbookScan(XmlScan):
    """The sheets of a workbook: the name, the id of the part, and whether it is visible."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False
        self.starts = {element("workbookPr"): self._take_properties, element("sheet"): self._take_sheet}

    def _take_properties(self, attributes: Mapping[str, str]) -> None:
        self.counts_from_1904 = attributes.get("date1904") in {"1", "true"}

    def _take_sheet(self, attributes: Mapping[str, str]) -> None:
        visible = attributes.get("state", "visible") == "visible"
        self.sheets.append((attributes.get("name", ""), attributes.get(f"{LINKS}}}id", ""), visible))
        if len(self.sheets) > MAX_SHEETS:
            raise ExcessiveError(f"has more than {MAX_SHEETS:,} sheets")


class _StyleScan(XmlScan):
    """The number formats of a workbook: their codes by their ids, and the ids in the order of the cell formats."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self._is_of_cells = False
        self.starts = {
            element("cellStyleXfs"): self._start_other,
            element("cellXfs"): self._start_cells,
            element("numFmt"): self._take_code,
            element("xf"): self._take_format,
        }

    def _start_other(self, _: Mapping[str, str]) -> None:
        self._is_of_cells = False

    def _start_cells(self, _: Mapping[str, str]) -> None:
        self._is_of_cells = True

    def _take_code(self, attributes: Mapping[str, str]) -> None:
        code = attributes.get("formatCode", "")
        if len(code) > MAX_FORMAT_LENGTH:
            raise ExcessiveError(f"has a number format of more than {MAX_FORMAT_LENGTH:,} characters")
        self.codes.setdefault(index_in(attributes.get("numFmtId", "")), code)  # those of `dxfs` are later

    def _take_format(self, attributes: Mapping[str, str]) -> None:
        if self._is_of_cells:
            self.formats.append(index_in(attributes.get("numFmtId", "0")))
        if len(self.formats) > MAX_CELL_FORMATS:
            raise ExcessiveError(f"has more than {MAX_CELL_FORMATS:,} cell formats")


class _StringScan(TextScan):
    """The strings that cells share."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.found: list[str] = []
        self.ends[element("si")] = self._take_string

    def _take_string(self, _: str) -> None:
        self.found.append(self.take_text())
        if len(self.found) > MAX_SHARED_STRINGS:
            raise ExcessiveError(f"has more than {MAX_SHARED_STRINGS:,} shared strings")
