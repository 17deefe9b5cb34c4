"""The text of a source, with the title, the address and the date of its file or page."""

import re
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Span

# Each character is replaced by one character, so that offsets are the same in both texts.
_UNIFORM_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻ`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("‒–―−", "—"),
    }
)
# A name in single quotes, which become double quotes.
_SINGLE_QUOTES: Final = re.compile(
    r"""(?<!\w)'(?=[A-ZА-ЯЁ])
    (?P<name>
        # 'Hill 'Lake' Fund'
        [^'"\n]{0,100}\ '(?=[A-ZА-ЯЁ])[^'"\n]{1,60}'[^'"\n]{0,60}
        # 'Hill Fund', 'Hill Children's Fund', 'Lake Writers' Union': an apostrophe before a letter or after a plural
        |(?:[^'"\n]|(?<=\w)'(?=\w)|(?<=s)'(?=\ [A-Z][^'\n]{1,60}')){1,200}
    )'(?!\w)""",
    re.VERBOSE,
)
# "ЧСоглашение": the initial of another word, glued to a document at the start of a sentence
_GLUED_INITIAL: Final = re.compile(r"\b[А-ЯЁ](?=(?:Соглашени|Меморандум|Договор|Протокол|Документ)[а-яё]*\b)")
# The title of a document that names its parties in quotes: «Соглашение о дружбе между Фондом «Мир» и Союзом».
_TITLE_WITH_PARTIES: Final = re.compile(
    r"""«(?P<russian>(?:Соглашени|Меморандум|Протокол|Договор)[^«»\n]{0,200}\ между\ [^«»\n]{3,300}
        (?:«[^«»\n]{1,100}»[^«»\n]{0,200}){0,4})»
    |"(?P<english>(?:Agreement|Memorandum|Protocol|MoU)\b[^"\n]{0,200}\ between\ [^"\n]{3,400})\"""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A text to draft from. The other fields describe its file or page; `published` is a date in ISO 8601."""

    text: str
    title: str = ""
    url: str = ""
    published: str = ""
    site: str = ""
    warning: str = ""
    """A statement that a part of the file was not read; empty if all of it was."""

    @property
    def plain(self) -> str:
        """The text with uniform quotes, apostrophes, dashes and spaces, at the same offsets."""
        uniform = _GLUED_INITIAL.sub(" ", self.text.translate(_UNIFORM_CHARACTERS))
        uniform = _SINGLE_QUOTES.sub(r'"\g<name>"', uniform)
        # Without the quotes, the parties are read like those of any other sentence.
        return _TITLE_WITH_PARTIES.sub(lambda match: f" {match['russian'] or match['english']} ", uniform)

    def words(self, span: Span) -> str:
        """Return the words of a span, exactly as in the text."""
        return self.text[span.start : span.end]
