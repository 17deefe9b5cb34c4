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

_SPACES: Final = " \u00a0\u2000-\u200a\u202f\u3000"
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
# A sequence of letters.
_WORD: Final = re.compile(r"[^\W\d_]+")


@text_rule("one-script-a-word", suspect=_TWO_SCRIPTS)
def one_script_a_word(text: str) -> Iterator[Violation]:
    """No word mixes similar letters of two scripts.

    A Latin 'a' in a Cyrillic word looks correct, but a search for the word does not find it. Words that mix scripts
    visibly, such as 'Яndex', are allowed.
    """
    for word in _WORD.findall(text):
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
    if unicodedata.is_normalized("NFC", text):
        return
    composed = unicodedata.normalize("NFC", text)
    # The composed text may end where the text continues with marks, so a character that differs is added.
    pairs = zip(text, composed + "\0", strict=False)
    start = next(index for index, (character, other) in enumerate(pairs) if character != other)
    # A mark belongs to the letter before it. A letter or a symbol is shown with the character after it.
    is_mark = unicodedata.combining(text[start]) != 0
    decomposed = text[max(start - 1, 0) : start + 1] if is_mark else text[start : start + 2]
    letter = unicodedata.normalize("NFC", decomposed)
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


# A space at the start, at the end, or next to another space. The spaces are listed, since the meaning of \s differs
# between versions of the regular expression engine.
@text_rule("tidy-blanks", suspect=rf"^[\s{_SPACES}]|[\t{_SPACES}]$|[{_SPACES}]{{2}}")
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
        before = text[: double.start()].rpartition(" ")[2]
        yield Violation(
            None,
            "",
            Message("there is more than one space after '%(before)s'", before=shorten(before)),
            hint=Message("keep only one"),
            part=double.group(),
        )
