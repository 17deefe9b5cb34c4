"""Rules about every text, whatever its field: what the eye does not see and a search does."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations
from typing import Final

from eapa_cli.checks.rule import Violation, text_rule
from eapa_cli.text.quoting import shown

_BLANKS: Final = " \u00a0\u2000-\u200a\u202f\u3000"
_DOUBLE: Final = re.compile(rf"(?<=\S)[{_BLANKS}]{{2,}}(?=\S)")
# Letters that look the same in most typefaces: Cyrillic, Greek, Latin, a column a letter.
_CYRILLIC: Final = "авекмнорстухіјѕһԁԛԝАВЕЗКМНОРСТУХІЈЅԌԚԜ"
_CYRILLIC_AS_LATIN: Final = "abekmhopctyxijshdqwABE3KMHOPCTYXIJSGQW"
_GREEK: Final = "ανορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_GREEK_AS_LATIN: Final = "avopuABEZHIKMNOPTYX"
_AS_LATIN: Final = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_AS_LATIN + _GREEK_AS_LATIN, strict=True))
_AS_CYRILLIC: Final = {latin: cyrillic for cyrillic, latin in zip(_CYRILLIC, _CYRILLIC_AS_LATIN, strict=True)}
_AS_CYRILLIC.update((greek, _AS_CYRILLIC[_AS_LATIN[greek]]) for greek in _GREEK if _AS_LATIN[greek] in _AS_CYRILLIC)
_SCRIPTS: Final = (r"\p{Latin}", r"\p{Greek}", r"\p{Cyrillic}")
_TWO_SCRIPTS: Final = "|".join(map("".join, permutations(_SCRIPTS, 2)))
# Marks, parts of Hangul syllables, signs that stand for a letter, such as that of the kelvin, and letters that are
# written as two; some that are sound stand between these.
_NOT_COMPOSED: Final = (
    r"[\p{M}\u0340-\u0374\u037e\u0387\u1100-\u11ff\u2000\u2001\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff"
    "\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0f69\u1f71-\u1ffd\u2adc\ufb1d-\ufb4e"
    "\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1d]"
)
_WORD: Final = re.compile(r"[^\W\d_]+")


@text_rule("one-script-a-word", suspect=_TWO_SCRIPTS)
def one_script_a_word(text: str) -> Iterator[Violation]:
    """No word has letters of one script among those of another that they look like.

    A Latin 'a' in a Cyrillic word is the same to the eye and another letter to a search, which then finds nothing.
    Words that mix scripts for all to see, such as 'Яndex', are left alone.
    """
    for word in _WORD.findall(text):
        if not word.isascii() and (meant := _in_one_script(word)):
            odd, script = meant[1]
            yield Violation(
                None,
                "",
                f"the word '{shown(word)}' has the {script} letter '{odd}' among others",
                hint=f"type it anew: '{shown(meant[0])}'",
                part=word,
            )


@text_rule("composed-letters", suspect=_NOT_COMPOSED)
def composed_letters(text: str) -> Iterator[Violation]:
    """Every text is in Unicode's form NFC, where a letter with its mark is one character.

    Some systems write 'й' as 'и' and a mark: it looks the same, and comparing, sorting and counting go wrong.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    composed = unicodedata.normalize("NFC", text)
    start = next(at for at, (one, other) in enumerate(zip(text, composed + "\0", strict=False)) if one != other)
    first = text[max(start - 1, 0) : start + 1] if unicodedata.combining(text[start]) else text[start : start + 2]
    letter = unicodedata.normalize("NFC", first)
    yield Violation(
        None,
        "",
        f"'{shown(letter)}' is written as a letter and a mark, or as a sign that only looks like it",
        hint=f"type it anew as one letter: '{shown(letter)}'",
        part=first,
    )


# Spelt out, since what \s is differs between versions of the engine.
@text_rule("tidy-blanks", suspect=rf"^[\s{_BLANKS}]|[\t{_BLANKS}]$|[{_BLANKS}]{{2}}")
def tidy_blanks(text: str) -> Iterator[Violation]:
    """No text begins or ends with a blank, or has two in a row.

    They come with what was pasted; nobody sees them, and two texts that differ in one are two.
    """
    if text.isspace():
        return  # it is empty, which its schema says
    if text[:1].isspace() or (text[-1:].isspace() and text[-1] != "\n"):
        side = "begins" if text[:1].isspace() else "ends"
        yield Violation(None, "", f"the text {side} with a blank", hint=f"write '{shown(text.strip())}'", part=text)
    elif double := _DOUBLE.search(text):
        before = text[: double.start()].rpartition(" ")[2]
        yield Violation(None, "", f"two blanks stand behind '{shown(before)}'", hint="leave one", part=double.group())


def _in_one_script(word: str) -> tuple[str, tuple[str, str]] | None:
    """A word as it was meant, if letters of its rarer script all look like some of the other, and the first of them."""
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
    # The script of most letters is what was meant; of as many, that in which all can be written.
    for script, table in (("CYRILLIC", _AS_CYRILLIC), ("LATIN", _AS_LATIN)):
        strange = [(letter, of) for letter, of in zip(word, scripts, strict=True) if of != script]
        if 0 < 2 * len(strange) <= len(word) and all(letter in table for letter, _ in strange):
            odd = {letter for letter, _ in strange}
            meant = "".join(table[letter] if letter in odd else letter for letter in word)
            return meant, (strange[0][0], strange[0][1].title())
    return None
