"""Tokens of a sentence; names in quotes and text in brackets are one token each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.evidence import Span

_TOKEN: Final = re.compile(
    r"""
    (?P<quote>«[^«»\n]{1,160}«[^«»\n]{1,160}»(?:[^«»\n]{0,80}»)?|«[^«»\n]{1,160}(?:«[^«»\n]{1,160}»[^«»\n]{0,80})?»»?|"[^"\n]{0,159}[^",.\n]")
    |(?P<degree_of>(?:[дк]\.\s?(?:[а-я]{1,6}\.\s?-?){0,2}н\.))
    |(?P<bracket>\([^()\n]{1,120}\))
    |(?P<degree>(?<=,\s)(?:(?:Ph|M|B|S|D|LL|Sp)\.(?:[A-Z][A-Za-z]{0,4}\.?){0,3}(?:\([A-Z]\)\.?)?|PhD|MSc|MBA|MA|LLM|DSc|MPhil|MPH|IPM|IPU|FRSC?)(?=[,\s.)]|\Z))
    |(?P<degree_in_words_of>(?:Doctor|Candidate)\ of\ (?:[A-Z][a-z]+\ ){0,3}(?:Sciences?|Philosophy)(?=\ [A-Z][a-z]|,))
    |(?P<degree_for_work_of>(?:Honou?red|Merited|People's)\ (?:[A-Z][a-z]+\ )?
        (?:Worker|Artist|Scientist|Teacher|Doctor|Citizen|Figure)\ of\ (?:the\ )?[A-Z][a-z]+
        (?:\ of\ [A-Z][a-z]+)?(?=,?\ [A-Z][\w-]+\ [A-Z]))
    |(?P<word_of>(?:Inc|Ltd|Corp|Pty|Bhd|Sdn)\.|Co\.(?:,?\ Ltd\.)?(?=[\s,)]))
    |(?P<number_of>(?:No\.\s?|№\s?)\d+)
    |(?P<initials>(?:(?:[^\W\d_]|Sh|Kh|Yu|Ya|Zh|Ch|Ts|Ye)\.\s?){1,3}(?=\s?[^\W\d_])|(?:[A-Z]\.){2,4})
    |(?P<word>[^\W\d_]+(?:['-][^\W_]+)*'?(?!\w))
    |(?P<number>\d+(?:st|nd|rd|th)\b|\d+(?:[.,:/]\d+)*|\w+)
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its text, where it starts, and its kind."""

    text: str
    start: int
    kind: str

    @property
    def end(self) -> int:
        """The offset after the token."""
        return self.start + len(self.text)


def tokenize(plain: str, span: Span, protected: Sequence[Span] = ()) -> list[Token]:
    """Return the tokens of a slice; each protected slice is one token of the kind `known`."""
    tokens: list[Token] = []
    at = span.start
    for inner in sorted(one for one in protected if span.contains(one)):
        if inner.start >= at:
            tokens += _tokens(plain, at, inner.start)
            tokens.append(Token(plain[inner.start : inner.end], inner.start, "known"))
            at = inner.end
    return [*tokens, *_tokens(plain, at, span.end)]


def _tokens(plain: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(plain, start, end):
        kind = str(match.lastgroup).removesuffix("_of").removesuffix("_in_words").removesuffix("_for_work")
        # An initial that ends the text of a name is one capital letter.
        if kind == "initials" and not match[0][0].isupper():
            kind = "word"
        yield Token(match[0].rstrip(), match.start(), kind)
