"""Similarity of names of organizations, and a search for similar names.

Names are compared word by word. Script, order, punctuation and legal form do not matter. The weight of a word depends
on its class: names that differ only in the country, the field or a number belong to different organizations.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Final, Generic, NamedTuple, TypeVar

from eapa_cli.matching.name_word_classes import Word, WordClass, classify_words
from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import correct_scripts

K = TypeVar("K", bound=Hashable)

SAME: Final = 0.85
"""The minimum score of two names of the same organization."""
POSSIBLE: Final = 0.7
"""The minimum score of two names that may belong to the same organization; a person must decide."""


class _Weights(NamedTuple):
    """The effect of the words of a class on the score of two names."""

    weight: float
    """The weight of a matched word."""
    factor_if_both: float
    """The factor of the score if both names have unmatched words."""
    factor_if_one: float
    """The factor of the score if one name has unmatched words."""


# A word of a class with a higher weight distinguishes organizations better. The numbers were chosen with the labelled
# pairs of names in `tests/matching/name_pairs.tsv`.
# The classes that differ most often come first, so that most comparisons of different names end early.
_WEIGHTS: Final[Mapping[WordClass, _Weights]] = {
    WordClass.PLACE: _Weights(0.6, 0.5, 0.85),
    WordClass.NUMBER: _Weights(0.6, 0.5, 0.8),
    WordClass.FIELD: _Weights(0.6, 0.6, 0.8),
    WordClass.BODY: _Weights(0.3, 0.75, 0.97),
    WordClass.COMMON: _Weights(0.15, 0.77, 1.0),
    WordClass.NAME: _Weights(1.0, 0.7, 0.95),
}
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_DISTINCTIVE: Final = frozenset({WordClass.NAME, WordClass.NUMBER, WordClass.PLACE, WordClass.FIELD})
# Many organizations have the same initials, so the score of an acronym is between `POSSIBLE` and `SAME`.
_ACRONYM_SCORE: Final = 0.8
_ACRONYM_LENGTHS: Final = range(3, 8)
"""The letters of an acronym. Two letters are the initials of too many names."""
# Words with this similarity are the same word with a typo. In shorter words, a changed letter makes a different word.
_MIN_TYPO_SIMILARITY: Final = 0.8
_MIN_TYPO_LENGTH: Final = 6
# If only vowels differ, a lower similarity is enough.
_MIN_VOWEL_SIMILARITY: Final = 0.7
_TYPO_FACTOR: Final = 0.95
"""The factor of the score of two similar words, so that equal words have a higher score."""
_VOWELS: Final = str.maketrans("", "", "aeiouy")
_MIN_SIMILAR_LENGTH: Final = 4
"""The minimum length of words that are compared by similarity. Shorter words have to be equal."""
# Longer names match only if they are equal, since the time of a comparison is the product of the numbers of words.
_MAX_NAME_LENGTH: Final = 500
_MAX_WORD_PAIRS: Final = 100
_CACHE_SIZE: Final = 2_000
_MIN_CANDIDATE_SIMILARITY: Final = 0.75
"""The similarity of a word of the index to a searched word that is not in the index."""
_MAX_INEXACT_SCORE: Final = 0.99
"""The score of names that are not equal; 1 is the score of equal names only."""
_MAX_CANDIDATES: Final = 16
"""The number of words of the index that may be the searched word with a typo."""


class WordsByClass(NamedTuple):
    """The normalized words of a name by class, in the order of `_WEIGHTS`."""

    places: frozenset[str]
    numbers: frozenset[str]
    fields: frozenset[str]
    bodies: frozenset[str]
    common_words: frozenset[str]
    proper_names: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class NormalizedName:
    """A name, normalized for comparisons."""

    folded: str
    words: WordsByClass
    weight: float
    """The sum of the weights of the words."""
    joined: str
    """The distinctive words without spaces."""
    initials: str
    """The first letters of the words, which can be the acronym."""
    plain: "NormalizedName | None"
    """The name without the text in brackets, except the countries in it, since other sources omit such text.

    None if the name has no words in brackets, or no words outside of them.
    """


def compute_similarity(one: str, other: str) -> float:
    """Return the similarity of two names from 0 to 1. Compare it with `SAME` and `POSSIBLE`."""
    return _compute_similarity(normalize_name(one), normalize_name(other))


class NameIndex(Generic[K]):
    """An index to find similar names. Each name has the key of its organization."""

    def __init__(self, names: Iterable[tuple[K, str]]) -> None:
        self._names = [(key, normalize_name(name)) for key, name in names]

    def add(self, key: K, name: str) -> None:
        """Add a name."""
        postings = self._postings  # on first use, it is computed from `_names`, which must not have the name yet
        self._names.append((key, normalize_name(name)))
        self._add_posting(postings, len(self._names) - 1)
        self.__dict__.pop("_vocabulary", None)  # the cached list may lack a word of the name

    def find_similar(self, name: str, *, limit: int = 3, cutoff: float = POSSIBLE) -> list[tuple[K, float]]:
        """Return the keys of similar names with their best scores, best first."""
        searched = normalize_name(name)
        best: dict[K, float] = {}
        for number in self._find_candidates(searched):
            key, known = self._names[number]
            score = _compute_similarity(searched, known, cutoff)
            if score >= cutoff and score > best.get(key, 0):
                best[key] = score
        # Equal scores are in the order of the names.
        order = {key: number for number, (key, _) in enumerate(self._names)} if len(best) > 1 else {}
        return sorted(best.items(), key=lambda item: (-item[1], order.get(item[0], 0)))[:limit]

    @cached_property
    def _postings(self) -> defaultdict[str, list[int]]:
        """The numbers of the names that contain each word."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number in range(len(self._names)):
            self._add_posting(postings, number)
        return postings

    def _add_posting(self, postings: defaultdict[str, list[int]], number: int) -> None:
        name = self._names[number][1]
        for word in {name.folded, name.joined, name.initials}.union(*name.words):
            postings[word].append(number)

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return [word for word in self._postings if len(word) >= _MIN_SIMILAR_LENGTH]

    def _find_candidates(self, name: NormalizedName) -> set[int]:
        """Return the numbers of the names that have a selective word of a name, or a word similar to it.

        Proper names are selective. In a name without proper names, places, numbers and fields are. Words such as
        'national' are too frequent.
        """
        by_class = name.words
        selective = by_class.proper_names or by_class.places | by_class.numbers | by_class.fields
        words = {name.folded, name.initials, name.joined, *selective}
        similar_words = {similar for word in words for similar in self._find_similar_words(word)}
        return {number for word in words | similar_words for number in self._postings.get(word, ())}

    def _find_similar_words(self, word: str) -> Iterable[str]:
        # A word that is in a name of the index is not a typo of another word.
        if word in self._postings or len(word) < _MIN_SIMILAR_LENGTH:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        matches = process.extract(
            word,
            self._vocabulary,
            scorer=OSA.normalized_similarity,
            score_cutoff=_MIN_CANDIDATE_SIMILARITY,
            limit=_MAX_CANDIDATES,
        )
        return (similar for similar, _, _ in matches)


@lru_cache(maxsize=_CACHE_SIZE)
def normalize_name(name: str) -> NormalizedName:
    """Normalize a name for comparisons. A name of more than 500 letters is not split into words."""
    if len(name) > _MAX_NAME_LENGTH:
        return _normalize(fold(name), ())
    name = correct_scripts(name)
    outside, bracketed = _BRACKETS.sub(" ", name), " ".join(_BRACKETS.findall(name))
    folded = fold(outside)
    words = classify_words(folded)
    inside = classify_words(fold(bracketed)) if bracketed else ()
    if not inside:
        return _normalize(folded, words)
    plain = _normalize(folded, (*words, *(word for word in inside if word.word_class is WordClass.PLACE)))
    return _normalize(fold(name), (*words, *inside), plain if words else None)


def _normalize(folded: str, words: Sequence[Word], plain: NormalizedName | None = None) -> NormalizedName:
    by_class: dict[WordClass, list[str]] = {}
    for form, word_class, _ in words:
        by_class.setdefault(word_class, []).append(form)
    forms = WordsByClass(*[frozenset(by_class.get(word_class, ())) for word_class in _WEIGHTS])
    return NormalizedName(
        folded=folded,
        words=forms,
        weight=sum([rule.weight * len(of_class) for rule, of_class in zip(_WEIGHTS.values(), forms, strict=True)]),
        joined="".join([form for form, word_class, _ in words if word_class in _DISTINCTIVE]),
        initials="".join([word.initial for word in words]),
        plain=plain,
    )


def _compute_similarity(one: NormalizedName, other: NormalizedName, cutoff: float = 0) -> float:
    """Return the similarity of two names. If it is below the cutoff, the result may be any value below the cutoff."""
    if one.folded == other.folded:
        return 1.0
    if not one.weight or not other.weight:
        return 0.0
    score = _compute_score(one, other, cutoff)
    has_brackets_in_one = (one.plain is None) != (other.plain is None)
    if has_brackets_in_one:
        score = max(score, _compute_score(one.plain or one, other.plain or other, cutoff))
    return score


def _compute_score(one: NormalizedName, other: NormalizedName, cutoff: float) -> float:
    """Return the similarity of two forms of names: the share of matched words, times the factors for other words."""
    if one.initials == other.folded or one.folded == other.initials:
        return _ACRONYM_SCORE if min(len(one.folded), len(other.folded)) in _ACRONYM_LENGTHS else 0.0
    total, factor = 0.0, 1.0
    is_joined_equal = bool(one.joined) and one.joined == other.joined
    for (word_class, rule), first, second in zip(_WEIGHTS.items(), one.words, other.words, strict=True):
        if first == second or (is_joined_equal and word_class in _DISTINCTIVE):
            total += rule.weight * (len(first) + len(second)) / 2
            continue
        matched, rest, other_rest = _match_words(first, second, allow_typos=word_class is WordClass.NAME)
        total += rule.weight * matched
        if rest and other_rest:
            factor *= rule.factor_if_both
        elif rest or other_rest:
            factor *= rule.factor_if_one
        if factor < cutoff:
            return 0.0
    return min(2 * total / (one.weight + other.weight) * factor, _MAX_INEXACT_SCORE)


def _match_words(
    first: frozenset[str], second: frozenset[str], *, allow_typos: bool
) -> tuple[float, set[str], set[str]]:
    """Return the number of matching words of one class, and the unmatched words of each name.

    With `allow_typos`, similar words match as well, and add their similarity to the number.
    """
    both = first & second
    matched, rest, other_rest = float(len(both)), set(first - both), set(second - both)
    if allow_typos and 0 < len(rest) * len(other_rest) <= _MAX_WORD_PAIRS:
        scored = sorted(
            ((_compute_word_similarity(word, known), word, known) for word, known in product(rest, other_rest))
        )
        for score, word, known in reversed(scored):
            if score and word in rest and known in other_rest:
                matched += score
                rest.remove(word)
                other_rest.remove(known)
    return matched, rest, other_rest


@lru_cache(maxsize=_CACHE_SIZE)
def _compute_word_similarity(one: str, other: str) -> float:
    """Return the similarity of two unequal words, or 0 if they are different words."""
    if min(len(one), len(other)) < _MIN_SIMILAR_LENGTH:
        return 0.0
    from rapidfuzz.distance import OSA

    score: float = OSA.normalized_similarity(one, other, score_cutoff=_MIN_VOWEL_SIMILARITY)
    if score and consonant_skeleton(one) == consonant_skeleton(other):
        return _TYPO_FACTOR
    is_typo = score >= _MIN_TYPO_SIMILARITY and max(len(one), len(other)) >= _MIN_TYPO_LENGTH
    return score * _TYPO_FACTOR if is_typo else 0.0


@lru_cache(maxsize=_CACHE_SIZE)
def consonant_skeleton(word: str) -> str:
    """Return the first letter of a word and its consonants after it; vowels vary most between romanizations."""
    return word[0] + word[1:].translate(_VOWELS)
