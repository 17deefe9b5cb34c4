r"""Hidden characters: characters that a reader cannot see or that control a terminal.

`validate` refuses these characters, `clean` escapes them, and forms and imports remove or refuse them. They are listed
as ranges instead of Unicode categories, so that every version of Python accepts the same files. The ranges cover:

* control characters, and marks that change the direction of text;
* the default-ignorable code points of Unicode: soft hyphens, zero-width characters, fillers, tags, selectors;
* characters without a glyph that are not spaces: the empty Braille pattern, the null notehead, object replacement;
* line and paragraph separators, surrogates, noncharacters and private use; all characters of planes 14 to 16.

Joiners and emoji variation selectors are hidden characters, except where normal text needs them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from eapa_cli.model.message import Message
from eapa_cli.text.interface_language import gettext, ngettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.translatable_message import translated

_BASIC: Final = (
    "\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
)
_SUPPLEMENTARY: Final = (
    "\U00013430-\U0001345f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "\U000e0000-\U0010ffff"
)
_ALWAYS_HIDDEN: Final = _BASIC + _SUPPLEMENTARY
"""The characters that are hidden in any context, as ranges of a regular expression, except U+0000 to U+001F."""

# All characters that may be hidden. Searching for this set first, without rules on the context, is eight times as fast.
_SUSPECT: Final = f"{_BASIC}\u200c\u200d\ufe0e\ufe0f\U00010000-\U0010ffff"

# Letters and marks of the scripts that use joiners within words, such as Arabic, Devanagari and Khmer.
_JOINING: Final = (
    "\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17dd\u1820-\u18aa\u1a20-\u1aad\u1b00-\u1bff"
    "\ua800-\ua8ff\ua930-\ua9ff\uaa00-\uaaff\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
# The emoji of Unicode. Above U+FFFF, these are the blocks of symbols that contain emoji.
_EMOJI: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa"
    "\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    "\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e"
    "\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8"
    "\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712"
    "\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797"
    "\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004\U0001f0cf\U0001f170-\U0001f1ff\U0001f201-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7f0\U0001f90c-\U0001faff"
)
# A non-joiner is allowed between letters, and a joiner also at the end of a word. Neither is allowed before a digit.
_WORD_JOINER: Final = rf"(?<=[{_JOINING}])(?:\u200c(?=[{_JOINING}])(?!\d)|\u200d(?![\u200c\u200d\d]))"
_EMOJI_JOINER: Final = rf"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
_EMOJI_SELECTOR: Final = rf"(?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
_MISPLACED: Final = rf"(?!{_WORD_JOINER}|{_EMOJI_JOINER}|{_EMOJI_SELECTOR})[\u200c\u200d\ufe0e\ufe0f]"
# The hidden characters that str.isprintable() accepts.
_PRINTABLE: Final = frozenset(
    map(
        chr,
        [
            0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10),
            0xFFA0, 0xFFFC, *range(0x13430, 0x13460), 0x16FE4, 0x1D159, *range(0xE0100, 0xE01F0),
        ],
    )
)  # fmt: skip

REMOVABLE: Final = "\u00ad\u200b\u2060\ufeff"
"""Characters without meaning that copied text contains. Forms and imports remove them."""
_REMOVAL_TABLE: Final = str.maketrans("", "", REMOVABLE)

# U+0000 to U+001F without the tab and the line breaks.
_FORBIDDEN_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f"
_MESSAGES: Final = {
    "\0": _("a NUL (%(code)s)"),
    "\t": _("a tab (%(code)s)"),
    "\r": _("a lone carriage return (%(code)s)"),
    "\x1b": _("an escape character (%(code)s)"),
    "\x85": _("a next-line character (%(code)s)"),
    "\u2028": _("a line separator (%(code)s)"),
    "\u2029": _("a paragraph separator (%(code)s)"),
    "\ufeff": _("a byte order mark (%(code)s)"),
}
"""The descriptions of some hidden characters."""
_NAMES: Final = {
    "\u00ad": _("soft hyphen"),
    "\u200b": _("zero width space"),
    "\u2060": _("word joiner"),
    "\ufeff": _("byte order mark"),
}
"""The names of the removable characters."""
_CLASSES: Final = {"Cc": "control character", "Co": "private use", "Cs": "surrogate"}


@cache
def _suspect_pattern(also: str) -> re.Pattern[str]:
    return re.compile(f"[{also}{_SUSPECT}]")


@cache
def _hidden_pattern(also: str) -> re.Pattern[str]:
    return re.compile(f"[{also}{_ALWAYS_HIDDEN}]|{_MISPLACED}")


def hidden_indexes(text: str, *, also: str = "") -> Iterator[int]:
    """Yield the index of each hidden character, and of each character in `also`, a set in a regular expression."""
    for match in _suspect_pattern(also).finditer(text):
        if _hidden_pattern(also).match(text, match.start()):
            yield match.start()


def escape_hidden(text: str, escape: Callable[[str], str], *, also: str = "") -> str:
    """Return a text in which each hidden character, and each character in `also`, is replaced by `escape`."""
    pieces, end = [], 0
    for index in hidden_indexes(text, also=also):
        pieces += [text[end:index], escape(text[index])]
        end = index + 1
    return "".join([*pieces, text[end:]]) if end else text


def is_visible(text: str) -> bool:
    """Return whether a text certainly has no hidden or control characters. This is faster than a regular expression."""
    return text.isprintable() and (text.isascii() or _PRINTABLE.isdisjoint(text))


def first_forbidden(value: str) -> str | None:
    """Return the first character that is not allowed in a decoded value, or None. Tabs and line breaks are allowed."""
    return next(all_forbidden(value), None)


def check_characters(text: str) -> str:
    """Return a text after a check that all its characters are allowed.

    Raises:
        ValueError: it contains a forbidden character.
    """
    if character := first_forbidden(text):
        message = gettext("the text contains %(character)s: delete it")
        raise ValueError(message % {"character": translated(describe(character))})
    return text


def all_forbidden(value: str) -> Iterator[str]:
    """Yield the characters that are not allowed in a decoded value. Tabs and line breaks are allowed."""
    if not is_visible(value):
        yield from (value[index] for index in hidden_indexes(value, also=_FORBIDDEN_CONTROLS))


def strip_invisible(text: str) -> str:
    """Return a text without `REMOVABLE` characters."""
    return text.translate(_REMOVAL_TABLE)


def describe_removal(text: str, place: str | None = None) -> str:
    """Return a message on the `REMOVABLE` characters of a text, which may be empty, with the place of the text."""
    removed = [character for character in text if character in REMOVABLE]
    if not removed:
        return ""
    message = ngettext(
        "removed %(num)d invisible character (%(names)s)",
        "removed %(num)d invisible characters (%(names)s)",
        len(removed),
    )
    if place is not None:
        message = ngettext(
            "removed %(num)d invisible character (%(names)s) from %(place)s",
            "removed %(num)d invisible characters (%(names)s) from %(place)s",
            len(removed),
        )
    names = ", ".join(sorted({gettext(_NAMES[character]) for character in removed}))
    return message % {"num": len(removed), "names": names, "place": place}


def escape_of(character: str) -> str:
    r"""Return a character as an escape that YAML and Python share: \x1b, \u00ad, \U000e0001."""
    code = ord(character)
    if code < 0x100:  # noqa: PLR2004  # two digits
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  # four digits


def describe(character: str) -> Message:
    """Return the type, code point and name of a hidden character, for a message."""
    code = f"U+{ord(character):04X}"
    if character in _MESSAGES:
        return Message(_MESSAGES[character], code=code)
    name = _find_name(character)
    if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return Message("a character that reverses the order of text (%(code)s, %(name)s)", code=code, name=name)
    return Message("an invisible or control character (%(code)s, %(name)s)", code=code, name=name)


def _find_name(character: str) -> str:
    """Return the name that Unicode gives a character, in lower case, or its class if it has no name."""
    name = unicodedata.name(character, "").lower()
    return name or _CLASSES.get(unicodedata.category(character), "unassigned character")
