"""Candidate pairs for duplicate detection (blocking).

Only names in the same block are compared, so that each of a hundred thousand names is compared with few other names.
Blocks contain hashes, since the normalized names would need more memory than the records.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from eapa_cli.matching.name_similarity import NormalizedName, consonant_skeleton, normalize_name

# A word of this length can have two typos and still match: one in a consonant, and one in a vowel.
_LONG_WORD: Final = 10
# If two names differ only by a proper name, which one of them lacks, their score is at most
# 2(w - 1) / (2w - 1) * 0.95. Here w is the weight of the longer name, 1 that of a proper name, and 0.95 the factor for
# proper names in one name only. From this weight on, the score can reach `SAME`.
_MIN_WEIGHT_FOR_EXTRA_WORD: Final = 5.25
# A large block consists of common words. In such a block, only names within a window of the alphabetical order are
# compared.
_WINDOW_SIZE: Final = 16
# An entry has the hash of a key in the high bits, and the index of an organization in the low bits. To save memory, the
# entries are split into partitions, which are sorted one at a time.
_INDEX_BITS: Final = 24
_HASH_MASK: Final = (1 << 40) - 1
_INDEX_MASK: Final = (1 << _INDEX_BITS) - 1
_PARTITION_COUNT: Final = 16


def find_candidate_pairs(organizations: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the pairs of organizations with names that may have a score of at least `SAME`.

    Each organization is given by its names. A pair has two indexes, and the pairs are sorted. The time is about linear
    in the number of names. Two names are a pair if they have the same places, numbers and fields, and if their proper
    names differ only in vowels or by one letter, or by one more word in a long name. They are also a pair if all these
    words, written without spaces, are equal. A pair is missed only if a word of ten letters or more has two typos in
    consonants, or if a block is very large.
    """
    partitions = [array("Q") for _ in range(_PARTITION_COUNT)]  # unsigned integers of 64 bits
    for index, names in enumerate(organizations):
        for key in {key for name in names for key in _make_blocking_keys(name)}:
            partitions[key % _PARTITION_COUNT].append((key & _HASH_MASK) << _INDEX_BITS | index)
    pairs: set[tuple[int, int]] = set()
    while partitions:
        # The entries of one block have the same hash.
        for _, entries in groupby(sorted(partitions.pop()), lambda entry: entry >> _INDEX_BITS):
            block = [entry & _INDEX_MASK for entry in entries]
            if len(block) > 1:
                pairs.update(_list_pairs_in_block(block, organizations))
    return sorted(pairs)


def _make_blocking_keys(name: str) -> Iterator[int]:
    normalized = normalize_name(name)
    yield from _make_keys_of_form(normalized)
    if normalized.plain:
        yield from _make_keys_of_form(normalized.plain)


def _make_keys_of_form(name: NormalizedName) -> Iterator[int]:
    """Yield the blocking keys of a form of a name. Similar names share at least one key."""
    words = name.words
    # A name without weight, which has no words or is too long, is the same as an equal name only.
    block = hash((words.places, words.numbers, words.fields, "" if name.weight else name.folded))
    skeletons = sorted((consonant_skeleton(word), word) for word in words.proper_names)
    yield hash((block, "".join([skeleton for skeleton, _ in skeletons])))
    # Two words of one name may be written as one word in the other.
    yield hash(name.joined)
    for index, (skeleton, word) in enumerate(skeletons):
        key_of_others = hash((block, "".join([other for other, _ in skeletons[:index] + skeletons[index + 1 :]])))
        if name.weight >= _MIN_WEIGHT_FOR_EXTRA_WORD:
            yield key_of_others
        if len(word) < _LONG_WORD:
            yield from (hash((key_of_others, variant)) for variant in _omit_each_letter(word))
        if len(word) >= _LONG_WORD - 1:  # a word of nine letters can be one of ten without a letter
            yield from (hash((key_of_others, variant)) for variant in _omit_each_letter(skeleton))


def _omit_each_letter(word: str) -> Iterator[str]:
    """Yield a word, and the word without each of its letters. Words that differ by one typo share a form."""
    yield word
    yield from (word[:index] + word[index + 1 :] for index in range(len(word)))


def _list_pairs_in_block(block: list[int], organizations: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    if len(block) > _WINDOW_SIZE:
        block.sort(key=lambda index: organizations[index][0])
    for next_start, index in enumerate(block, 1):
        for other in block[next_start : next_start + _WINDOW_SIZE - 1]:
            yield min(index, other), max(index, other)
