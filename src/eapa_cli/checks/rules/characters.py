"""Rules about all text fields: differences that are invisible to readers but not to a search."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations
from typing import Final

from eapa_cli.checks.rule import Violation, text_rule
from eapa_cli.model.message import Message
from eapa_cli.text.look_alikes import correct_script
from eapa_cli.text.shortening import shorten

# All spaces of Unicode. They are listed, since the meaning of \s differs between regular expression engines.
_SPACES: Final = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Two or more spaces between other characters.
_REPEATED_SPACES: Final = re.compile(rf"(?<=\S)[{_SPACES}]{{2,}}(?=\S)")
_SCRIPTS: Final = (r"\p{Latin}", r"\p{Greek}", r"\p{Cyrillic}")
# A letter of one script next to a letter of another script.
_TWO_SCRIPTS: Final = "|".join(map("".join, permutations(_SCRIPTS, 2)))
# Characters that may not be in form NFC: marks, parts of Hangul syllables, symbols for letters such as the kelvin sign,
# and letters that decompose. The ranges also contain some valid characters.
_NOT_COMPOSED: Final = (
    r"[\p{M}\u0340-\u0374\u037e\u0387\u1100-\u11ff\u2000\u2001\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff"
    "\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0f69\u1f71-\u1ffd\u2adc\ufb1d-\ufb4e"
    "\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1d]"
)
_SCRIPT_NAMES: Final = {"Latin": Message("Latin"), "Cyrillic": Message("Cyrillic"), "Greek": Message("Greek")}
# The first characters of a letter with more marks are enough for a message.
_MAX_LETTER_LENGTH: Final = 20
# A sequence of letters.
_WORD: Final = re.compile(r"[^\W\d_]+")


@text_rule("one-script-a-word", suspect=_TWO_SCRIPTS)
def one_script_a_word(text: str) -> Iterator[Violation]:
    """No word mixes similar letters of two scripts.

    A Latin 'a' in a Cyrillic word looks correct, but a search for the word does not find it. Words that mix scripts
    visibly, such as 'Яndex', are allowed.
    """
    for word in dict.fromkeys(_WORD.findall(text)):  # each word is reported once
        if not word.isascii() and (correction := correct_script(word)):
            yield Violation(
                None,
                "",
                Message(
                    "the word '%(word)s' mixes two scripts: '%(foreign_letter)s' is a %(script)s letter",
                    word=shorten(word),
                    foreign_letter=correction.foreign_letter,
                    script=_SCRIPT_NAMES.get(correction.script, correction.script),
                ),
                hint=Message("type it again: '%(corrected_word)s'", corrected_word=shorten(correction.word)),
                part=word,
            )


@text_rule("composed-letters", suspect=_NOT_COMPOSED)
def composed_letters(text: str) -> Iterator[Violation]:
    """All text is in Unicode form NFC, where a letter and its mark are one character.

    Some systems write 'й' as 'и' and a mark. Both look the same, but searches and sorting treat them differently.
    """
    if _is_composed(text):
        return
    decomposed = _find_decomposed(text)
    letter = _compose(decomposed)
    yield Violation(
        None,
        "",
        Message(
            "'%(letter)s' is written as a letter and a separate mark, or as a symbol that looks the same",
            letter=shorten(letter),
        ),
        hint=Message("type it again as one letter: '%(letter)s'", letter=shorten(letter)),
        part=decomposed,
    )


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _find_decomposed(text: str) -> str:
    """Return the first letter of a text that is not in form NFC, with the marks that are composed with it."""
    composed = _compose(text)
    # The composed text may end where the text continues with marks, so a character that differs is added.
    pairs = zip(text, composed + "\0", strict=False)
    start = next(index for index, (character, other) in enumerate(pairs) if character != other)
    while start and unicodedata.combining(text[start]):
        start -= 1  # marks belong to the letter before them
    # The letter ends where the text after it can be composed separately.
    near = text[start : start + _MAX_LETTER_LENGTH]
    for end in range(1, len(near)):
        letter, rest = near[:end], near[end:]
        if not _is_composed(letter) and _compose(letter) + _compose(rest) == _compose(near):
            return letter
    return near


# A space at the start, at the end, or next to another space.
@text_rule("tidy-blanks", suspect=rf"^[\t\r\n{_SPACES}]|[\t{_SPACES}]$|[{_SPACES}]{{2}}")
def tidy_blanks(text: str) -> Iterator[Violation]:
    """No text starts or ends with a space, or has two spaces in a row.

    Pasted text often has such spaces. They are invisible, but make equal values different.
    """
    if text.isspace():
        return  # the schema reports empty text
    # A text on several lines of YAML usually ends with a line break.
    if text[:1].isspace() or (text[-1:].isspace() and text[-1] != "\n"):
        message = (
            Message("the text starts with a space") if text[:1].isspace() else Message("the text ends with a space")
        )
        yield Violation(None, "", message, hint=Message("write '%(text)s'", text=shorten(text.strip())), part=text)
    elif double := _REPEATED_SPACES.search(text):
        before = text[: double.start()].rsplit(maxsplit=1)[-1]
        yield Violation(
            None,
            "",
            Message("there is more than one space after '%(before)s'", before=shorten(before)),
            hint=Message("keep only one"),
            part=before + double.group(),
        )
