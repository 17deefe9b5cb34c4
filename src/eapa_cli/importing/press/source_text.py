"""The text of a source, with what its container states about it."""

from dataclasses import dataclass

from eapa_cli.importing.press.evidence import Span

# Each character is replaced by one character, so that offsets are the same in both texts.
_SAME_WIDTH = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻ`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("–−", "—"),
        "\r": "\n",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A text to draft from; `title`, `url`, `published` (ISO 8601) and `site` are those of its file or page."""

    text: str
    title: str = ""
    url: str = ""
    published: str = ""
    site: str = ""

    @property
    def plain(self) -> str:
        """The text with uniform quotes, apostrophes, dashes and spaces, at the same offsets."""
        return self.text.translate(_SAME_WIDTH)

    def words(self, span: Span) -> str:
        """Return the words of a slice, exactly as in the text."""
        return self.text[span.start : span.end]
