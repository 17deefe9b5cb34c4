"""The terms of a search: their parser, and their expressions for the full-text search of SQLite (FTS5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.query.search_codes import (
    SEARCHED,
    find_meant_codes,
    find_named_codes,
    find_partly_named_codes,
    folded_names,
)
from eapa_cli.text.code_names import CITY, MAX_WORDS, Code, find_codes_named
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _

# A phrase in quotation marks, or else the text up to the next quotation mark.
_QUOTED: Final = re.compile('["«“]([^"»”]*)["»”]|([^"«“»”]+)')
# Endings of Russian adjectives and nouns and of English words, after at least four letters. They are removed only if
# the complete word has no match: 'Узбекистане' becomes 'Узбекистан', and 'projects' becomes 'project'.
_ENDING: Final = re.compile("(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$", re.IGNORECASE)
# A shorter word is similar to too many others.
_MIN_SIMILAR_LENGTH: Final = 4
# Words that may come before a name, and that a record need not contain: 'в Узбекистане', 'agreements with Spain'.
_PREPOSITIONS: Final = frozenset(
    {
        "в", "во", "с", "со", "о", "об", "по", "на", "из", "к", "и", "у", "для", "между",
        "in", "with", "of", "on", "from", "the", "and", "about", "by", "to",
    }
)  # fmt: skip
_MAX_SPELLINGS: Final = 20
"""The number of other spellings of a term, each of which is an alternative in the expression."""
# FTS5 limits the depth of an expression to 256.
_MAX_WORDS: Final = 100


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A word, or several adjacent words, to find."""

    words: tuple[str, ...]
    """The folded words."""
    is_open: bool
    """Whether the last word may be incomplete."""
    other_spellings: tuple[tuple[str, ...], ...] = ()
    """Other Latin spellings of the words, which match as well."""
    codes: tuple[Code, ...] = ()
    """The codes that the words name; a record with one of these codes matches as well."""
    code_names: tuple[tuple[str, ...], ...] = ()
    """The folded names of these codes in all languages of the interface, which match as well."""
    may_be_apart: bool = False
    """Whether the words also match if they are not adjacent, since together they name a code."""

    @property
    def fts_expression(self) -> str:
        """The FTS5 expression; words consist of letters and digits only."""
        end = "*" if self.is_open else ""
        alternatives = [f"{_quote(words)}{end}" for words in (self.words, *self.other_spellings)]
        if self.may_be_apart:
            alternatives.append(f"({' AND '.join(_quote([word]) for word in self.words)}{end})")
        return f"({' OR '.join([*alternatives, *map(_quote, self.code_names)])})"

    def matches_word(self, word: str) -> bool:
        """Return whether a folded word matches a word of the term."""
        spellings = (self.words, *self.other_spellings)
        return any(word in words or (self.is_open and word.startswith(words[-1])) for words in spellings)

    def find_matching_indexes(self, words: Sequence[str]) -> set[int]:
        """Return the indexes of the folded words that match the term."""
        found = {index for index, word in enumerate(words) if self.matches_word(word)}
        for name in self.code_names:
            starts = (start for start in range(len(words)) if tuple(words[start : start + len(name)]) == name)
            found.update(start + offset for start in starts for offset in range(len(name)))
        return found


def _quote(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


def parse_terms(text: str, *, loose: bool = False) -> tuple[SearchTerm, ...]:
    """Return a term for each phrase in quotation marks, each name of a code, and each other word.

    The last word may be incomplete unless it is in quotation marks. With `loose`, words may have other endings.

    Raises:
        UsageError: there is no word, or there are too many.
    """
    # Each term comes with its text as written.
    found: list[tuple[str, SearchTerm]] = []
    for phrase, words in _QUOTED.findall(text):
        if phrase and (folded := fold(phrase)):
            found.append((phrase, SearchTerm(tuple(folded.split()), is_open=False)))
        found += _parse_words(words.split(), loose=loose)
    if not found:
        message = _("'%(text)s' contains no word") % {"text": text}
        raise UsageError(message, hint=_("give words of any field, in any script"))
    if (number := sum(len(term.words) for _written, term in found)) > _MAX_WORDS:
        message = _("search accepts at most %(max)d words, but %(number)d were given")
        raise UsageError(message % {"max": _MAX_WORDS, "number": number}, hint=_("give the rarest of them"))
    if not text.rstrip().endswith(('"', "»", "”")):
        written, last = found[-1]
        found[-1] = written, replace(last, is_open=True)
    return tuple(_add_codes(term, written, loose=loose) for written, term in found)


def _parse_words(words: Sequence[str], *, loose: bool) -> Iterator[tuple[str, SearchTerm]]:
    """Yield the terms of words outside quotation marks, each after its text as written."""
    words = [word for start, word in enumerate(words) if not _is_preposition(words[start:], loose=loose)]
    start = 0
    while start < len(words):
        size = _count_words_of_name(words[start:])
        written = " ".join(words[start : start + size])
        stem = _ENDING.sub("", written) if loose and size == 1 else written
        # Some words fold to several words, such as 'scopdc-uz' or a name in Chinese. These must be adjacent.
        if folded := fold(stem):
            yield written, SearchTerm(tuple(folded.split()), is_open=stem != written, may_be_apart=size > 1)
        start += size


def _is_preposition(words: Sequence[str], *, loose: bool) -> bool:
    """Return whether the first word is a preposition that a record need not contain.

    A Russian preposition has a meaning only with the grammatical case of the next word. An English preposition is
    omitted before the name of a code.
    """
    first, *others = words
    if not others or first.casefold() not in _PREPOSITIONS:
        return False
    return loose or not first.isascii() or _count_words_of_name(others) > 1 or bool(find_named_codes(others[0]))


def _add_codes(term: SearchTerm, written: str, *, loose: bool) -> SearchTerm:
    named = find_named_codes(written)
    codes = [*named, *find_meant_codes(written, loose=loose)] or find_partly_named_codes(
        written, incomplete=term.is_open
    )
    # With the names of all codes, a title with a common word would be the best match. Cities need their names, since a
    # record contains no code of a city.
    searched = named or [code for code in codes if code.vocabulary == CITY]
    names = tuple(name for name in folded_names(searched) if name != term.words)
    return replace(term, codes=tuple(dict.fromkeys(codes)), code_names=names)


def _count_words_of_name(words: Sequence[str]) -> int:
    """Return how many of the first words together name a code; 1 if they do not."""
    sizes = range(min(len(words), MAX_WORDS), 1, -1)
    return next((size for size in sizes if find_codes_named(" ".join(words[:size]), SEARCHED)), 1)


def list_words(index: Index) -> list[str]:
    """Return all folded words of the register."""
    index.define(["CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, 'row')"])
    return [word for (word,) in index.query("SELECT term FROM vocabulary")]


def add_other_spellings(terms: Iterable[SearchTerm], known: Sequence[str]) -> tuple[SearchTerm, ...]:
    """Add to each term the known words that are other Latin spellings of its words."""
    return tuple(
        replace(term, other_spellings=tuple(islice(_find_spellings(term, known), _MAX_SPELLINGS))) for term in terms
    )


def _find_spellings(term: SearchTerm, known: Sequence[str]) -> Iterator[tuple[str, ...]]:
    last = len(term.words) - 1
    choices = [
        _similar_words(word, known, is_open=term.is_open and index == last) for index, word in enumerate(term.words)
    ]
    return (words for words in product(*choices) if words != term.words)


def _similar_words(word: str, known: Sequence[str], *, is_open: bool) -> list[str]:
    """Return a word and the known words that may be other Latin spellings of it, or the word alone if it is short."""
    from eapa_cli.text.romanization_keys import make_romanization_keys

    if len(word) < _MIN_SIMILAR_LENGTH:
        return [word]
    keys = make_romanization_keys(word)
    starts = tuple(key for key in keys if is_open and len(key) >= _MIN_SIMILAR_LENGTH)

    def is_similar(other: str) -> bool:
        return any(key in keys or key.startswith(starts) for key in make_romanization_keys(other))

    return [word, *(other for other in known if other != word and is_similar(other))]
