"""Search terms, as expressions for the full-text search of SQLite (FTS5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.query.named_codes import SEARCHED, folded_names, meant_codes, named_codes, partly_named_codes
from eapa_cli.text.code_names import CITY, MAX_WORDS, Code, codes_named
from eapa_cli.text.fold import fold

_QUOTED: Final = re.compile('["«“]([^"»”]*)["»”]|([^"«“»”]+)')
# Endings of Russian adjectives and nouns and of English words, after at least four letters. They are removed only if
# the complete word has no match.
_ENDING: Final = re.compile("(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$", re.IGNORECASE)
# Shorter words have too many similar ones.
_SHORTEST: Final = 4
# Words that an inflected name follows: 'в Узбекистане', 'agreements with Spain'.
_PREPOSITIONS: Final = frozenset(
    {
        *("в", "во", "с", "со", "о", "об", "по", "на", "из", "к", "и", "у", "для", "между"),
        *("in", "with", "of", "on", "from", "the", "and", "about", "by", "to"),
    }
)
_MAX_SPELLINGS: Final = 20
# FTS5 limits the depth of an expression to 256.
_MAX_WORDS: Final = 100


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Adjacent words, with their other spellings; if the term is `open`, the last word may be incomplete.

    If the words name codes, the term matches these codes, and their names in all languages of the interface. Words
    that name a code together may also be `apart`.
    """

    words: tuple[str, ...]
    open: bool
    others: tuple[tuple[str, ...], ...] = ()
    codes: tuple[Code, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    apart: bool = False

    @property
    def match(self) -> str:
        """The FTS5 expression; words consist of letters and digits only."""
        end = "*" if self.open else ""
        alternatives = [f"{_quoted(words)}{end}" for words in (self.words, *self.others)]
        if self.apart:
            alternatives.append(f"({' AND '.join(_quoted([word]) for word in self.words)}{end})")
        return f"({' OR '.join([*alternatives, *map(_quoted, self.names)])})"

    def fits(self, word: str) -> bool:
        """Return whether a folded word matches a word of the term."""
        return any(word in words or (self.open and word.startswith(words[-1])) for words in (self.words, *self.others))

    def places(self, words: Sequence[str]) -> set[int]:
        """Return the places of the folded words that match the term."""
        found = {at for at, word in enumerate(words) if self.fits(word)}
        for name in self.names:
            starts = (at for at in range(len(words)) if tuple(words[at : at + len(name)]) == name)
            found.update(at + number for at in starts for number in range(len(name)))
        return found


def _quoted(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


def terms(text: str, *, loose: bool = False) -> tuple[SearchTerm, ...]:
    """Return a term for each word and each phrase in quotation marks; the last word may be incomplete.

    With `loose`, words may have any ending.

    Raises:
        UsageError: there is no word, or there are too many.
    """
    found: list[tuple[str, SearchTerm]] = []
    for phrase, words in _QUOTED.findall(text):
        if phrase and (folded := fold(phrase)):
            found.append((phrase, SearchTerm(tuple(folded.split()), open=False)))
        found += _terms_of(words.split(), loose=loose)
    if not found:
        raise UsageError(f"'{text}' contains no word", hint="give words of any field, in any script")
    if (number := sum(len(term.words) for _, term in found)) > _MAX_WORDS:
        raise UsageError(
            f"search accepts at most {_MAX_WORDS} words, but {number} were given", hint="give the rarest of them"
        )
    if not text.rstrip().endswith(('"', "»", "”")):
        written, last = found[-1]
        found[-1] = written, replace(last, open=True)
    return tuple(_with_names(term, written, loose=loose) for written, term in found)


def _terms_of(words: Sequence[str], *, loose: bool) -> Iterator[tuple[str, SearchTerm]]:
    """Yield the terms of words outside quotation marks, each with its text as written."""
    words = [word for at, word in enumerate(words) if not _is_preposition(words[at:], loose=loose)]
    at = 0
    while at < len(words):
        size = _size_of_name(words[at:])
        written = " ".join(words[at : at + size])
        stem = _ENDING.sub("", written) if loose and size == 1 else written
        # Some words fold to several, which stay adjacent: 'scopdc-uz', or a name in Chinese.
        if folded := fold(stem):
            yield written, SearchTerm(tuple(folded.split()), open=stem != written, apart=size > 1)
        at += size


def _is_preposition(words: Sequence[str], *, loose: bool) -> bool:
    """Return whether the first word is a preposition that a record need not have.

    A Russian one has no meaning without the case of the next word. An English one is omitted before the name of a code.
    """
    first, *others = words
    if not others or first.casefold() not in _PREPOSITIONS:
        return False
    return loose or not first.isascii() or _size_of_name(others) > 1 or bool(named_codes(others[0]))


def _with_names(term: SearchTerm, written: str, *, loose: bool) -> SearchTerm:
    named = named_codes(written)
    codes = [*named, *meant_codes(written, loose=loose)] or partly_named_codes(written, incomplete=term.open)
    # The names of codes that are only meant would move a title with a common word to the top. A city has names only.
    searched = named or [code for code in codes if code.vocabulary == CITY]
    names = tuple(name for name in folded_names(searched) if name != term.words)
    return replace(term, codes=tuple(dict.fromkeys(codes)), names=names)


def _size_of_name(words: Sequence[str]) -> int:
    """Return how many of the first words together name a code; 1 if they name none."""
    sizes = range(min(len(words), MAX_WORDS), 1, -1)
    return next((size for size in sizes if codes_named(" ".join(words[:size]), SEARCHED)), 1)


def vocabulary(index: Index) -> list[str]:
    """Return all words of the register, folded."""
    index.define(["CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, 'row')"])
    return [word for (word,) in index.query("SELECT term FROM vocabulary")]


def other_spellings(wanted: Iterable[SearchTerm], known: Sequence[str]) -> tuple[SearchTerm, ...]:
    """Return the terms with known words that are other Latin spellings of the same name."""
    return tuple(replace(term, others=tuple(islice(_spellings(term, known), _MAX_SPELLINGS))) for term in wanted)


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
