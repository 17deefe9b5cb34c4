"""An incremental parser for the XML in a workbook, with limits and without entities."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Never
from xml.parsers import expat

from eapa_cli.importing.limits import MAX_TAG_BYTES, MAX_TEXT_LENGTH, MAX_XML_DEPTH
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.interface_phrases import group_digits

MAX_QUOTED_LENGTH: Final = 40
"""The number of characters of a file's text that a message quotes at most."""


class MalformedError(ValueError):
    """A part of a workbook that violates the format."""


class ExcessiveError(ValueError):
    """A workbook that exceeds a limit.

    The message completes a sentence that starts with the name of the file: "has more than 1,000 sheets".
    """


def check_limit(count: int, limit: int, message: str) -> None:
    """Check that a count does not exceed a limit, which replaces `%(max)s` in the English message.

    Raises:
        ExcessiveError: the count exceeds the limit.
    """
    if count > limit:
        raise ExcessiveError(gettext(message) % {"max": group_digits(limit)})


@dataclass(slots=True)
class Budget:
    """A count of things in a whole workbook, such as its cells, and its limit."""

    limit: int
    message: str
    """The message for a workbook that exceeds the limit, in English."""
    used: int = 0

    def spend(self, count: int = 1) -> None:
        """Count more things.

        Raises:
            ExcessiveError: their total number exceeds the limit.
        """
        self.used += count
        check_limit(self.used, self.limit, self.message)


class XmlScan:
    """A parser that calls the handlers in `starts` and `ends`, which a subclass adds for the names of elements.

    A handler in `starts` gets the attributes. A handler in `ends` gets the text since the last start or end of an
    element. The names of elements and attributes are written with their namespace: `http://example.org}name`.
    """

    def __init__(self, budget: Budget) -> None:
        self._depth = 0
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {}
        self.ends: dict[str, Callable[[str], None]] = {}
        self._budget = budget
        self._text: list[str] = []
        self._text_length = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CharacterDataHandler = self._collect_text

    def run(self, chunks: Iterable[bytes]) -> None:
        """Parse a part.

        Raises:
            MalformedError: the part is not XML, or violates the format.
            ExcessiveError: the part exceeds a limit.
        """
        byte_count = 0
        try:
            for chunk in chunks:
                self._parser.Parse(chunk)
                byte_count += len(chunk)
                parsed_bytes = max(self._parser.CurrentByteIndex, 0)  # -1 before the first tag is complete
                if byte_count - parsed_bytes > MAX_TAG_BYTES:
                    message = gettext("has an XML tag or comment of more than %(max)s KiB")
                    raise ExcessiveError(message % {"max": MAX_TAG_BYTES // 1024})
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise MalformedError(str(error)) from error

    def on_text(self, text: str) -> None:
        """Handle the text before the start or the end of an element; by default, do nothing.

        A subclass overrides this method if its elements can have text before and after other elements.
        """

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.spend()
        self._depth += 1
        check_limit(self._depth, MAX_XML_DEPTH, _("has XML elements nested more than %(max)s deep"))
        if self._text:
            self.on_text("".join(self._text))
            self._clear_text()
        if handle := self.starts.get(name):
            handle(attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._text:
            self.on_text("".join(self._text))
        if handle := self.ends.get(name):
            handle("".join(self._text))
        if self._text:
            self._clear_text()

    def _collect_text(self, text: str) -> None:
        self._text.append(text)
        self._text_length += len(text)
        check_limit(self._text_length, MAX_TEXT_LENGTH, _("has a text of more than %(max)s characters"))

    def _clear_text(self) -> None:
        self._text.clear()
        self._text_length = 0


def _refuse_doctype(*_: object) -> Never:
    raise MalformedError("a workbook has no document type")
