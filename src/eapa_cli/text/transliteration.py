"""What is the same in the ways to write one name of another script in Latin letters: Khabirov, Habirov, Xabirov."""

import re
from itertools import islice, product
from typing import Final

# In each pair what is written, and what it may stand for: sh, ch, zh and ts as S, C, J and c; ya, yo and yu as A, O
# and U. The longest come first. They are those of GOST, ISO 9, BGN, the ICAO's of passports, of German, French and
# English, and of the Latin scripts of Turkic languages.
_ANY: Final = "[aeiouy]"
_WRITTEN: Final = (
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
    (f"j(?={_ANY})", "J|y"),
    ("yo", "O|e"),
    ("ou", "u"),
)
_PATTERN: Final = re.compile("|".join(f"({written})" for written, _ in _WRITTEN))
_SOUNDS: Final = tuple(sounds.split("|") for _, sounds in _WRITTEN)
_SOFT: Final = re.compile("[iyj]+([aou])")
_SOFT_E: Final = re.compile("[iyj]+e")
_I: Final = re.compile("[iyj]+")
_DOUBLE: Final = re.compile(r"(.)\1+")
_MOST: Final = 16


def readings(word: str) -> frozenset[str]:
    """What a folded word may be as it was before it was written in Latin letters, in signs of this module's own.

    Two words that have a reading in common are taken for one name: `belyaninov`, `belianinov` and `beljaninow`;
    `cadiz` and `kadis`; `dzhalolov`, `zhalolov` and `jalolov`. Vowels that are written for one another (`sobirov`,
    `sabirov`) stay apart. A word with many doubtful letters has its first 16 readings.
    """
    pieces: list[list[str]] = []
    at = 0
    for match in _PATTERN.finditer(word):
        pieces += [[word[at : match.start()]], _SOUNDS[(match.lastindex or 1) - 1]]
        at = match.end()
    pieces.append([word[at:]])
    return frozenset(map(_plain, islice(map("".join, product(*pieces)), _MOST)))


def _plain(sounds: str) -> str:
    soft = _SOFT.sub(lambda match: match[1].upper(), sounds)
    return _DOUBLE.sub(r"\1", _I.sub("i", _SOFT_E.sub("e", soft)))
