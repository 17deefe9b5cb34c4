"""Decoding of files, with checks of encoding and forbidden characters."""

import re

from eapa_cli.text.invisible import describe, places_of_hidden, without_hidden
from eapa_cli.yaml.spans import Span, SyntaxProblem, span_at

MAX_BYTES = 1024 * 1024

# A byte order mark or NUL bytes show another encoding before any decoding.
_ENCODINGS = (
    (b"\xef\xbb\xbf", "the file starts with a byte order mark"),
    (b"\xff\xfe\x00\x00", "the file is in UTF-32"),
    (b"\xff\xfe", "the file is in UTF-16"),
    (b"\xfe\xff", "the file is in UTF-16"),
)
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONTROLS = r"\x00-\x09\x0b-\x1f"
_LFS = "version https://git-lfs.github.com/spec/"


def decode(source: bytes) -> str | SyntaxProblem:
    """Decode a file, or return why a register does not accept it."""
    if len(source) > MAX_BYTES:
        hint = "split the record, or store documents in files of their own"
        return _whole(f"the file is larger than {MAX_BYTES} bytes", hint)
    for mark, message in _ENCODINGS:
        if source.startswith(mark):
            return _whole(message, "save it as UTF-8 without a byte order mark")
    if b"\0" in source[:4]:
        return _whole("the file is in UTF-16 or UTF-32", "save it as UTF-8")
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return SyntaxProblem(
            rule="encoding",
            message=f"the byte 0x{source[error.start]:02x} is not UTF-8",
            hint="save the file as UTF-8",
            span=span_at(before := source[: error.start].decode("utf-8"), len(before), 1),
        )
    return _refused(text) or text


def _refused(text: str) -> SyntaxProblem | None:
    if text.startswith(_LFS):
        return _whole("the file is a pointer of Git LFS, not the record itself", "run 'git lfs pull'")
    if any(mark in text for mark in _CONFLICT_MARKS) and (conflict := _CONFLICT.search(text)):
        return SyntaxProblem(
            rule="git-conflict",
            message="the file has an unresolved merge conflict here",
            hint="keep one side, and delete the lines that start with <<<<<<<, ======= and >>>>>>>",
            span=span_at(text, conflict.start(), 7),
        )
    if forbidden := _forbidden(text):
        return forbidden
    if text.endswith(" ") and not (last := text.rpartition("\n")[2]).strip():
        # Parsers disagree whether it belongs to a block scalar above it.
        return SyntaxProblem(
            rule="yaml-syntax",
            message="the last line contains only spaces",
            hint="delete it",
            span=span_at(text, len(text) - len(last), len(last)),
        )
    return None


def without_forbidden(source: bytes) -> bytes:
    """Return the bytes of a file without its forbidden characters; a tab becomes a space."""
    text = source.decode("utf-8", "replace").replace("\r\n", "\n")
    return without_hidden(text, lambda character: " " if character == "\t" else "", also=_CONTROLS).encode()


def _forbidden(text: str) -> SyntaxProblem | None:
    # A replacement of the same length for Windows line breaks, which are allowed, keeps the offsets.
    unix = text.replace("\r\n", "\n\n") if "\r" in text else text
    place = next(places_of_hidden(unix, also=_CONTROLS), None)
    if place is None:
        return None
    return SyntaxProblem(
        rule="forbidden-character",
        message=f"the file contains {describe(text[place])}",
        hint="use spaces" if text[place] == "\t" else "delete it",
        span=span_at(text, place, 1),
    )


def _whole(message: str, hint: str) -> SyntaxProblem:
    return SyntaxProblem(rule="encoding", message=message, hint=hint, span=Span(1, 1, 1, 1))
