"""Which of many bearers of names are worth a comparison, since some of their names may be alike.

Of a hundred thousand names each is compared with a few only, and of each only some numbers are kept meanwhile: to
keep all names as they are compared would take more memory than the records that bear them.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from eapa_cli.matching.name_similarity import NameForm, form_of, skeleton

# A word of so many letters can have two slips, and be like one with a letter less: one in a consonant, the other in
# a vowel, is what is looked for then.
_LONG: Final = 10
# Up to this weight a name has no room for a word more than another one has, and be the same: 2w / (2w + 1) * 0.95.
_ROOM: Final = 5.25
# A group of bearers that share a key is large only if its words are common: then neighbours in the alphabet will do.
_NEIGHBOURS: Final = 16
# A key's hash above the number of a bearer, in so many parts, of which one at a time is sorted.
_NUMBER_BITS: Final = 24
_HASH: Final = (1 << 40) - 1
_NUMBER: Final = (1 << _NUMBER_BITS) - 1
_PARTS: Final = 16


def pairs_to_compare(bearers: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The places of each two bearers, of each of whom the names are given, that may have the `SAME` name; in order.

    The time is about linear in the number of names. A pair has names with the same places, numbers and fields in
    them, and with names of their own that differ in vowels or by a letter. It is missed only if a word of ten letters
    or more has two slips in consonants, or if the words of very many bearers are the same.
    """
    parts = [array("Q") for _ in range(_PARTS)]
    for number, names in enumerate(bearers):
        for key in {key for name in names for key in _keys_of_name(name)}:
            parts[key % _PARTS].append((key & _HASH) << _NUMBER_BITS | number)
    found: set[tuple[int, int]] = set()
    while parts:
        for _, marks in groupby(sorted(parts.pop()), lambda mark: mark >> _NUMBER_BITS):
            group = [mark & _NUMBER for mark in marks]
            if len(group) > 1:
                found.update(_neighbours(group, bearers))
    return sorted(found)


def _keys_of_name(name: str) -> Iterator[int]:
    form = form_of(name)
    yield from _keys(form)
    if form.plain:
        yield from _keys(form.plain)


def _keys(form: NameForm) -> Iterator[int]:
    """What a name has in common with those that it is to be compared with."""
    place, number, field, _, _, own = form.sorts
    block = hash((place, number, field, "" if form.weight else form.folded))
    bones = sorted((skeleton(word), word) for word in own)
    yield hash((block, "".join([bone for bone, _ in bones])))
    # Two words of the one may be written as one in the other.
    yield hash(form.joined)
    for at, (bone, word) in enumerate(bones):
        others = hash((block, "".join([other for other, _ in bones[:at] + bones[at + 1 :]])))
        if form.weight >= _ROOM:
            yield others
        if len(word) < _LONG:
            yield from (hash((others, left)) for left in _slipped(word))
        if len(word) >= _LONG - 1:
            yield from (hash((others, left)) for left in _slipped(bone))


def _slipped(word: str) -> Iterator[str]:
    """A word, and what is left of it without each of its letters: two words with a slip have one of these in common."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _neighbours(group: list[int], bearers: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    if len(group) > _NEIGHBOURS:
        group.sort(key=lambda number: bearers[number][0])
    for at, number in enumerate(group):
        for next_ in group[at + 1 : at + _NEIGHBOURS]:
            yield min(number, next_), max(number, next_)
