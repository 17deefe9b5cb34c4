"""From bytes to text: which files and characters a register does not take."""

import re

from eapa_cli.yaml.spans import Fault, Span

MAX_BYTES = 1024 * 1024

# A byte order mark or NULs give a file of another encoding away before any decoding.
_ENCODINGS = (
    (b"\xef\xbb\xbf", "begins with a byte order mark"),
    (b"\xff\xfe\x00\x00", "is in UTF-32"),
    (b"\xff\xfe", "is in UTF-16"),
    (b"\xfe\xff", "is in UTF-16"),
)
# NEL, LS and PS end a line for some readers and not for others, which would shift every place after them.
# Zero-width joiners are letters' business in Arabic and Indic scripts; elsewhere they hide a difference.
_ALWAYS = (
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_FORBIDDEN = re.compile(f"[{_ALWAYS}]|\r(?!\n)|(?<![\u0600-\u109f])[\u200c\u200d]")
# A set of characters alone is found eight times as fast, and hardly any file has one of these.
_SUSPECT = re.compile(f"[{_ALWAYS}\r\u200c\u200d]")
_ESCAPED_ALLOWED = frozenset("\t\n\r")
_NAMES = {
    "\t": "a tab",
    "\r": "a lone carriage return",
    "\x00": "a NUL",
    "\x1b": "an escape character",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_LFS = "version https://git-lfs.github.com/spec/"


def describe(character: str) -> str:
    """A character's name for a person, with its code point."""
    code = f"U+{ord(character):04X}"
    if character in _NAMES:
        return f"{_NAMES[character]} ({code})"
    if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return f"a character that reverses the order of text ({code})"
    return f"an invisible or control character ({code})"


def forbidden_in(value: str) -> str | None:
    """The first character of a decoded value that a register does not take."""
    for match in _FORBIDDEN.finditer(value):
        if match.group() not in _ESCAPED_ALLOWED:
            return match.group()
    return None


def decode(source: bytes) -> str | Fault:
    """The text of a file, or why it is not text that a register takes."""
    if len(source) > MAX_BYTES:
        return _whole(f"the file is larger than {MAX_BYTES} bytes", "split the record, or keep documents beside it")
    for mark, what in _ENCODINGS:
        if source.startswith(mark):
            return _whole(f"the file {what}", "save it as UTF-8 without a byte order mark")
    if b"\0" in source[:4]:
        return _whole("the file is in UTF-16 or UTF-32", "save it as UTF-8")
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return Fault(
            rule="encoding",
            message=f"the byte 0x{source[error.start]:02x} is not UTF-8",
            hint="save the file as UTF-8",
            span=span_at(before := source[: error.start].decode("utf-8"), len(before), 1),
        )
    return _refused(text) or text


def _refused(text: str) -> Fault | None:
    if text.startswith(_LFS):
        return _whole("the file is a pointer of Git LFS, not the record itself", "run 'git lfs pull'")
    if any(mark in text for mark in _CONFLICT_MARKS) and (conflict := _CONFLICT.search(text)):
        return Fault(
            rule="git-conflict",
            message="a merge left a conflict here",
            hint="keep one side, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
            span=span_at(text, conflict.start(), 7),
        )
    if _SUSPECT.search(text) and (forbidden := _FORBIDDEN.search(text)):
        return Fault(
            rule="forbidden-character",
            message=f"the file holds {describe(forbidden.group())}",
            hint="use spaces" if forbidden.group() == "\t" else "delete it",
            span=span_at(text, forbidden.start(), 1),
        )
    if text.endswith(" ") and not (last := text.rpartition("\n")[2]).strip():
        # Whether it belongs to a block of text above it, readers do not agree.
        return Fault(
            rule="yaml-syntax",
            message="the file ends in a line of blanks",
            hint="delete it",
            span=span_at(text, len(text) - len(last), len(last)),
        )
    return None


def span_at(text: str, index: int, length: int) -> Span:
    """The span of some characters of one line, by the index of the first in the text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Span(line, column, line, column + length)


def _whole(message: str, hint: str) -> Fault:
    return Fault(rule="encoding", message=message, hint=hint, span=Span(1, 1, 1, 1))
