"""The layout of a page: headline, stamps, sentences of the text, and background information, which is left aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.publication_stamps import Stamp, find_stamp, is_stamp, without_stamp
from eapa_cli.importing.press.source_text import SourceText

# A longer text is cut: a press release has a few thousand words.
MAX_CHARACTERS: Final = 200_000
_MAX_SENTENCE: Final = 2_000
_MAX_LINES: Final = 5_000
_END_OF_SENTENCE: Final = re.compile(r"[.!?…]+[\"»)]*\s+(?=[\"«(—A-ZА-ЯЁ\d])")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:г|гг|им|т|д|ул|св|проф|акад|др|обл|стр|тыс|млн|руб|[дк]\.(?:\s?[а-я]{1,5}\.-?){1,3}\s?н"
    r"|[дк]\.(?:\s?[а-я]{1,5}\.?-?){1,3}|Dr|Mr|Mrs|Ms|Prof|Amb|St|No|Gen|Hon|Inc|Ltd|Co|Jr|Sr|vs|approx|Jan|Feb|Mar"
    r"|Apr|Aug|Sept?|Oct|Nov|Dec|р|пр|гос|им|зам|H\.E|e\.g|i\.e)|Sh|Kh|Yu|Ya|Zh|Ch|Ts|Ye|Rt|Lt|Col|Capt|Maj|Brig|Engr"
    r"|Adv|Hon|Rev|Barr|Lic|Arch|retd|Msgr|Sen|Gov|KH|Hj|Ir|Drs|Mons|Acad|Assoc|Asst|\b[A-ZА-ЯЁ])\.$"
)
_QUOTE: Final = re.compile(r"«[^«»\n]{1,160}(?:«[^«»\n]*»[^«»\n]*)?»|\"[^\"\n]{1,160}\"|\([^()\n]{1,120}\)")
_LONG_QUOTE: Final = re.compile(
    r"(?<![\w.,!?)])\"(?=\S)[^\"]{60,1000}(?<=\S)\"(?!\w)|«[^«»]{60,1000}»|\"[^\"]{10,1000}[,.]\"(?=\s*[—,-])"
    r"|\"[^\"]{4,1000}[,.!?]\"(?=\s(?:[\w.]+\s){0,6}(?:said|says|noted|added|stressed|told|stated|explained)\b)"
)
_WRAPPED: Final = range(45, 112)
_MIN_WRAPPED_LINES: Final = 5
_MIN_HEADLINE: Final = 3
# A line with as many separators is a menu.
_MIN_MENU: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page: its headline, sentences, stamp and all its lines before the background information."""

    source: SourceText
    plain: str
    title: Span | None
    sentences: tuple[Span, ...]
    lines: tuple[Span, ...]
    stamp: Stamp | None
    quotes: tuple[Span, ...]
    """Long quotations: what people say is no report."""
    end: int
    """The offset where the background information starts."""

    def text(self, span: Span) -> str:
        """Return the words of a slice with uniform punctuation."""
        return self.plain[span.start : span.end]

    def reported(self, span: Span) -> str:
        """Return the words of a slice with long quotations replaced by spaces."""
        text = self.text(span)
        for quote in self.quotes:
            if quote.overlaps(span):
                start, end = max(quote.start, span.start) - span.start, min(quote.end, span.end) - span.start
                text = text[:start] + " " * (end - start) + text[end:]
        return text


def lay_out(source: SourceText, language: Language) -> Layout:
    """Return the layout of a page."""
    plain = source.plain[:MAX_CHARACTERS]
    lines = list(_paragraphs(plain))[:_MAX_LINES]
    stamp = find_stamp(plain, lines, source.published, day_first=language.dates.day_first)
    lines = [without_stamp(plain, line) if not number else line for number, line in enumerate(lines)]
    lines = [line for line in lines if line.start < line.end]
    end = _start_of_reference(plain, lines, language)
    kept = [line for line in lines if line.start < end]
    body = next((number for number, line in enumerate(kept) if _is_body(plain[line.start : line.end])), len(kept))
    title = _headline(plain, kept[:body], language)
    text_lines = [line for number, line in enumerate(kept) if number >= body or _mentions(plain, line, language)]
    sentences = tuple(
        sentence
        for line in text_lines
        if line != title
        for sentence in _sentences(plain, line)
        if sentence.start < sentence.end
    )
    quotes = (Span(*match.span()) for line in kept for match in _LONG_QUOTE.finditer(plain, line.start, line.end))
    return Layout(
        source=source,
        plain=plain,
        title=title,
        sentences=sentences,
        lines=tuple(kept),
        stamp=stamp,
        quotes=tuple(quotes),
        end=end,
    )


def _paragraphs(plain: str) -> Iterator[Span]:
    """Yield the lines of a text; lines that were wrapped at a fixed width are joined."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", plain)]
    lines = [stripped for line in lines if (stripped := _strip(plain, line))]
    long = [line for line in lines if line.end - line.start in _WRAPPED]
    is_wrapped = (
        len(lines) >= _MIN_WRAPPED_LINES
        and all(line.end - line.start < _WRAPPED.stop for line in lines)
        and 2 * len(long) > len(lines)
    )
    at = 0
    while at < len(lines):
        start, end = lines[at].start, lines[at].end
        while at + 1 < len(lines) and _continues(plain, lines[at], lines[at + 1], is_wrapped=is_wrapped):
            at += 1
            end = lines[at].end
        yield Span(start, end)
        at += 1


def _continues(plain: str, line: Span, following: Span, *, is_wrapped: bool) -> bool:
    between = plain[line.end : following.start]
    if between.count("\n") > 1 or plain[line.end - 1] in '.!?:;"»':
        return False
    first = plain[following.start]
    return first.islower() or (is_wrapped and line.end - line.start in _WRAPPED and first not in "-•*—")


def _strip(plain: str, span: Span) -> Span | None:
    text = plain[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    end = span.start + len(text.rstrip())
    return Span(start, end) if start < end else None


def _is_body(text: str) -> bool:
    """Return whether a line is a sentence and no headline, breadcrumb or stamp."""
    ends = re.search(r"[.!?…:;][\"»)]*\Z", text) and len(text.split()) > 5  # noqa: PLR2004
    return bool(ends) or len(text) > 240 or bool(re.search(r"[a-zа-яё]{3}\. [A-ZА-ЯЁ]", text))  # noqa: PLR2004


def _mentions(plain: str, line: Span, language: Language) -> bool:
    text = plain[line.start : line.end]
    return bool(language.events.signing.search(text) and language.events.document.search(text))


def _headline(plain: str, lines: list[Span], language: Language) -> Span | None:
    texts = {line: plain[line.start : line.end] for line in lines}
    candidates = [
        line
        for line, text in texts.items()
        if len(text.split()) > _MIN_HEADLINE and text.count(" | ") < _MIN_MENU and not is_stamp(text)
    ]
    events = language.events
    signing = [
        line
        for line in candidates
        if events.document.search(texts[line])
        and (events.headline.search(texts[line]) or events.planned.search(texts[line]))
    ]
    if signing:
        return min(signing, key=lambda line: line.end - line.start)
    return max(candidates, key=lambda line: line.end - line.start, default=None)


def _start_of_reference(plain: str, lines: list[Span], language: Language) -> int:
    seen = False
    for line in lines:
        text = plain[line.start : line.end]
        seen = seen or _is_body(text)
        if seen and len(text) < 140 and language.reference.match(text):  # noqa: PLR2004
            return line.start
    return len(plain)


def _sentences(plain: str, line: Span) -> Iterator[Span]:
    inside = [Span(match.start(), match.end()) for match in _QUOTE.finditer(plain, line.start, line.end)]
    start = line.start
    at = 0
    for match in _END_OF_SENTENCE.finditer(plain, line.start, line.end):
        while at < len(inside) and inside[at].end <= match.start():
            at += 1
        if at < len(inside) and inside[at].start < match.start() and match.end() <= inside[at].end:
            continue
        dot = match.start() + 1
        if plain[match.start()] == "." and _ABBREVIATION.search(plain, max(start, dot - 12), dot):
            continue
        yield Span(start, min(match.end(), start + _MAX_SENTENCE))
        start = match.end()
    yield Span(start, min(line.end, start + _MAX_SENTENCE))
