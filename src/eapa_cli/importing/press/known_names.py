"""Names of the register's organizations in a text, and the organization that a name is of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.name_forms import acronym_in, short_in, without_acronym
from eapa_cli.importing.press.proposed_record import Resolution
from eapa_cli.matching.name_similarity import POSSIBLE, NameIndex
from eapa_cli.text.fold import fold

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A lower similarity is for a person to decide.
_SURE: Final = 0.97
_MIN_LEAD: Final = 0.03
_PREFIX: Final = 3
_ENDING: Final = 3
_MIN_LETTERS: Final = 4


class KnownNames:
    """The names of the organizations of a register."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = list(names)
        self._index = NameIndex(self._names)
        self._by_fold: defaultdict[str, set[str]] = defaultdict(set)
        self._by_prefix: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for id_, name in self._names:
            self._by_fold[fold(name)].add(id_)
            words = [word.casefold() for word in _WORD.findall(name)]
            if words and (len(words) > 1 or name.isupper()):
                self._by_prefix[words[0][:_PREFIX]].append((words, id_))

    def spans(self, plain: str) -> list[Span]:
        """Return the slices of a text that are names, in any case of Russian; the longest of those that overlap."""
        found = sorted(self._matches(plain), key=lambda one: (one.start, -one.end))
        kept: list[Span] = []
        for span in found:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def resolve(self, name: str) -> Resolution:
        """Return the organization of a name, or similar ones, which a person must choose from."""
        for form in filter(None, (name, without_acronym(name), short_in(name), acronym_in(name))):
            same = self._by_fold.get(fold(form), set())
            if len(same) == 1:
                return Resolution(id=next(iter(same)))
        inflected = {id_ for words, id_ in self._starting_like(name) if _is_same(words, _words(name))}
        if len(inflected) == 1:
            return Resolution(id=next(iter(inflected)))
        similar = self._index.find_similar(without_acronym(name), limit=3, cutoff=POSSIBLE)
        if similar and similar[0][1] >= _SURE and (len(similar) == 1 or similar[0][1] - similar[1][1] >= _MIN_LEAD):
            return Resolution(id=similar[0][0])
        return Resolution(candidates=tuple(id_ for id_, _ in similar))

    def _starting_like(self, name: str) -> list[tuple[list[str], str]]:
        words = _words(name)
        return self._by_prefix.get(words[0][:_PREFIX], []) if words else []

    def _matches(self, plain: str) -> Iterator[Span]:
        words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(plain)]
        for number, (word, start, _) in enumerate(words):
            for name, _ in self._by_prefix.get(word[:_PREFIX], ()):
                part = words[number : number + len(name)]
                if len(part) < len(name) or not _is_same(name, [one[0] for one in part]):
                    continue
                between = plain[start : part[-1][2]]
                if "\n" not in between and not re.search(r"[.;:]", between):
                    yield _with_quotes(plain, start, part[-1][2])


def _with_quotes(plain: str, start: int, end: int) -> Span:
    """Return the slice of a name with the quotes around it."""
    inside = plain[start:end]
    is_open = inside.count('"') % 2 == 1 or inside.count("«") > inside.count("»")
    if is_open and plain[end : end + 1] in {'"', "»"}:
        return Span(start, end + 1)
    around = plain[start - 1 : start] + plain[end : end + 1]
    return Span(start - 1, end + 1) if around in {'""', "«»"} else Span(start, end)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _is_same(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(map(_is_same_word, one, other))


def _is_same_word(one: str, other: str) -> bool:
    """Return whether two words are equal, or differ in the ending of a Russian word only."""
    if one == other:
        return True
    if one.isascii() or other.isascii() or min(len(one), len(other)) < _MIN_LETTERS:
        return False
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return common >= _MIN_LETTERS - 1 and max(len(one), len(other)) - common <= _ENDING
