"""Footnotes of a Word document, which python-docx does not write.

They are made of XML elements, which python-docx gives only in private attributes.
"""

from collections.abc import Sequence
from typing import Any, Final

from eapa_cli.publishing.report.docx_formatting import StyleIds, make_element
from eapa_cli.publishing.report.report_model import Note

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Word stores the lines above footnotes as footnotes with these ids.
_SEPARATORS: Final = {"-1": "separator", "0": "continuationSeparator"}


class DocxFootnotes:
    """The footnotes of one document. Only the first mention of a note is a reference; later ones repeat its number."""

    def __init__(self, document: Any, notes: Sequence[Note], styles: StyleIds) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._document = document
        self._styles = styles
        self._notes = {note.number: note for note in notes}
        self._mentioned: set[int] = set()
        self._root = make_element("w:footnotes")
        self._part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, b"", document.part.package)
        for id_, kind in _SEPARATORS.items():
            self._add_separator(id_, kind)

    def add(self, paragraph: Any, number: int) -> None:
        """Add the mark of a footnote to a paragraph."""
        if number in self._mentioned:
            self._styles.add_run(paragraph, str(number), "Footnote mark")
            return
        self._mentioned.add(number)
        run = self._styles.add_run(paragraph, "", "Footnote mark")
        run._r.append(make_element("w:footnoteReference", id=str(number)))  # noqa: SLF001
        self._root.append(self._make_note(self._notes[number]))

    def finish(self) -> None:
        """Put the footnotes into the document."""
        from docx.opc.oxml import serialize_part_xml

        self._part._blob = serialize_part_xml(self._root)  # noqa: SLF001
        self._document.part.relate_to(self._part, f"{_RELATIONS}/footnotes")

    def _add_separator(self, id_: str, kind: str) -> None:
        note = make_element("w:footnote", type=kind, id=id_)
        paragraph, run = make_element("w:p"), make_element("w:r")
        run.append(make_element(f"w:{kind}"))
        paragraph.append(run)
        note.append(paragraph)
        self._root.append(note)

    def _make_note(self, note: Note) -> Any:
        footnote = make_element("w:footnote", id=str(note.number))
        paragraph = make_element("w:p")
        properties = make_element("w:pPr")
        properties.append(make_element("w:pStyle", val=self._styles["Footnote Text"]))
        paragraph.append(properties)
        paragraph.append(self._make_run(make_element("w:footnoteRef"), self._styles["Footnote mark"]))
        text = make_element("w:t")
        text.text = f" {note.text}"
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.append(self._add_link(note, self._make_run(text, "")))
        footnote.append(paragraph)
        return footnote

    def _add_link(self, note: Note, run: Any) -> Any:
        from docx.oxml.ns import qn

        if note.url is None:
            return run
        link = make_element("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(note.url, f"{_RELATIONS}/hyperlink", is_external=True))
        link.append(run)
        return link

    def _make_run(self, child: Any, style: str) -> Any:
        run = make_element("w:r")
        if style:
            properties = make_element("w:rPr")
            properties.append(make_element("w:rStyle", val=style))
            run.append(properties)
        run.append(child)
        return run
