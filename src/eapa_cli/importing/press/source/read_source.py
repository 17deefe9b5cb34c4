"""The text of press releases in files and on web pages, read within limits of size and time.

The limits protect against damaged and hostile files, which a user may have downloaded.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from unicodedata import normalize

from eapa_cli.errors import EapaError, UnreadableError
from eapa_cli.importing.press.source.source_text import SourceText
from eapa_cli.importing.press.source.text_extraction import MAX_CHARACTERS, extract_text
from eapa_cli.storage.input_file import open_input, read_at_most
from eapa_cli.text.hidden_characters import escape_hidden
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import group_digits

MAX_BYTES: Final = 10 * 1024 * 1024
_MAX_SECONDS: Final = 20.0
_EXTENSIONS: Final = frozenset({".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".pdf", ".docx"})


def read_files(source: Path) -> Iterator[tuple[Path, SourceText | EapaError]]:
    """Yield a file with its text, or each text file of a folder in the order of their names.

    A file of a folder that cannot be read is yielded with its error, so that the others are still read.

    Raises:
        UnreadableError: the file cannot be read, or the folder has no file of a known type.
    """
    if not source.is_dir():
        yield source, read_file(source)
        return
    files = sorted(
        file
        for file in source.iterdir()
        if file.suffix.lower() in _EXTENSIONS and file.is_file() and not file.name.startswith(".")
    )
    if not files:
        extensions = ", ".join(sorted(_EXTENSIONS))
        hint = _("it can have files that end with %(extensions)s") % {"extensions": extensions}
        raise UnreadableError(_("the folder '%(folder)s' has no texts") % {"folder": source}, hint=hint)
    for file in files:
        try:
            yield file, read_file(file)
        except EapaError as error:
            yield file, error


def read_file(file: Path) -> SourceText:
    """Return the text of a file.

    Raises:
        UnreadableError: the file cannot be read, is too large, or has no text.
    """
    with open_input(file) as stream:
        content = read_at_most(stream, MAX_BYTES)
    if content is None:
        raise UnreadableError(
            _("'%(file)s' has more than %(max)s MB") % {"file": file, "max": MAX_BYTES // 1024 // 1024},
            hint=_("save its text as a file"),
        )
    return read_bytes(content, name=str(file), suffix=file.suffix.lower())


def read_bytes(content: bytes, *, name: str, suffix: str = "", url: str = "") -> SourceText:
    """Return the text of a document. Its content shows its type; `suffix` decides only whether plain text is HTML.

    Raises:
        UnreadableError: the document is damaged, too large, has no text, or takes too long to read.
        UsageError: the library that reads this type of file is not installed.
    """
    with _time_limit(name):
        source = extract_text(content, name, suffix, url)
    source = replace(source, text=_normalize(source.text), title=_normalize(source.title))
    if not source.text.strip():
        raise UnreadableError(_("'%(file)s' has no text") % {"file": name})
    if len(source.text) > MAX_CHARACTERS:
        raise UnreadableError(
            _("'%(file)s' has more than %(max)s characters") % {"file": name, "max": group_digits(MAX_CHARACTERS)},
            hint=_("use a text that contains only the press release"),
        )
    return source


def _normalize(text: str) -> str:
    """Return a text in Unicode form NFC with uniform line breaks, and without the characters that records refuse."""
    lines = normalize("NFC", text).splitlines()
    return escape_hidden("\n".join(lines), lambda _: "", also=r"\x00-\x08\x0e-\x1f")


class _OutOfTime(BaseException):
    """Raised when reading takes too long. It is not an Exception, because the libraries catch every Exception."""


@contextmanager
def _time_limit(name: str) -> Iterator[None]:
    """Stop reading a document after `_MAX_SECONDS`; without a limit where signals are not available.

    Only the main thread can receive signals, and Windows has no interval timer.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _OutOfTime

    previous_handler = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _MAX_SECONDS)
    try:
        yield
    except _OutOfTime:
        raise UnreadableError(
            _("'%(file)s' could not be read within %(max)s seconds") % {"file": name, "max": f"{_MAX_SECONDS:g}"},
            hint=_("save its text as a file"),
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous_handler)
