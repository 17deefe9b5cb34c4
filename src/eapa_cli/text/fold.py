"""What is left of a text when case, accents, script, apostrophes and punctuation are seen through."""

import re
import unicodedata
from typing import Final

# What each byte of an ASCII text is in a fold: letters are small, all else but digits parts words.
_FOLDED = bytes(byte if bytes([byte]).isalnum() else 32 for byte in bytes(range(256)).lower())
# Nearly all text that is not ASCII: no character of it is written in another way too, or changes one beside it.
_CYRILLIC = re.compile("[ -~\u0400-\u0481\u048a-\u04ff«»“”„–—‘’ʻʼ]*")
# An accent, with the space that NFKC gives to one typed on its own (´ ΄ ᾽ ¨ ˝), mostly as an apostrophe.
_ACCENT = re.compile(" ?[\u0300-\u0362]+")
# Those that stand in text which is Latin otherwise, and so need no transliteration.
_APOSTROPHES: Final[dict[int, str | None]] = dict.fromkeys(map(ord, "‘’‚‛′‵ʹʻʼʽʾʿˈ"))


def fold(text: str) -> str:
    """The words of a text in lower-case ASCII letters and digits, with one space between them.

    Texts that a person would call the same name have the same fold: `Oʻzbekiston`, `O'ZBEKISTON` and
    `o’zbekiston`; `Côte d’Ivoire` and `cote divoire`; `Соль` and `sol`. Folding twice changes nothing.

    Each character is transliterated by itself, whatever the language. So `Собиров` meets `Sobirov`, but neither
    meets `Sabirov`; `Юрий` becomes `yuriy` and does not meet `Yuri`. Such spellings are for a record to hold as
    aliases. Vowels that a script leaves out are not restored, and a text of nothing but punctuation folds to
    an empty one.
    """
    if text.isascii():
        latin = text
    elif _CYRILLIC.fullmatch(text):
        latin = text.casefold().translate(_LATIN)
    else:
        latin = _transliterated(text)
    return b" ".join(latin.encode().translate(_FOLDED, b"'`").split()).decode()


def slug(text: str, *, length: int = 100) -> str:
    """The fold with hyphens for spaces, which is the form of an id, in at most `length` characters.

    It ends where a word ends, unless the first word alone is longer. It is empty if the fold is. Two texts may
    have the same slug: whether an id is taken is for the caller to see.
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
    # Soft and hard signs, ayn and the like come out as ' or `, and go the way of the apostrophes.
    return _ACCENT.sub("", composed).translate(_LATIN)


class _Latin(dict[int, str | None]):
    """What each character is in Latin letters, as far as it was asked for: most texts need few."""

    def __missing__(self, code: int) -> str:
        if (character := chr(code)).isascii():
            return character
        # Its import costs 20 ms, which ASCII and accented Latin text need not pay.
        from anyascii import anyascii

        self[code] = latin = anyascii(character)
        return latin


_LATIN: Final = _Latin(_APOSTROPHES)
