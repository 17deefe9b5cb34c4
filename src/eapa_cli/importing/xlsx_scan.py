"""A scan of a workbook: its sheets, shared strings and number formats, in one pass with limits."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from eapa_cli.importing.limits import MAX_CELL_FORMATS, MAX_FORMAT_LENGTH, MAX_SHARED_STRINGS, MAX_SHEETS
from eapa_cli.importing.xlsx_sheet_scan import (
    RELATIONSHIP_ID,
    ScannedSheet,
    SheetScan,
    TextScan,
    element,
    make_cell_budget,
    parse_index,
)
from eapa_cli.importing.xml_scan import Budget, MalformedError, XmlScan, check_limit
from eapa_cli.importing.zip_parts import Parts
from eapa_cli.text.interface_language import mark as _


@dataclass(slots=True, kw_only=True)
class ScannedWorkbook:
    """A workbook with the sheets that were read."""

    sheets: list[ScannedSheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """The names of the hidden sheets, which were not read."""
    formats: Mapping[int, str]
    """The codes of the number formats that are not built in, by id."""
    counts_from_1904: bool
    """Whether numbers of days are counted from 1904 instead of 1900."""


def scan_workbook(parts: Parts, *, read_hidden: Container[str] = ()) -> ScannedWorkbook:
    """Read the parts of a workbook that contain cells, strings and number formats. Other parts are not inflated.

    Hidden sheets are read only if their names are in `read_hidden`.

    Raises:
        MalformedError: the archive is not a workbook.
        ExcessiveError: the workbook exceeds a limit.
    """
    main_part = _find_part(parts, "", "officeDocument")
    if main_part is None:
        raise MalformedError("it is not a workbook")
    workbook = _WorkbookScan(parts.budget)
    workbook.run(parts.read_chunks(main_part))
    if not workbook.sheets:  # the strict variant of the format has other namespaces
        raise MalformedError("the workbook has no sheets")
    styles = _StyleScan(parts.budget)
    if (part := _find_part(parts, main_part, "styles")) is not None:
        styles.run(parts.read_chunks(part))
    strings = _StringScan(parts.budget)
    if (part := _find_part(parts, main_part, "sharedStrings")) is not None:
        strings.run(parts.read_chunks(part))
    scanned = ScannedWorkbook(formats=styles.codes, counts_from_1904=workbook.counts_from_1904)
    related = parts.read_relationships(main_part)
    cells = make_cell_budget()
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
        _scan_sheet(parts, related[id_].target, scan, sheet)
        scanned.sheets.append(sheet)
    return scanned


def _scan_sheet(parts: Parts, name: str, scan: SheetScan, sheet: ScannedSheet) -> None:
    """Scan the part of a sheet, and add the addresses of linked pages, which are in another part."""
    scan.run(parts.read_chunks(name))
    pages = parts.read_external_targets(name) if scan.link_ids else {}
    sheet.links |= {cell: pages[link_id] for cell, link_id in scan.link_ids.items() if link_id in pages}


def _find_part(parts: Parts, source: str, type_: str) -> str | None:
    """Return the name of the first part of a type to which the part `source` refers; None if there is no such part.

    An empty `source` means the whole archive.
    """
    targets = (related.target for related in parts.read_relationships(source).values() if related.type == type_)
    return next(targets, None)


class _WorkbookScan(XmlScan):
    """A scan of the main part: the name of each sheet, the id of its relationship, and whether it is visible."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False
        self.starts = {element("workbookPr"): self._read_properties, element("sheet"): self._add_sheet}

    def _read_properties(self, attributes: Mapping[str, str]) -> None:
        self.counts_from_1904 = attributes.get("date1904") in {"1", "true"}

    def _add_sheet(self, attributes: Mapping[str, str]) -> None:
        is_visible = attributes.get("state", "visible") == "visible"
        self.sheets.append((attributes.get("name", ""), attributes.get(RELATIONSHIP_ID, ""), is_visible))
        check_limit(len(self.sheets), MAX_SHEETS, _("has more than %(max)s sheets"))


class _StyleScan(XmlScan):
    """A scan of the styles: the codes of the number formats by id, and the formats of cells.

    A cell refers to its format by an index in `formats`, which has the ids of number formats.
    """

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

    def _start_style_formats(self, _attributes: Mapping[str, str]) -> None:
        self._is_in_cell_formats = False

    def _start_cell_formats(self, _attributes: Mapping[str, str]) -> None:
        self._is_in_cell_formats = True

    def _add_code(self, attributes: Mapping[str, str]) -> None:
        code = attributes.get("formatCode", "")
        check_limit(len(code), MAX_FORMAT_LENGTH, _("has a number format of more than %(max)s characters"))
        # The first code counts: the formats of conditions (`dxfs`), which come later, may repeat its id.
        self.codes.setdefault(parse_index(attributes.get("numFmtId", "")), code)

    def _add_format(self, attributes: Mapping[str, str]) -> None:
        if self._is_in_cell_formats:
            self.formats.append(parse_index(attributes.get("numFmtId", "0")))
        check_limit(len(self.formats), MAX_CELL_FORMATS, _("has more than %(max)s cell formats"))


class _StringScan(TextScan):
    """A scan of the strings that cells share."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.strings: list[str] = []
        self.ends[element("si")] = self._add_string

    def _add_string(self, _text: str) -> None:
        self.strings.append(self.take_text())
        check_limit(len(self.strings), MAX_SHARED_STRINGS, _("has more than %(max)s shared strings"))
