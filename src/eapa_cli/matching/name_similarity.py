"""How alike two names of organizations are, and which of many are alike.

Names are compared word by word, whatever their script, order, punctuation and legal forms, and with an eye to what a
word says: two bodies that differ in nothing but the country, the field or a number are two bodies.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Final, Generic, NamedTuple, TypeVar

from eapa_cli.matching.word_classes import Word, WordSort, words_of
from eapa_cli.text.fold import fold

K = TypeVar("K", bound=Hashable)

SAME: Final = 0.85
"""From here on two names are taken for names of one organization."""
ASK: Final = 0.7
"""From here on a person should be asked whether two names are of one organization."""


class _Say(NamedTuple):
    """What a sort of words weighs, and what is left of the likeness if both names or one have words of their own."""

    weight: float
    both: float
    one: float


# In the order in which two names are soonest found to differ.
_SAY: Final[Mapping[WordSort, _Say]] = {
    WordSort.PLACE: _Say(0.6, 0.5, 0.85),
    WordSort.NUMBER: _Say(0.6, 0.5, 0.8),
    WordSort.FIELD: _Say(0.6, 0.6, 0.8),
    WordSort.BODY: _Say(0.3, 0.75, 0.97),
    WordSort.COMMON: _Say(0.15, 0.77, 1.0),
    WordSort.NAME: _Say(1.0, 0.7, 0.95),
}
_OF_SOME_USE: Final = 3
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_TELLING: Final = frozenset({WordSort.NAME, WordSort.NUMBER, WordSort.PLACE, WordSort.FIELD})
# Initials are shared by many: enough to ask, never enough to take one for the other.
_AN_ACRONYM: Final = 0.8
_ACRONYM: Final = range(3, 8)
# Two words of which so much is the same are one with a slip in it; in a shorter one a slip makes another word.
_A_SLIP: Final = 0.8
_SHORTEST_SLIP: Final = 6
# If only vowels differ, more may be wrong.
_IN_VOWELS: Final = 0.7
_A_VOWEL: Final = 0.95
_VOWELS: Final = str.maketrans("", "", "aeiouy")
_SHORTEST_SKELETON: Final = 4
# A longer name is like no other but the same one, and a comparison costs the product of the words that differ.
_LONGEST: Final = 500
_MOST_SLIPS: Final = 100
# Of words: those of the next names, and what all names have in them.
_REMEMBERED: Final = 2_000
_NEAR: Final = 0.75
_ALL_BUT_THE_SAME: Final = 0.99
_NEIGHBOURS: Final = 16


@dataclass(frozen=True, slots=True, eq=False)
class NameForm:
    """A name as it is compared."""

    folded: str
    sorts: Sequence[frozenset[str]]
    """The forms of its words, by sort in the order of _SAY."""
    weight: float
    joined: str
    initials: str
    plain: "NameForm | None"
    """The name without what stands in brackets, which other sources leave out, but for a country there."""


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: see `SAME` and `ASK` for what to make of it."""
    return _likeness(form_of(one), form_of(other))


class Names(Generic[K]):
    """Many names, each with the key of its bearer, to be asked for those that are like another."""

    def __init__(self, names: Iterable[tuple[K, str]]) -> None:
        self._names = [(key, form_of(name)) for key, name in names]

    def like(self, name: str, *, limit: int = 3, least: float = ASK) -> list[tuple[K, float]]:
        """The bearers of names like this one with how alike they are, best first, each once."""
        form = form_of(name)
        best: dict[K, float] = {}
        for number in self._candidates(form):
            key, known = self._names[number]
            score = _likeness(form, known, least)
            if score >= least and score > best.get(key, 0):
                best[key] = score
        # Equals in the order in which they were given.
        order = {key: number for number, (key, _) in enumerate(self._names)} if len(best) > 1 else {}
        return sorted(best.items(), key=lambda found: (-found[1], order.get(found[0], 0)))[:limit]

    @cached_property
    def _having(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the names that have a word."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, form) in enumerate(self._names):
            for word in {form.folded, form.joined, form.initials}.union(*form.sorts):
                having[word].append(number)
        return having

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return [word for word in self._having if len(word) >= _SHORTEST_SKELETON]

    def _candidates(self, form: NameForm) -> set[int]:
        # Nearly all have 'national' or 'university': what a name has to itself finds those like it, else the country.
        *others, names = form.sorts
        known = {form.folded, form.initials, form.joined, *(names or frozenset().union(*others[:_OF_SOME_USE]))}
        near = {found for word in known for found in self._near(word)}
        return {number for word in known | near for number in self._having.get(word, ())}

    def _near(self, word: str) -> Iterable[str]:
        # A word that is known is no slip for another one.
        if word in self._having or len(word) < _SHORTEST_SKELETON:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(
            word, self._vocabulary, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=_NEIGHBOURS
        )
        return (near for near, _, _ in found)


@lru_cache(maxsize=_REMEMBERED)
def form_of(name: str) -> NameForm:
    """A name as it is compared; of one with more than 500 letters only the whole is."""
    if len(name) > _LONGEST:
        return _form_of(fold(name), ())
    outside, bracketed = _BRACKETS.sub(" ", name), " ".join(_BRACKETS.findall(name))
    folded = fold(outside)
    words = words_of(folded)
    inside = words_of(fold(bracketed)) if bracketed else ()
    if not inside:
        return _form_of(folded, words)
    plain = _form_of(folded, (*words, *(word for word in inside if word.sort is WordSort.PLACE)))
    return _form_of(fold(name), (*words, *inside), plain if words else None)


def _form_of(folded: str, words: Sequence[Word], plain: NameForm | None = None) -> NameForm:
    parts: dict[WordSort, list[str]] = {}
    for form, sort, _ in words:
        parts.setdefault(sort, []).append(form)
    sorts = tuple([frozenset(parts.get(sort, ())) for sort in _SAY])
    return NameForm(
        folded=folded,
        sorts=sorts,
        weight=sum([say.weight * len(forms) for say, forms in zip(_SAY.values(), sorts, strict=True) if forms]),
        joined="".join([form for form, sort, _ in words if sort in _TELLING]),
        initials="".join([word.initial for word in words]),
        plain=plain,
    )


def _likeness(one: NameForm, other: NameForm, least: float = 0) -> float:
    """How alike two names are, or anything below the least that matters."""
    if one.folded == other.folded:
        return 1.0
    if not one.weight or not other.weight:
        return 0.0
    whole = _share(one, other, least)
    if (one.plain is None) != (other.plain is None):
        whole = max(whole, _share(one.plain or one, other.plain or other, least))
    return whole


def _share(one: NameForm, other: NameForm, least: float) -> float:
    if one.initials == other.folded or one.folded == other.initials:
        return _AN_ACRONYM if min(len(one.folded), len(other.folded)) in _ACRONYM else 0.0
    alike, share = 0.0, 1.0
    glued = bool(one.joined) and one.joined == other.joined
    for (sort, say), mine, others in zip(_SAY.items(), one.sorts, other.sorts, strict=True):
        if mine == others or (glued and sort in _TELLING):
            alike += say.weight * (len(mine) + len(others)) / 2
            continue
        matched, left, left_others = _matched(mine, others, slips=sort is WordSort.NAME)
        alike += say.weight * matched
        share *= say.both if left and left_others else say.one if left or left_others else 1.0
        if share < least:
            return 0.0
    return min(2 * alike / (one.weight + other.weight) * share, _ALL_BUT_THE_SAME)


def _matched(mine: frozenset[str], others: frozenset[str], *, slips: bool) -> tuple[float, set[str], set[str]]:
    """How much of the words of one sort agrees, and which of each side do not; with slips or to the letter."""
    both = mine & others
    matched, left, left_others = float(len(both)), set(mine - both), set(others - both)
    if slips and 0 < len(left) * len(left_others) <= _MOST_SLIPS:
        near = sorted(((_word_likeness(word, known), word, known) for word, known in product(left, left_others)))
        for score, word, known in reversed(near):
            if score and word in left and known in left_others:
                matched += score
                left.remove(word)
                left_others.remove(known)
    return matched, left, left_others


@lru_cache(maxsize=_REMEMBERED)
def _word_likeness(one: str, other: str) -> float:
    """How alike two words are that are not the same; 0 if they are two words."""
    if min(len(one), len(other)) < _SHORTEST_SKELETON:
        return 0.0
    from rapidfuzz.distance import OSA

    right: float = OSA.normalized_similarity(one, other, score_cutoff=_IN_VOWELS)
    if right and skeleton(one) == skeleton(other):
        return _A_VOWEL
    return right * _A_VOWEL if right >= _A_SLIP and max(len(one), len(other)) >= _SHORTEST_SLIP else 0.0


@lru_cache(maxsize=_REMEMBERED)
def skeleton(word: str) -> str:
    """A word without its vowels, which romanisations and slips change most, but for the first letter."""
    return word[0] + word[1:].translate(_VOWELS)
