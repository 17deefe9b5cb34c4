"""Romanization of any script letter by letter, with exceptions for Greek pairs, Chinese words and an Uzbek letter."""

import re
from typing import Final

_GREEK: Final = re.compile("[\u0370-\u03ff]")
# A voiceless letter or the end of the word follows.
_VOICELESS: Final = "(?=[θκξπστφχψς]|$|\\W)"
# Pairs of letters in ISO 843 (ELOT 743), with or without an accent. A pair with a diaeresis is two sounds.
_GREEK_PAIRS: Final = (
    (re.compile("ο[υύ]"), "ou"),
    (re.compile(f"([αεη])[υύ]{_VOICELESS}"), r"\1f"),
    (re.compile("([αεη])[υύ]"), r"\1v"),
    (re.compile(r"\bμπ"), "b"),
    (re.compile("γ(?=[γξχ])"), "n"),
)
# Chinese characters whose reading depends on the word, in names of places and organizations.
_PINYIN: Final = {
    "六安": "luan", "厦门": "xiamen", "厦門": "xiamen", "会计": "kuaiji", "會計": "kuaiji", "行业": "hangye",
    "行業": "hangye", "西藏": "xizang", "藏族": "zangzu", "蚌埠": "bengbu", "重庆": "chongqing", "重慶": "chongqing",
    "长": "chang", "長": "chang", "银行": "yinhang", "銀行": "yinhang", "陕": "shaan", "陝": "shaan",
    "音乐": "yinyue", "音樂": "yinyue", "成都": "chengdu", "首都": "shoudu",
}  # fmt: skip
# Letters that Uzbek does not have, such as ы and і in a text in Belarusian.
_NOT_UZBEK: Final = re.compile("[ыіщ]")


def romanize_exceptions(text: str) -> str:
    """Return a lower-case text in which the exceptions for Greek, Chinese and Uzbek are written in Latin letters."""
    if _GREEK.search(text):
        for pair, latin in _GREEK_PAIRS:
            text = pair.sub(latin, text)
    for words, pinyin in _PINYIN.items():
        text = text.replace(words, pinyin)
    return romanize_uzbek(text)


def romanize_uzbek(text: str) -> str:
    """Return a lower-case text in which ў is o, as in Uzbek. A text with letters that Uzbek lacks is not changed."""
    return text.replace("ў", "o") if "ў" in text and not _NOT_UZBEK.search(text) else text


class LatinLetters(dict[int, str | None]):
    """A table for `str.translate`, which computes the Latin letters of a character on first use."""

    def __missing__(self, code: int) -> str:
        if (character := chr(code)).isascii():
            return character
        # The import takes 20 ms, and ASCII and accented Latin text do not need it.
        from anyascii import anyascii

        self[code] = latin = anyascii(character)
        return latin
