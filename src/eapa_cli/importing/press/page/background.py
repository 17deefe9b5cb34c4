"""What the background information of a page states about its organizations: websites and summaries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.parties import name_forms

_WEBSITE: Final = re.compile(r"https?://[^\s<>()\"«»]{4,200}[^\s<>()\"«».,;:]/?")
# "About the Hill University", "О Фонде мира"
_ABOUT: Final = re.compile(r"(?i)\A\W*(?:about (?:the )?|о(?:б)? )")
# The first sentence of a line. A full stop ends it before a space or the end of the line, as it does not in "hill.edu".
# A line such as "The Society was founded in 1990 Website - hill.edu." has none.
_SENTENCE: Final = re.compile(r"(?:(?!Website)[^.]|\.(?! |\Z))+\.")
# Lengths in characters: a shorter line can be a heading, and a first sentence between the others is a summary.
_HEADING_LIMIT: Final = 140
_MIN_SUMMARY: Final = 40
_MAX_SUMMARY: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A website and a summary of an organization."""

    website: Found[str] | None = None
    summary: Found[str] | None = None


def find_background(layout: Layout, parties: Sequence[str]) -> dict[int, Background]:
    """Return the background of the parties, by their numbers.

    A heading names a party ("About the Hill University"), and the first line after it describes the party.
    """
    backgrounds: dict[int, Background] = {}
    current_party: int | None = None
    for line in _background_lines(layout):
        text = layout.text(line)
        if len(text) < _HEADING_LIMIT and ". " not in text and not text.endswith("."):
            heading = _ABOUT.sub("", text).strip(" :")
            party = name_forms.best_match(heading, parties)
            current_party = party if party is not None else current_party
        elif current_party is not None and current_party not in backgrounds:
            backgrounds[current_party] = _read_background(layout, line, text)
    return backgrounds


def _background_lines(layout: Layout) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", layout.plain[layout.end :]):
        yield Span(layout.end + match.start(), layout.end + match.end())


def _read_background(layout: Layout, line: Span, text: str) -> Background:
    website = _WEBSITE.search(text)
    sentence = _SENTENCE.match(text)
    summary = sentence if sentence and _MIN_SUMMARY < len(sentence[0]) < _MAX_SUMMARY else None
    return Background(
        website=_as_found(layout, line, website) if website else None,
        summary=_as_found(layout, line, summary) if summary else None,
    )


def _as_found(layout: Layout, line: Span, match: re.Match[str]) -> Found[str]:
    span = Span(line.start + match.start(), line.start + match.end())
    return Found(value=layout.source.words(span), span=span)
