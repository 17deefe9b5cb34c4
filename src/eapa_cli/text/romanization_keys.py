"""Romanization keys, which are equal for different romanizations of a name: Khabirov, Habirov, Xabirov."""

import re
from itertools import islice, product
from typing import Final

_VOWEL: Final = "[aeiouy]"
# Patterns of letters, and the sounds that they may represent, separated by '|'. The sounds sh, ch, zh and ts are
# written S, C, J and c; ya, yo and yu are A, O and U. A pattern comes before its parts. The table covers GOST, ISO 9,
# BGN, the ICAO standard for passports, German, French and English usage, and the Latin scripts of Turkic languages.
_LETTERS_AND_SOUNDS: Final = (
    ("schtsch|shch|sch|sh", "S"),
    ("tsch|tch|ch", "C"),
    ("dzh|dj|zh", "J"),
    ("kh|hh", "h"),
    ("x", "h|ks"),
    ("tz|ts", "c"),
    ("c(?=[eiy])", "s|c"),
    ("ck|c|q", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("w", "v"),
    ("ff?$", "v"),
    ("z", "s"),
    (f"j(?={_VOWEL})", "J|y"),
    ("yo", "O|e"),
    ("ou", "u"),
)
_PATTERN: Final = re.compile("|".join(f"({letters})" for letters, _ in _LETTERS_AND_SOUNDS))
_SOUNDS: Final = tuple(sounds.split("|") for _, sounds in _LETTERS_AND_SOUNDS)
# The vowels a, o and u are soft after these letters, as in 'Belyaninov' and 'Belianinov'.
_SOFT_VOWEL: Final = re.compile("[iyj]+([aou])")
_SOFT_E: Final = re.compile("[iyj]+e")
_I_SOUND: Final = re.compile("[iyj]+")
_DOUBLE: Final = re.compile(r"(.)\1+")
_MAX_KEYS: Final = 16
"""The maximum number of keys of a word, since each ambiguous letter multiplies their number."""


def make_romanization_keys(word: str) -> frozenset[str]:
    """Return the keys of a folded word, at most 16: its possible pronunciations, in an alphabet of this module.

    Words that share a key are romanizations of the same name: `belyaninov`, `belianinov` and `beljaninow`; `cadiz` and
    `kadis`; `dzhalolov`, `zhalolov` and `jalolov`. Different vowels (`sobirov`, `sabirov`) give different keys.
    """
    pieces: list[list[str]] = []
    end = 0
    for match in _PATTERN.finditer(word):
        assert match.lastindex  # the pattern has a group for each row of the table
        pieces += [[word[end : match.start()]], _SOUNDS[match.lastindex - 1]]
        end = match.end()
    pieces.append([word[end:]])
    return frozenset(map(_simplify, islice(map("".join, product(*pieces)), _MAX_KEYS)))


def _simplify(sounds: str) -> str:
    soft = _SOFT_VOWEL.sub(lambda match: match[1].upper(), sounds)
    return _DOUBLE.sub(r"\1", _I_SOUND.sub("i", _SOFT_E.sub("e", soft)))
