"""What is searched for, in the language of SQLite's full-text search (FTS5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import fold

_QUOTED: Final = re.compile('["«“]([^"»”]*)["»”]|([^"«“»”]+)')
# What is left is four letters at least. Enough for Russian adjectives and nouns and for English plurals: a word with
# its ending cut off is only asked for when the word itself stands nowhere.
_ENDING: Final = re.compile("(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$", re.IGNORECASE)
# A shorter word meets too many others in another spelling.
_SPELT: Final = 4
_SPELLINGS: Final = 20
# FTS5 takes an expression that is nested 256 deep.
_MOST_WORDS: Final = 100


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Words that must stand side by side; the last may go on, if the one who asks was not done with it.

    Any of its other spellings will do as well.
    """

    words: tuple[str, ...]
    open: bool
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def match(self) -> str:
        """The term in the language of FTS5; its words are letters and digits alone."""
        ways = (f'"{" ".join(words)}"{"*" if self.open else ""}' for words in (self.words, *self.others))
        return f"({' OR '.join(ways)})"

    def fits(self, word: str) -> bool:
        """Whether a folded word is one of its own."""
        return any(word in words or (self.open and word.startswith(words[-1])) for words in (self.words, *self.others))


def terms(text: str, *, loose: bool = False) -> tuple[SearchTerm, ...]:
    """What is searched for: each word, and each phrase in quotation marks; the last word may be a beginning.

    Loose, a word may have any ending.

    Raises:
        UsageError: there is no word, or there are too many.
    """
    found: list[SearchTerm] = []
    for phrase, words in _QUOTED.findall(text):
        if phrase and (folded := fold(phrase)):
            found.append(SearchTerm(tuple(folded.split()), open=False))
        for word in words.split():
            stem = _ENDING.sub("", word) if loose else word
            # What one word folds to stays together: 'scopdc-uz', and a name in Chinese.
            if folded := fold(stem):
                found.append(SearchTerm(tuple(folded.split()), open=stem != word))
    if not found:
        raise UsageError(f"there is no word in '{text}'", hint="give words of any text, in any script")
    if (number := sum(len(term.words) for term in found)) > _MOST_WORDS:
        raise UsageError(
            f"search takes at most {_MOST_WORDS} words, and here are {number}", hint="give the rarest of them"
        )
    if not text.rstrip().endswith(('"', "»", "”")):
        found[-1] = replace(found[-1], open=True)
    return tuple(found)


def vocabulary(index: Index) -> list[str]:
    """All words that stand in the register, folded."""
    index.define(["CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, 'row')"])
    return [word for (word,) in index.ask("SELECT term FROM vocabulary")]


def other_spellings(wanted: Iterable[SearchTerm], known: Sequence[str]) -> tuple[SearchTerm, ...]:
    """The terms with those of the known words that write the same name in Latin letters in another way."""
    return tuple(replace(term, others=tuple(islice(_spellings(term, known), _SPELLINGS))) for term in wanted)


def _spellings(term: SearchTerm, known: Sequence[str]) -> Iterator[tuple[str, ...]]:
    last = len(term.words) - 1
    choices = [_ways(word, known, begun=term.open and at == last) for at, word in enumerate(term.words)]
    return (words for words in product(*choices) if words != term.words)


def _ways(word: str, known: Sequence[str], *, begun: bool) -> list[str]:
    from eapa_cli.text.transliteration import romanization_keys

    if len(word) < _SPELT:
        return [word]
    wanted = romanization_keys(word)
    beginnings = tuple(one for one in wanted if begun and len(one) >= _SPELT)
    return [
        word,
        *(
            one
            for one in known
            if one != word and any(it in wanted or it.startswith(beginnings) for it in romanization_keys(one))
        ),
    ]
