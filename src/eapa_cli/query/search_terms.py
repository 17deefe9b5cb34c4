"""Search terms, as expressions for the full-text search of SQLite (FTS5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import fold

_QUOTED: Final = re.compile('["«“]([^"»”]*)["»”]|([^"«“»”]+)')
# Endings of Russian adjectives and nouns and of English words, after at least four letters. They are removed only if
# the complete word has no match.
_ENDING: Final = re.compile("(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$", re.IGNORECASE)
# Shorter words have too many similar ones.
_SHORTEST: Final = 4
_MOST_SPELLINGS: Final = 20
# FTS5 limits the depth of an expression to 256.
_MOST_WORDS: Final = 100


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Adjacent words, with their other spellings; if the term is `open`, the last word may be incomplete."""

    words: tuple[str, ...]
    open: bool
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def match(self) -> str:
        """The FTS5 expression; words consist of letters and digits only."""
        alternatives = (f'"{" ".join(words)}"{"*" if self.open else ""}' for words in (self.words, *self.others))
        return f"({' OR '.join(alternatives)})"

    def fits(self, word: str) -> bool:
        """Return whether a folded word matches a word of the term."""
        return any(word in words or (self.open and word.startswith(words[-1])) for words in (self.words, *self.others))


def terms(text: str, *, loose: bool = False) -> tuple[SearchTerm, ...]:
    """Return a term for each word and each phrase in quotation marks; the last word may be incomplete.

    With `loose`, words may have any ending.

    Raises:
        UsageError: there is no word, or there are too many.
    """
    found: list[SearchTerm] = []
    for phrase, words in _QUOTED.findall(text):
        if phrase and (folded := fold(phrase)):
            found.append(SearchTerm(tuple(folded.split()), open=False))
        for word in words.split():
            stem = _ENDING.sub("", word) if loose else word
            # Some words fold to several, which stay adjacent: 'scopdc-uz', or a name in Chinese.
            if folded := fold(stem):
                found.append(SearchTerm(tuple(folded.split()), open=stem != word))
    if not found:
        raise UsageError(f"'{text}' contains no word", hint="give words of any field, in any script")
    if (number := sum(len(term.words) for term in found)) > _MOST_WORDS:
        raise UsageError(
            f"search accepts at most {_MOST_WORDS} words, but {number} were given", hint="give the rarest of them"
        )
    if not text.rstrip().endswith(('"', "»", "”")):
        found[-1] = replace(found[-1], open=True)
    return tuple(found)


def vocabulary(index: Index) -> list[str]:
    """Return all words of the register, folded."""
    index.define(["CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, 'row')"])
    return [word for (word,) in index.ask("SELECT term FROM vocabulary")]


def other_spellings(wanted: Iterable[SearchTerm], known: Sequence[str]) -> tuple[SearchTerm, ...]:
    """Return the terms with known words that are other Latin spellings of the same name."""
    return tuple(replace(term, others=tuple(islice(_spellings(term, known), _MOST_SPELLINGS))) for term in wanted)


def _spellings(term: SearchTerm, known: Sequence[str]) -> Iterator[tuple[str, ...]]:
    last = len(term.words) - 1
    choices = [_similar(word, known, open_=term.open and at == last) for at, word in enumerate(term.words)]
    return (words for words in product(*choices) if words != term.words)


def _similar(word: str, known: Sequence[str], *, open_: bool) -> list[str]:
    from eapa_cli.text.romanization_keys import romanization_keys

    if len(word) < _SHORTEST:
        return [word]
    wanted = romanization_keys(word)
    beginnings = tuple(one for one in wanted if open_ and len(one) >= _SHORTEST)
    return [
        word,
        *(
            one
            for one in known
            if one != word and any(it in wanted or it.startswith(beginnings) for it in romanization_keys(one))
        ),
    ]
