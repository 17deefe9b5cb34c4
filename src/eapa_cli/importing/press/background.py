"""What the background information of a page states about its organizations: websites and summaries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press import name_forms
from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.layout import Layout

_WEBSITE: Final = re.compile(r"https?://[^\s<>()\"«»]{4,200}[^\s<>()\"«».,;:]/?")
_MAX_HEADING: Final = 140
_MIN_SUMMARY: Final = 40
_MAX_SUMMARY: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A website and a summary of an organization."""

    website: Found[str] | None = None
    summary: Found[str] | None = None


def find_background(layout: Layout, parties: Sequence[str]) -> dict[int, Background]:
    """Return the background of the parties, by their numbers."""
    found: dict[int, Background] = {}
    current: int | None = None
    for line in _lines(layout):
        text = layout.text(line)
        if len(text) < _MAX_HEADING and ". " not in text and not text.endswith("."):
            heading = re.sub(r"(?i)\A\W*(?:about (?:the )?|о(?:б)? )", "", text).strip(" :")
            at = name_forms.best_match(heading, parties)
            current = at if at is not None else current
        elif current is not None and current not in found:
            found[current] = _background(layout, line, text)
    return found


def _lines(layout: Layout) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", layout.plain[layout.end :]):
        yield Span(layout.end + match.start(), layout.end + match.end())


def _background(layout: Layout, line: Span, text: str) -> Background:
    website = _WEBSITE.search(text)
    sentence = re.match(r"(?:(?!Website)[^.]|\.(?! |\Z))+\.", text)
    long_enough = sentence and _MIN_SUMMARY < len(sentence[0]) < _MAX_SUMMARY
    return Background(
        website=_found(layout, line, website) if website else None,
        summary=_found(layout, line, sentence) if sentence and long_enough else None,
    )


def _found(layout: Layout, line: Span, match: re.Match[str]) -> Found[str]:
    span = Span(line.start + match.start(), line.start + match.end())
    return Found(value=layout.source.words(span), span=span)
