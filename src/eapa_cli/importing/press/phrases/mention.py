"""Sentences with their tokens and word classes, and the people and organizations that a sentence mentions."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.words.tokens import Token, TokenKind, tokenize

_MAX_TOKENS: Final = 400

TokenRange = tuple[int, int]
"""The numbers of the first token, and of the token after the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organization, or a person with a position and organizations, as spans of the text."""

    orgs: tuple[Span, ...] = ()
    name: Span | None = None
    position: Span | None = None
    is_shared: bool = False
    """Whether several people have the position in common: "the rectors of A and B, X and Y"."""
    is_family_name: bool = False
    """Whether the name is a family name alone, which another sentence completes."""
    side: str | None = None
    """The country code of the side for which a person signed: "UZ" for "the Uzbek side"; empty for an unknown side."""

    @property
    def is_person(self) -> bool:
        """Whether this is a person, who may have organizations, and not an organization alone."""
        return self.name is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens. `classes` has one letter for each token, see `WordClass`."""

    plain: str
    span: Span
    tokens: Sequence[Token]
    classes: str

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.plain[self.span.start : self.span.end]

    def tokens_of(self, match: re.Match[str]) -> TokenRange:
        """Return the tokens that a match in `text` covers."""
        return self.index_at(self.span.start + match.start()), self.index_at(self.span.start + match.end())

    def slice(self, start: int, end: int) -> Span | None:
        """Return the span of the text from one token up to, and without, another."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end) if start < end else None

    def index_at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after an offset of the text."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def parse_sentence(plain: str, span: Span, language: Language, protected: Sequence[Span] = ()) -> Sentence:
    """Return a span of a text as a sentence; a long sentence is cut.

    Each name in `protected` (of an organization of the register) and each name of an event is one token.
    """
    names = [(name, TokenKind.KNOWN) for name in protected]
    for match in language.places.event.finditer(plain, span.start, span.end):
        # "at the Assembly of the Hill Union": an organization follows the event.
        length = len(match["event"].partition(" of the ")[0])
        names.append((Span(match.start("event"), match.start("event") + length), TokenKind.EVENT))
    tokens = tokenize(plain, span, names)[:_MAX_TOKENS]
    return Sentence(plain, span, tokens, language.classify(tokens))


def people(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the people of a list."""
    return [one for one in mentions if one.is_person]
