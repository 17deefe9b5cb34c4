"""Styles and properties of a Word document: the page, the texts and the tables.

For properties that python-docx does not set, the XML elements are changed. They are private attributes of its objects.
"""

from collections.abc import Sequence
from typing import Any, Final

INK_COLOUR: Final = "14304F"
MUTED_COLOUR: Final = "555555"
_LINE_COLOUR: Final = "C4C9CF"
_FONT: Final = "Times New Roman"
# Sizes in millimetres: of the A4 page, of the text on it, and of the empty space above and below the text.
_PAGE_WIDTH: Final = 210
_PAGE_HEIGHT: Final = 297
_TEXT_WIDTH: Final = 170
_VERTICAL_MARGIN: Final = 20


class StyleIds:
    """The ids of the styles. Setting a style by its id is faster: python-docx searches all styles for each name."""

    def __init__(self, document: Any) -> None:
        self._ids = {style.name: style.style_id for style in document.styles}

    def __getitem__(self, name: str) -> str:
        return str(self._ids[name])

    def add_paragraph(self, parent: Any, name: str) -> Any:
        """Add a paragraph in a style to a document or a cell."""
        return self.apply(parent.add_paragraph(), name)

    def apply(self, paragraph: Any, name: str) -> Any:
        """Set the style of a paragraph."""
        paragraph._p.style = self._ids[name]  # noqa: SLF001
        return paragraph

    def add_run(self, paragraph: Any, text: str, name: str = "") -> Any:
        """Add a text to a paragraph, in a character style or in the style of the paragraph."""
        run = paragraph.add_run(text)
        if name:
            run._r.style = self._ids[name]  # noqa: SLF001
        return run


def mark_language(run: Any, language: str) -> None:
    """Mark the language of a text, for hyphenation and spelling."""
    _append(run._r.get_or_add_rPr(), "w:lang", val=language)  # noqa: SLF001


def prepare_page(document: Any) -> None:
    """Set the size and the margins of the page."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm((_PAGE_WIDTH - _TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Mm(_VERTICAL_MARGIN)
    section.footer_distance = Mm(_VERTICAL_MARGIN / 2)


def prepare_styles(document: Any, language: str) -> None:
    """Define the styles of all texts. All sizes and spaces are in points."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    _set_style(document, "Normal", 11, after=6)
    _set_style(document, "Subtitle", 11, colour=MUTED_COLOUR, after=4)
    _set_style(document, "Title", 20, colour=INK_COLOUR, bold=True, after=6)
    _set_style(document, "Heading 1", 14, colour=INK_COLOUR, bold=True, before=18, after=6)
    _set_style(document, "Heading 2", 12, colour=INK_COLOUR, bold=True, before=12, after=4)
    for name, size in (("Table text", 10), ("Footnote Text", 9), ("Gap", 8)):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        _set_style(document, name, size, after=0)
    # The name, the size in points, and the colour of each style; without a size or a colour, the text keeps its own.
    character_styles: Sequence[tuple[str, float | None, str]] = (
        ("Muted", 9.5, MUTED_COLOUR),
        ("Table heading", 9, INK_COLOUR),
        ("Key figure", 20, INK_COLOUR),
        ("Footnote mark", None, ""),
    )
    for name, points, colour in character_styles:
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        font = document.styles[name].font
        font.size = Pt(points) if points else None
        if colour:
            font.color.rgb = _format_colour(colour)
    document.styles["Table heading"].font.bold = True
    document.styles["Footnote mark"].font.superscript = True
    _append(document.styles["Normal"].element.get_or_add_rPr(), "w:lang", val=language)


def _set_style(
    document: Any, name: str, size: float, *, colour: str = "", bold: bool = False, before: float = 0, after: float = 0
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A font of the theme has priority over a font by name, so it is removed.
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), _FONT)
    if colour:
        style.font.color.rgb = _format_colour(colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.0 if size <= 10 else 1.1  # noqa: PLR2004  # tables and notes have narrow lines
    # The template of python-docx draws a line below the title, and changes the spacing of its letters.
    for properties, tag in ((style.element.pPr, "w:pBdr"), (style.element.rPr, "w:spacing")):
        if (element := properties.find(qn(tag))) is not None:
            properties.remove(element)


def prepare_table(table: Any, widths: Sequence[int], styles: StyleIds, *, has_head: bool) -> list[list[Any]]:
    """Set the widths and the lines of a table, and return its cells by rows.

    The row of headings is repeated on each page, and no row is split.
    """
    from docx.shared import Mm

    table.autofit = False
    rows = _group_cells(table, len(widths))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(_TEXT_WIDTH * width / 100)
    for index, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        _append(properties, "w:cantSplit")
        if has_head and index == 0:
            _append(properties, "w:tblHeader")
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Mm(_TEXT_WIDTH * width / 100)
            styles.apply(cell.paragraphs[0], "Table text")
    _draw_rules(table)
    return rows


def _group_cells(table: Any, column_count: int) -> list[list[Any]]:
    cells = table._cells  # noqa: SLF001  # python-docx computes the list again at each access
    return [cells[start : start + column_count] for start in range(0, len(cells), column_count)]


def _draw_rules(table: Any) -> None:
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr  # noqa: SLF001
    # Word refuses properties in another order than that of the standard. `sz` is in eighths of a point, and the margins
    # (`dxa`) are in twentieths of a point.
    borders = _append(properties, "w:tblBorders")
    properties.find(qn("w:tblLayout")).addprevious(borders)
    for side in ("top", "bottom", "insideH"):
        _append(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE_COLOUR)
    margins = _append(properties, "w:tblCellMar")
    properties.find(qn("w:tblLook")).addprevious(margins)
    for side, width in (("top", "50"), ("left", "0"), ("bottom", "50"), ("right", "110")):
        _append(margins, f"w:{side}", w=width, type="dxa")


def draw_line(paragraph: Any) -> None:
    """Draw a line across the page, below a paragraph."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    border = _append(properties, "w:pBdr")
    _append(border, "w:bottom", val="single", sz="10", space="1", color=INK_COLOUR)


def add_field(paragraph: Any, name: str, styles: StyleIds) -> None:
    """Add a muted field that Word computes, such as PAGE. Its value is 1 until Word has computed it."""

    def add_run_with(element: str, **attributes: str) -> Any:
        return _append(styles.add_run(paragraph, "", "Muted")._r, element, **attributes)  # noqa: SLF001

    add_run_with("w:fldChar", fldCharType="begin")
    add_run_with("w:instrText").text = name
    add_run_with("w:fldChar", fldCharType="separate")
    styles.add_run(paragraph, "1", "Muted")
    add_run_with("w:fldChar", fldCharType="end")


def make_element(name: str, **attributes: str) -> Any:
    """Return an XML element of a document, with attributes in the namespace of Word."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _append(parent: Any, name: str, **attributes: str) -> Any:
    element = make_element(name, **attributes)
    parent.append(element)
    return element


def _format_colour(value: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(value)
