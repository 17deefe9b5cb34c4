"""An incremental parser for the XML in a workbook, with limits and without entities."""

from collections.abc import Callable, Iterable, Mapping
from typing import Never
from xml.parsers import expat

from eapa_cli.importing.limits import MAX_TAG_BYTES, MAX_TEXT_LENGTH, MAX_XML_DEPTH


class MalformedError(ValueError):
    """A part of a workbook that violates the format."""


class ExcessiveError(ValueError):
    """A workbook that exceeds a limit; the message completes a sentence that starts with the file."""


class Budget:
    """The number of XML elements that the parts of one workbook may still have."""

    def __init__(self, elements: int) -> None:
        self.limit = elements
        self.left = elements


class XmlScan:
    """A parser that calls what a subclass puts into `starts` and `ends` for the names of elements.

    A start gets the attributes, an end the text since the last start or end of an element. A name with a namespace is
    written `http://example.org}name`, of elements and of attributes.
    """

    def __init__(self, budget: Budget) -> None:
        self.depth = 0
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self.ends: dict[str, Callable[[str], None]] = {}
        self._budget = budget
        self._text: list[str] = []
        self._length = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CharacterDataHandler = self._add

    def run(self, chunks: Iterable[bytes]) -> None:
        """Parse a part.

        Raises:
            MalformedError: it is not XML, or not of the format.
            ExcessiveError: it has too much of something.
        """
        fed = 0
        try:
            for chunk in chunks:
                self._parser.Parse(chunk)
                fed += len(chunk)
                if fed - max(self._parser.CurrentByteIndex, 0) > MAX_TAG_BYTES:
                    raise ExcessiveError(f"has an XML tag or comment of more than {MAX_TAG_BYTES // 1024} KiB")
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise MalformedError(str(error)) from error

    def on_text(self, text: str) -> None:
        """Handle the text before the start or the end of an element; for formats with text between elements."""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.left -= 1
        self.depth += 1
        if self._budget.left < 0:
            raise ExcessiveError(f"has more than {self._budget.limit:,} cells and other XML elements")
        if self.depth > MAX_XML_DEPTH:
            raise ExcessiveError(f"has XML elements nested more than {MAX_XML_DEPTH} deep")
        if self._text:
            self.on_text("".join(self._text))
            self._clear()
        if handle := self.starts.get(name):
            handle(attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self._text:
            self.on_text("".join(self._text))
        if handle := self.ends.get(name):
            handle("".join(self._text))
        if self._text:
            self._clear()

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
        if self._length > MAX_TEXT_LENGTH:
            raise ExcessiveError(f"has a text of more than {MAX_TEXT_LENGTH:,} characters")

    def _clear(self) -> None:
        self._text.clear()
        self._length = 0


def _refuse_doctype(*_: object) -> Never:
    raise MalformedError("a workbook has no document type")
