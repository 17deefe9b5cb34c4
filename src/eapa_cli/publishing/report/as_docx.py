"""A report as a Word document, with the sources as footnotes."""

import io
from collections.abc import Sequence
from typing import Any, Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.publishing.report.docx_footnotes import DocxFootnotes
from eapa_cli.publishing.report.docx_style import (
    add_field,
    draw_line,
    prepare_page,
    prepare_styles,
    prepare_table,
)
from eapa_cli.publishing.report.missing_library import import_library
from eapa_cli.publishing.report.report_model import Block, Cell, Figures, Line, Paragraph, Report, Section, Style, Table

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The day of all parts in the ZIP file."""


def content(report: Report) -> bytes:
    """Return the file.

    Raises:
        UsageError: the library is not installed.
    """
    docx = import_library("docx", "python-docx", "DOCX")
    return _Writer(docx.Document(), report).content()


class _Writer:
    """Writes the parts of a report into a new document."""

    def __init__(self, document: Any, report: Report) -> None:
        self._document = document
        self._report = report
        self._footnotes = DocxFootnotes(document, report.notes)

    def content(self) -> bytes:
        report = self._report
        prepare_styles(self._document, report.language)
        prepare_page(self._document)
        self._title()
        for section in report.sections:
            self._section(section)
        self._footer()
        self._footnotes.finish()
        return self._saved()

    def _title(self) -> None:
        report = self._report
        if report.above_title.value:
            self._line(self._document.add_paragraph(style="Subtitle"), report.above_title)
        self._line(self._document.add_paragraph(style="Title"), report.title)
        for it in report.subtitles:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            self._line(paragraph, it)
        draw_line(self._document.add_paragraph())

    def _section(self, section: Section) -> None:
        if section.heading.value:
            heading = self._document.add_paragraph(style=f"Heading {section.level}")
            heading.paragraph_format.page_break_before = section.on_new_page
            self._line(heading, section.heading)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._line(self._document.add_paragraph(), block.line)
            case Figures():
                self._figures(block)
            case Table():
                self._table(block)
            case _:
                assert_never(block)

    def _figures(self, block: Figures) -> None:
        table = self._document.add_table(1, len(block.items))
        prepare_table(table, [100 // len(block.items)] * len(block.items), has_head=False)
        for place, (number, label) in zip(table.rows[0].cells, block.items, strict=True):
            place.paragraphs[0].add_run(number, style="Key figure")
            place.add_paragraph(style="Table text").add_run(label, style="Muted")
        self._gap()

    def _table(self, block: Table) -> None:
        rows: Sequence[Sequence[Cell]] = block.rows
        has_head = bool(block.headings)
        table = self._document.add_table(len(rows) + has_head, len(block.widths))
        prepare_table(table, block.widths, has_head=has_head)
        # python-docx computes the cells again at each access, which takes quadratic time.
        places = iter(table._cells)  # noqa: SLF001
        for heading in block.headings:
            next(places).paragraphs[0].add_run(heading, style="Table heading")
        for row in rows:
            for number, lines in enumerate(row):
                self._cell(next(places), lines, is_label=number == 0 and not has_head)
        self._gap()

    def _cell(self, place: Any, lines: Cell, *, is_label: bool) -> None:
        for number, it in enumerate(lines):
            paragraph = place.add_paragraph(style="Table text") if number else place.paragraphs[0]
            self._line(paragraph, it._replace(style=Style.MUTED) if is_label else it)

    def _line(self, paragraph: Any, it: Line) -> None:
        run = paragraph.add_run(it.value, style="Muted" if it.style is Style.MUTED else None)
        language = it.lang if it.lang and it.lang != self._report.language else ""
        self._footnotes.mark_language(run, language)
        for number in it.notes:
            if number != it.notes[0]:
                paragraph.add_run(",\N{NO-BREAK SPACE}", style="Footnote mark")
            self._footnotes.add(paragraph, number)

    def _gap(self) -> None:
        self._document.add_paragraph(style="Gap")

    def _footer(self) -> None:
        before, between, after = self._report.page_label
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = 1
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            paragraph.add_run(text, style="Muted")
            if field:
                add_field(paragraph, field, "Muted")

    def _saved(self) -> bytes:
        properties = self._document.core_properties
        properties.title, properties.language = self._report.title.value[:255], self._report.language
        properties.author = self._report.above_title.value[:255]
        properties.comments = properties.last_modified_by = ""
        element = properties._element  # noqa: SLF001  # there is no other way to remove a date
        for child in list(element):
            if child.tag.endswith(("}created", "}modified")):
                element.remove(child)
        out = io.BytesIO()
        self._document.save(out)
        return _without_times(out)


def _without_times(saved: io.BytesIO) -> bytes:
    """Return a ZIP file with the same parts and no times."""
    out = io.BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, _EARLIEST)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # the same on all systems
            target.writestr(part, source.read(name))
    return out.getvalue()
