"""A fuzz target for the import of workbooks; see fuzz.py."""

import io
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

from import_attempt import attempt_import, make_register
from mutations import mutate_archive, mutate_bytes
from openpyxl import Workbook

MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

prepare = make_register


def attempt(folder: Path, random: Random) -> str:
    """Import a workbook with random changes, and return the outcome."""
    file = folder / "a.xlsx"
    parts = random.choice(make_seeds())
    if random.random() < 0.2:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        file.write_bytes(mutate_bytes(random, out.getvalue()))
    else:
        file.write_bytes(mutate_archive(random, parts))
    return attempt_import(file)


@cache
def make_seeds() -> list[dict[str, bytes]]:
    """Return the parts of two workbooks, with dates, merged cells, a formula and a hidden sheet.

    The second workbook is the first one with another first sheet: its cells refer to shared strings in two formats.
    """
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Register of agreements"])
    sheet.merge_cells("A1:F1")
    sheet.append(["Date", "Type", "Party 1", "Party 2", "Source", "Notes", "Online"])
    sheet.append([datetime(2024, 2, 1), "agreement", "eapa", "tass", "https://example.org", "a\nb", True])  # noqa: DTZ001
    sheet.append([45324.0, None, "eapa", "aaru", "https://example.org", "=1+1", False])
    sheet.merge_cells("B3:B4")
    sheet["E3"].hyperlink = "https://example.org"
    book.create_sheet("Old").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return [parts, use_shared_strings(parts)]


def use_shared_strings(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook with another first sheet, whose cells refer to shared strings."""
    texts = ["Date", "Type", "Party 1", "Party 2", "Source", "2024", "agreement", "eapa", "tass", "https://example.org"]
    shared = "".join(f"<si><r><t>{text[:2]}</t></r><r><rPr><b/></rPr><t>{text[2:]}</t></r></si>" for text in texts)
    columns = "ABCDE"
    rows = ""
    for row in (1, 2):
        first_text = len(columns) * (row - 1)
        cells = (f'<c r="{column}{row}" t="s"><v>{first_text + i}</v></c>' for i, column in enumerate(columns))
        rows += f'<row r="{row}">{"".join(cells)}</row>'
    sheet = f'<worksheet xmlns="{MAIN_NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'
    rels = "xl/_rels/workbook.xml.rels"
    link = f'<Relationship Type="{RELATIONSHIPS_NAMESPACE}/sharedStrings" Target="s.xml" Id="rId9"/>'
    return {
        **parts,
        rels: parts[rels].replace(b"</Relationships>", f"{link}</Relationships>".encode()),
        "xl/s.xml": f'<sst xmlns="{MAIN_NAMESPACE}">{shared}</sst>'.encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    }
