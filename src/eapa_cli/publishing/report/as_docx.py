"""A report as a Word document, with the sources as footnotes."""

import io
from typing import Any, Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.publishing.report.docx_footnotes import DocxFootnotes
from eapa_cli.publishing.report.docx_formatting import (
    StyleIds,
    add_field,
    draw_line,
    mark_language,
    prepare_page,
    prepare_styles,
    prepare_table,
)
from eapa_cli.publishing.report.optional_library import import_library
from eapa_cli.publishing.report.report_model import Block, Cell, Figures, Line, Paragraph, Report, Section, Style, Table

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of all parts in the ZIP file: the earliest time that the format allows."""
_CENTERED: Final = 1
"""The value of centred text in Word's enumeration of alignments."""
_MAX_PROPERTY_LENGTH: Final = 255
"""The characters of the title or the author of a document. python-docx refuses longer values."""


def make_docx(report: Report) -> bytes:
    """Return the report as a DOCX file.

    Raises:
        UsageError: the library is not installed.
    """
    docx = import_library("docx", "python-docx", "DOCX")
    return _Writer(docx.Document(), report).write()


class _Writer:
    """Writes the parts of a report into a new document."""

    def __init__(self, document: Any, report: Report) -> None:
        self._document = document
        self._report = report
        prepare_styles(document, report.language)
        prepare_page(document)
        self._styles = StyleIds(document)
        self._footnotes = DocxFootnotes(document, report.notes, self._styles)

    def write(self) -> bytes:
        """Write the parts in the order of the pages, and return the file."""
        self._add_title()
        for section in self._report.sections:
            self._add_section(section)
        self._add_footer()
        self._footnotes.finish()
        return self._save()

    def _add_title(self) -> None:
        report = self._report
        if report.above_title.value:
            self._add_line(self._styles.add_paragraph(self._document, "Subtitle"), report.above_title)
        self._add_line(self._styles.add_paragraph(self._document, "Title"), report.title)
        for line in report.subtitles:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            self._add_line(paragraph, line)
        draw_line(self._document.add_paragraph())

    def _add_section(self, section: Section) -> None:
        if section.heading.value:
            heading = self._styles.add_paragraph(self._document, f"Heading {section.level}")
            heading.paragraph_format.page_break_before = section.on_new_page
            self._add_line(heading, section.heading)
        for block in section.blocks:
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._add_line(self._document.add_paragraph(), block.line)
            case Figures():
                self._add_figures(block)
            case Table():
                self._add_table(block)
            case _:
                assert_never(block)

    def _add_figures(self, block: Figures) -> None:
        column_count = len(block.items)
        table = self._document.add_table(1, column_count)
        (cells,) = prepare_table(table, [100 // column_count] * column_count, self._styles, has_head=False)
        for cell, (figure, label) in zip(cells, block.items, strict=True):
            self._styles.add_run(cell.paragraphs[0], figure, "Key figure")
            self._styles.add_run(self._styles.add_paragraph(cell, "Table text"), label, "Muted")
        self._add_gap()

    def _add_table(self, block: Table) -> None:
        has_head = bool(block.headings)
        row_count = len(block.rows) + 1 if has_head else len(block.rows)
        table = self._document.add_table(row_count, len(block.widths))
        table_rows = iter(prepare_table(table, block.widths, self._styles, has_head=has_head))
        if has_head:
            for cell, heading in zip(next(table_rows), block.headings, strict=True):
                self._styles.add_run(cell.paragraphs[0], heading, "Table heading")
        for row, cells in zip(block.rows, table_rows, strict=True):
            for column, (lines, cell) in enumerate(zip(row, cells, strict=True)):
                self._fill_cell(cell, lines, is_label=column == 0 and not has_head)
        self._add_gap()

    def _fill_cell(self, cell: Any, lines: Cell, *, is_label: bool) -> None:
        """Write the lines of a cell. The first line is the paragraph that each new cell has."""
        for index, line in enumerate(lines):
            paragraph = self._styles.add_paragraph(cell, "Table text") if index else cell.paragraphs[0]
            self._add_line(paragraph, line._replace(style=Style.MUTED) if is_label else line)

    def _add_line(self, paragraph: Any, line: Line) -> None:
        run = self._styles.add_run(paragraph, line.value, "Muted" if line.style is Style.MUTED else "")
        if line.lang not in {"", self._report.language}:
            mark_language(run, line.lang)
        for position, number in enumerate(line.notes):
            if position > 0:
                self._styles.add_run(paragraph, ",\N{NO-BREAK SPACE}", "Footnote mark")
            self._footnotes.add(paragraph, number)

    def _add_gap(self) -> None:
        self._styles.add_paragraph(self._document, "Gap")

    def _add_footer(self) -> None:
        before, between, after = self._report.page_label
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = _CENTERED
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            self._styles.add_run(paragraph, text, "Muted")
            if field:
                add_field(paragraph, field, self._styles)

    def _save(self) -> bytes:
        properties = self._document.core_properties
        properties.title = self._report.title.value[:_MAX_PROPERTY_LENGTH]
        properties.author = self._report.above_title.value[:_MAX_PROPERTY_LENGTH]
        properties.language = self._report.language
        properties.comments = properties.last_modified_by = ""
        element = properties._element  # noqa: SLF001  # there is no other way to remove a date
        for child in list(element):
            if child.tag.endswith(("}created", "}modified")):
                element.remove(child)
        out = io.BytesIO()
        self._document.save(out)
        return _remove_times(out)


def _remove_times(saved: io.BytesIO) -> bytes:
    """Return a ZIP file with the same parts and no times, so that equal reports are equal files."""
    out = io.BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, _ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # the same on all systems
            target.writestr(part, source.read(name))
    return out.getvalue()
