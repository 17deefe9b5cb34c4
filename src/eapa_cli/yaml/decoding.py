"""Decoding of files, with checks of size, encoding and forbidden characters."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections.abc import Iterator
from itertools import islice

from eapa_cli.model.message import Message
from eapa_cli.text.hidden_characters import describe, escape_hidden, hidden_indexes
from eapa_cli.yaml.spans import MAX_FAULTS, TOP, SyntaxProblem, span_at

MAX_BYTES = 1024 * 1024
"""The size of the largest file that is read. A record has some kilobytes."""

# The byte order marks of other encodings. A file with one of them is refused without decoding.
_OTHER_ENCODINGS = (
    (BOM_UTF32_LE, Message("the file is in UTF-32")),  # before UTF-16, whose mark is the start of this one
    (BOM_UTF16_LE, Message("the file is in UTF-16")),
    (BOM_UTF16_BE, Message("the file is in UTF-16")),
)
# A conflict marker of git at the start of a line, such as '<<<<<<< HEAD'.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= )|^={7}$", re.MULTILINE)
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONTROLS_EXCEPT_LINE_FEED = r"\x00-\x09\x0b-\x1f"
_LFS_PREFIX = "version https://git-lfs.github.com/spec/"


def decode(source: bytes) -> str | tuple[SyntaxProblem, ...]:
    """Decode the bytes of a file. If the file must not be parsed, return its faults instead of the text."""
    if len(source) > MAX_BYTES:
        hint = Message("split the record, or store documents in files of their own")
        return _file_fault(Message("the file is larger than %(max)s bytes", max=MAX_BYTES), hint)
    if source.startswith(BOM_UTF8):
        decoded = _decode_without_mark(source.removeprefix(BOM_UTF8))
        faults = _file_fault(
            Message("the file starts with a byte order mark"), Message("save it as UTF-8 without a byte order mark")
        )
        return faults if isinstance(decoded, str) else (*faults, *decoded)
    return _decode_without_mark(source)


def _decode_without_mark(source: bytes) -> str | tuple[SyntaxProblem, ...]:
    for mark, message in _OTHER_ENCODINGS:
        if source.startswith(mark):
            return _file_fault(message, Message("save it as UTF-8 without a byte order mark"))
    if b"\0" in source[:4]:  # ASCII characters in UTF-16 or UTF-32 without a byte order mark
        return _file_fault(Message("the file is in UTF-16 or UTF-32"), Message("save it as UTF-8"))
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        text_before, byte = source[: error.start].decode("utf-8"), f"{source[error.start]:02x}"
        fault = SyntaxProblem(
            rule="encoding",
            message=Message("the byte 0x%(byte)s is not UTF-8", byte=byte),
            hint=Message("save the file as UTF-8"),
            span=span_at(text_before, len(text_before), 1),
        )
        return (fault,)
    return _find_faults(text) or text


def _find_faults(text: str) -> tuple[SyntaxProblem, ...]:
    """Return the faults of a text that must not be parsed."""
    if text.startswith(_LFS_PREFIX):
        return _file_fault(
            Message("the file is a pointer of Git LFS, not the record itself"), Message("run 'git lfs pull'")
        )
    # Nearly all files have none of the marks, and finding that out takes a fifth of the time of the pattern.
    if any(mark in text for mark in _CONFLICT_MARKS) and (conflict := _CONFLICT.search(text)):
        fault = SyntaxProblem(
            rule="git-conflict",
            message=Message("the file has an unresolved merge conflict here"),
            hint=Message("keep one side, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"),
            span=span_at(text, conflict.start(), len(conflict[0])),
        )
        return (fault,)
    if forbidden := tuple(_forbidden_faults(text)):
        return forbidden
    if text.endswith(" ") and not (last := text.rpartition("\n")[2]).strip():
        # Parsers disagree about whether such a line belongs to a block scalar above it.
        fault = SyntaxProblem(
            rule="yaml-syntax",
            message=Message("the last line contains only spaces"),
            hint=Message("delete it"),
            span=span_at(text, len(text) - len(last), len(last)),
        )
        return (fault,)
    return ()


def remove_forbidden(source: bytes) -> bytes:
    """Return the bytes of a file in UTF-8 without forbidden characters and carriage returns; tabs become spaces."""
    text = source.decode().replace("\r\n", "\n")
    repaired = escape_hidden(text, lambda char: " " if char == "\t" else "", also=_CONTROLS_EXCEPT_LINE_FEED)
    return repaired.encode()


def _forbidden_faults(text: str) -> Iterator[SyntaxProblem]:
    """Yield a fault for each of the first forbidden characters, and one fault with the number of the others."""
    # Windows line breaks are allowed. The replacement has the same length, so that offsets stay valid.
    searched = text.replace("\r\n", "\n\n") if "\r" in text else text
    if "\n" not in text and (first := text.find("\r")) >= 0:
        # A file with the line breaks of old Macs has one fault, not one in each line.
        searched = text[: first + 1] + text[first + 1 :].replace("\r", "\n")
    offsets = hidden_indexes(searched, also=_CONTROLS_EXCEPT_LINE_FEED)
    for offset in islice(offsets, MAX_FAULTS):
        yield _character_fault(
            text,
            offset,
            Message("the file contains %(character)s", character=describe(text[offset])),
            hint=_hint(text[offset]),
        )
    if others := list(offsets):
        message = Message("the file contains %(num)s more forbidden characters from here on", num=len(others))
        yield _character_fault(text, others[0], message, hint=Message("delete them, and use spaces in place of tabs"))


def _hint(character: str) -> str:
    return Message("use spaces") if character == "\t" else Message("delete it")


def _character_fault(text: str, offset: int, message: str, *, hint: str) -> SyntaxProblem:
    return SyntaxProblem(rule="forbidden-character", message=message, hint=hint, span=span_at(text, offset, 1))


def _file_fault(message: str, hint: str) -> tuple[SyntaxProblem]:
    return (SyntaxProblem(rule="encoding", message=message, hint=hint, span=TOP),)
