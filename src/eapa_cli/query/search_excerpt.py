"""Excerpts of the strings that a search finds, with the matches marked."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import category

from eapa_cli.query.search_terms import SearchTerm
from eapa_cli.render.rows import MarkedText
from eapa_cli.text.fold import fold

# A word with its apostrophes, which fold() ignores, such as O'Brien.
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*")
# The Unicode categories of combining marks, such as the vowel signs of Hindi, and of soft hyphens. A regular expression
# does not count them as parts of a word.
_CATEGORIES_IN_WORDS: Final = frozenset({"Mn", "Mc", "Cf"})
# An excerpt starts after the last space with at least this many characters before the first match, and ends at the
# first space after this many characters.
_LENGTH_BEFORE_MATCH: Final = 30
_EXCERPT_LENGTH: Final = 100


def best_excerpt(passages: Iterable[tuple[str, str]], terms: Sequence[SearchTerm]) -> tuple[str, MarkedText]:
    """Return the field and an excerpt of the passage that matches the most terms; of several, the first."""
    highest_count, best = -1, ("", MarkedText("", ()))
    for field, text in passages:
        marks, term_count = _find_marks(text, terms)
        if term_count > highest_count:
            highest_count, best = term_count, (field, _cut(text, marks))
    return best


def _find_marks(text: str, terms: Sequence[SearchTerm]) -> tuple[list[tuple[int, int]], int]:
    """Return the spans of the matching words, and the number of terms that match."""
    with_letters = "".join("x" if category(one) in _CATEGORIES_IN_WORDS else one for one in text)
    found = (match.span() for match in _WORD.finditer(with_letters))
    # One word of a text can become several folded words.
    words = [(folded, span) for span in found for folded in fold(text[slice(*span)]).split()]
    indexes_by_term = [term.find_matching_indexes([word for word, _ in words]) for term in terms]
    spans = sorted({words[index][1] for indexes in indexes_by_term for index in indexes})
    return spans, sum(map(bool, indexes_by_term))


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> MarkedText:
    """Return text in one line, cut at spaces to an excerpt around its first mark."""
    text = text.replace("\n", " ")
    mark_start, mark_end = marks[0] if marks else (0, 0)
    start = text.rfind(" ", 0, max(0, mark_start - _LENGTH_BEFORE_MATCH)) + 1
    end = text.find(" ", max(start + _EXCERPT_LENGTH, mark_end))  # a long word before the match may exceed the length
    if end < 0:
        end = len(text)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    shifted = tuple((first + shift, last + shift) for first, last in marks if last <= end)
    return MarkedText(f"{before}{text[start:end]}{after}", shifted)
