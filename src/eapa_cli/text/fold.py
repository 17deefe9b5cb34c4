"""What is left of a text when case, accents, script, apostrophes and punctuation are seen through."""

import re
import unicodedata

_WORD = re.compile("[a-z0-9]+")
# An accent, with the space that NFKC puts before one that was typed on its own (´ ΄ ᾽ ¨ ˝), mostly as an apostrophe.
_ACCENT = re.compile(" ?[\u0300-\u0362]+")
# The apostrophes that are no accents of their own and stand in text that is Latin otherwise.
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‚‛′‵ʹʻʼʽʾʿˈ"))


def fold(text: str) -> str:
    """The words of a text in lower-case ASCII letters and digits, one space between them.

    Two texts that a person would call the same name have the same fold: `Oʻzbekiston`, `O'ZBEKISTON`
    and `o’zbekiston`; `Côte d’Ivoire` and `cote divoire`; `Соль` and `sol`. Folding twice changes nothing.

    Each character is transliterated by itself, whatever the language, so `Собиров` meets `Sobirov` but
    neither meets `Sabirov`, `Юрий` (yuriy) does not meet `Yuri`, and `Kyïv` does not meet `Kiev`: such spellings
    are for a record to hold as aliases. Vowels that a script does not write are not restored, and the fold
    of a text without any letter or digit is empty.
    """
    latin = text if text.isascii() else _transliterated(text)
    return " ".join(_WORD.findall(latin.lower().replace("'", "").replace("`", "")))


def slug(text: str, *, length: int = 100) -> str:
    """The fold with hyphens for spaces, which is the form of an id, in at most `length` characters.

    It ends where a word ends, unless the first word alone is longer. It is empty if the fold is, and two texts
    may have the same slug: it is for the caller to see whether an id is taken.
    """
    whole = fold(text).replace(" ", "-")
    if len(whole) <= length:
        return whole
    end = whole.rfind("-", 0, length + 1)
    return whole[: end if end > 0 else length]


def _transliterated(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", composed))
    if plain.isascii():
        return plain
    # Imported here since it costs 20 ms, which ASCII and accented Latin text need not pay.
    from anyascii import anyascii

    # The soft and hard signs, the ayn and their like come out as ' or `, so they go the way of the apostrophes.
    return anyascii(_ACCENT.sub("", composed))
