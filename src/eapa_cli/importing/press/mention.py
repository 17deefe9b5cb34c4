"""People and organizations as slices of a text, and sentences as rows of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.tokens import Token, tokenize

_MAX_TOKENS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organization, or a person with a position and an organization, as slices of the text."""

    orgs: tuple[Span, ...] = ()
    name: Span | None = None
    position: Span | None = None
    is_shared: bool = False
    """Whether the position is one word in the plural for several people: "the rectors of A and B, X and Y"."""
    is_family_name: bool = False
    """Whether the name is a family name alone, which another sentence completes."""
    side: str | None = None
    """The country of the side for which a person signed: "for the Uzbek side"."""

    @property
    def is_person(self) -> bool:
        """Whether this is a person."""
        return self.name is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens and their word classes."""

    plain: str
    span: Span
    tokens: Sequence[Token]
    classes: str

    def slice(self, start: int, end: int) -> Span | None:
        """Return the slice of the text of some tokens."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end) if start < end else None

    def index_at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after an offset."""
        return next((number for number, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))


def parse_sentence(plain: str, span: Span, language: Language, protected: Sequence[Span] = ()) -> Sentence:
    """Return a sentence with its tokens."""
    tokens = tokenize(plain, span, protected)[:_MAX_TOKENS]
    return Sentence(plain, span, tokens, language.classify(tokens))


def people(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the people of a list."""
    return [one for one in mentions if one.is_person]
