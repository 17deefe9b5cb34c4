"""The starts and ends of the lines of a text, by the offset of a character."""


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        first = text.find("\n")
        self.newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
        """The line break of the first line, or a line feed if the text has no line break."""

    def start(self, offset: int) -> int:
        """Return the start of the line that contains an offset."""
        return self._text.rfind("\n", 0, offset) + 1

    def head(self, offset: int) -> str:
        """Return the text between the start of a line and an offset in it."""
        return self._text[self.start(offset) : offset]

    def end(self, offset: int) -> int:
        """Return the end of the line that contains an offset, before its line break."""
        end = self._text.find("\n", offset)
        if end < 0:
            return len(self._text)
        return end - 1 if end > offset and self._text[end - 1] == "\r" else end

    def tail(self, offset: int) -> str:
        """Return the text between an offset in a line and the end of the line."""
        return self._text[offset : self.end(offset)]

    def next_start(self, offset: int) -> int:
        """Return the start of the next line or the end of the text; the offset itself if a line starts there."""
        if self._text[offset - 1] == "\n":
            return offset
        return self._text.find("\n", offset) + 1 or len(self._text)

    def previous_end(self, start: int) -> int:
        """Return the end of the line before the one that starts at an offset."""
        return start - (2 if self._text[start - 2 : start] == "\r\n" else 1)
