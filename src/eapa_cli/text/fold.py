"""Folding of text, which removes differences in case, accents, script, apostrophes and punctuation."""

import re
import unicodedata
from typing import Final

from eapa_cli.model.ids import MAX_ID_LENGTH
from eapa_cli.text.romanization import LatinLetters, romanize_exceptions, romanize_uzbek

# The folded form of each byte: ASCII letters in lower case and digits, and a space for all others.
_FOLDED = bytes(byte if bytes([byte]).isalnum() else 32 for byte in bytes(range(256)).lower())
# Most text that is not ASCII. These characters do not combine, so the text does not need to be normalized by NFKC.
_CYRILLIC = re.compile("[ -~\u0400-\u0481\u048a-\u04ff«»“”„–—‘’ʻʼ]*")
# An accent. Before a standalone accent (´ ΄ ᾽ ¨ ˝), which is mostly used as an apostrophe, NFKC adds a space.
_ACCENT = re.compile(" ?[\u0300-\u0362]+")
# Apostrophes that occur in Latin text; they are removed without transliteration.
_APOSTROPHES: Final[dict[int, str | None]] = dict.fromkeys(map(ord, "‘’‚‛′‵ʹʻʼʽʾʿˈ"))


def fold(text: str) -> str:
    """Return the words of a text in lower-case ASCII letters and digits, separated by single spaces.

    Spellings of the same name have the same fold: `Oʻzbekiston`, `O'ZBEKISTON` and `o’zbekiston`; `Côte d’Ivoire` and
    `cote divoire`; `Соль` and `sol`. Folding is idempotent.

    Characters are transliterated one by one, except for Greek pairs of letters (ου is `ou`) and Chinese, which is read
    as pinyin. So `Собиров` and `Sobirov` have the same fold, but `Sabirov` has another one. The fold of `Юрий` is
    `yuriy`, which is not that of `Yuri`; a record can list such spellings as aliases. Vowels that a script omits are
    not restored. The fold of text without letters and digits is empty.
    """
    if text.isascii():
        latin = text
    elif _CYRILLIC.fullmatch(text):
        latin = romanize_uzbek(text.casefold()).translate(_LATIN)
    else:
        latin = _transliterate(text)
    return b" ".join(latin.encode().translate(_FOLDED, b"'`").split()).decode()


def slug(text: str, *, length: int = MAX_ID_LENGTH) -> str:
    """Return the fold of a text with hyphens instead of spaces, as in an id, in at most `length` characters.

    The result ends after a whole word, unless the first word is too long. Different texts may have the same slug, so
    the caller must check whether the id is in use.
    """
    whole = fold(text).replace(" ", "-")
    if len(whole) <= length:
        return whole
    end = whole.rfind("-", 0, length + 1)
    return whole[: end if end > 0 else length]


def _transliterate(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", composed))
    if plain.isascii():
        return plain
    # Soft and hard signs and ayn are transliterated to ' or `, which fold() removes.
    return _ACCENT.sub("", romanize_exceptions(composed)).translate(_LATIN)


_LATIN: Final = LatinLetters(_APOSTROPHES)
