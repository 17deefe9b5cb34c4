"""Tokens of a sentence. A name in quotes, a text in brackets and a degree are one token each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eapa_cli.importing.press.evidence import Span

# Where a person is in a photo: "Ann Berg (left)", "Ann Berg (seated, 2nd right)", "Ann Berg (R)", "Ann Berg, left,".
PLACE_IN_PHOTO: Final = re.compile(
    r" ?\((?:[LR]|[^()\n]{0,20}\b(?:left|right|cent(?:re|er)|слева|справа|в центре)\b[^()\n]{0,20})\)"
    r"|(?<=\w), (?:(?:seated|standing|far|second|third) )?(?:left|right|cent(?:re|er))(?=,| and\b| sign)"
)
# The kind of a token is the name of its group up to the underscore.
_TOKEN: Final = re.compile(
    r"""
    (?P<quote>
        # «Фонд «Мир»», «Фонд «Мир» в Омске», «Фонд «Мир» without the second closing mark
        «[^«»\n]{1,160}«[^«»\n]{1,160}»(?:[^«»\n]{0,80}»)?
        # «Мир», «Мир»»
        |«[^«»\n]{1,160}»»?
        # "Hill Foundation"; a comma or full stop before the closing mark belongs to quoted speech
        |"[^"\n]{0,159}[^",.\n]")
    # "к. э. н."
    |(?P<degree_abbreviated>(?:[дк]\.\s?(?:[а-я]{1,6}\.\s?-?){0,2}н\.))
    # "(HSU)", "(rector of HSU)"
    |(?P<bracket>\([^()\n]{1,120}\))
    # "Ph.D.", "M.A.", "MBA" after a comma, but not the initials of ", B. Hill" and ", M.A. Hill"
    |(?P<degree>(?<=,\s)(?:(?:Ph|M|B|S|D|LL|Sp)\.(?![A-Z]\.\ [A-Z])(?:[A-Z][A-Za-z]{0,4}\.?){1,3}(?:\([A-Z]\)\.?)?
        |PhD|MSc|MBA|MA|LLM|DSc|MPhil|MPH|IPM|IPU|FRSC?)(?=[,\s.)]|\Z))
    # "Jr." in "Bo Hill, Jr."
    |(?P<degree_of_son>(?:Jr|Sr)\b\.?(?=[\s,;.)]|\Z))
    # "Doctor of Technical Sciences Ann Berg"
    |(?P<degree_in_words>(?:Doctor|Candidate)\ of\ (?:[A-Z][a-z]+\ ){0,3}(?:Sciences?|Philosophy)(?=\ [A-Z][a-z]|,))
    # "Honoured Worker of Culture of Tatarstan Ann Berg"
    |(?P<degree_of_honour>(?:Honou?red|Merited|People's)\ (?:[A-Z][a-z]+\ )?
        (?:Worker|Artist|Scientist|Teacher|Doctor|Citizen|Figure)(?:\ of\ (?:the\ )?[A-Z][a-z]+
        (?:\ of\ [A-Z][a-z]+)?)?(?=,?\ [A-Z][\w-]+\ [A-Z]))
    # "Inc.", "Co., Ltd."
    |(?P<word_of_company>(?:Inc|Ltd|Corp|Pty|Bhd|Sdn|Phils|Bros|Intl|Natl|Assn|Dept|Univ|Inst|Govt|Mfg)\.
        |Co\.(?:,?\ Ltd\.)?(?=[\s,)]))
    # "Mohd. Hill"
    |(?P<word_of_name>(?:Mohd|Muhd|Md|Abd|Ma)\.(?=\ [A-Z]))
    # "вр. и. о."
    |(?P<word_of_post>[Вв]р\.\s?и\.\s?о\.)
    # "St. Petersburg"
    |(?P<word_of_place>(?:St|Mt|Ft)\.(?=\ ?[A-Z]))
    # "No. 7", "№ 7"
    |(?P<number_with_sign>(?:No\.\s?|№\s?)\d+)
    # "Lake.org.uk"
    |(?P<word_of_address>[A-Z][\w-]*(?:\.[\w-]+)*\.(?:com|edu|gov|info|int|net|org|[a-z]{2})(?![\w.]\w))
    # "A. B.", "Yu.", "U.S.A.", "А.Б Берг", "Берг А. Б.,"
    |(?P<initials>H\ E(?=\ [A-Z][a-z])|[А-ЯЁ]\.[А-ЯЁ](?=\ [А-ЯЁ][а-яё])|(?<=[а-яё]\ )[А-ЯЁ]\.\ ?[А-ЯЁ]\.
        |(?:(?:[^\W\d_]|Sh|Kh|Yu|Ya|Zh|Ch|Ts|Ye)\.\s?){1,3}(?=\s?[^\W\d_])|(?:[A-Z]\.){2,4})
    # "Berg", "Al-Farabi", "rector's", "regions'", "BRICS+"; a missing space after "rector's" does not join the words
    |(?P<word_in_genitive>[^\W\d_]+'s(?=[A-Z][a-z]))
    |(?P<word>[^\W\d_]+(?:['-][^\W_]+)*'?(?!\w)(?:(?<=[A-ZА-ЯЁ]{2})\+(?!\w))?)
    # "11-го", "5th", "2021", "3.5", "2a"
    |(?P<number>\d+-(?:[а-я]|[гм][оиу]|[иы]?[йех])(?!\w)|\d+(?:st|nd|rd|th)\b|\d+(?:[.,:/]\d+)*|\w+)
    # "," and any other character, except the bullet of a list
    |(?P<mark>(?!(?:(?<=\n)|(?<=\n\s)|(?<=\n\s\s))[•·▪●◦])\S)
    """,
    re.VERBOSE,
)


class TokenKind(StrEnum):
    """The kind of a token, by its form alone."""

    QUOTE = "quote"
    BRACKET = "bracket"
    DEGREE = "degree"
    INITIALS = "initials"
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    KNOWN = "known"
    """The name of an organization of the register."""
    EVENT = "event"
    """The name of an event, in which nothing is a party."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its text, its offset in the source, and its kind."""

    text: str
    start: int
    kind: TokenKind

    @property
    def end(self) -> int:
        """The offset after the token."""
        return self.start + len(self.text)


def tokenize(plain: str, span: Span, names: Iterable[tuple[Span, TokenKind]] = ()) -> list[Token]:
    """Return the tokens of a span; each of the names is one token of its kind."""
    tokens: list[Token] = []
    at = span.start
    for name, kind in sorted(names):
        if name.start >= at and span.contains(name):
            tokens += _tokens(plain, at, name.start)
            tokens.append(Token(plain[name.start : name.end], name.start, kind))
            at = name.end
    return [*tokens, *_tokens(plain, at, span.end)]


def _tokens(plain: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a span, without the places of people in a photo."""
    at = start
    for photo in (*PLACE_IN_PHOTO.finditer(plain, start, end), None):
        yield from _tokens_of_text(plain, at, photo.start() if photo else end)
        at = photo.end() if photo else end


def _tokens_of_text(plain: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(plain, start, end):
        kind = TokenKind(str(match.lastgroup).partition("_")[0])
        # "г." in "2018 г. ректор" looks like initials.
        if kind is TokenKind.INITIALS and not match[0][0].isupper():
            kind = TokenKind.WORD
        yield Token(match[0].rstrip(), match.start(), kind)
