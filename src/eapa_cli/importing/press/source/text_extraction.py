"""Extraction of text from documents: plain text in several encodings, HTML, PDF and Word."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, islice
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.importing.press.source.source_text import SourceText
from eapa_cli.model.message import Message
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import group_digits

MAX_CHARACTERS: Final = 1_000_000
# A document above one of these limits is refused; of a longer PDF, the first pages are read.
_MAX_TAGS: Final = 60_000
_MAX_PAGES: Final = 100
_MAX_UNPACKED_BYTES: Final = 50 * 1024 * 1024
_MAX_ZIP_MEMBERS: Final = 2_000
# An HTML page that has no file extension: it starts with "<!DOCTYPE html>", or has a tag such as "<p>" near its start.
_HTML: Final = re.compile(
    rb"\A\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html)|<(?:body|article|p)[\s>]", re.IGNORECASE
)
_HTML_SEARCH_BYTES: Final = 4096
# Letters above ASCII in an encoding of one byte: one alone in "Müller" (cp1252), and several together in "мир" (cp1251)
_SINGLE_ACCENT: Final = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_CYRILLIC_WORD: Final = re.compile(rb"[\xc0-\xff]{2}")
# In UTF-16 text without a byte order mark, more than half of the first 32 characters have a zero byte.
_UTF16_SEARCH_BYTES: Final = 64
_MAX_ZERO_BYTES: Final = 16


def extract_text(content: bytes, name: str, suffix: str, url: str) -> SourceText:
    """Return the text of a document. Its content shows its type; `suffix` decides only whether plain text is HTML.

    Raises:
        UnreadableError: the document is damaged, too large or has no text.
        UsageError: the library that reads this type of file is not installed.
    """
    if content.startswith(b"%PDF-"):
        return _read_pdf(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _read_docx(content, name)
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.search(content[:_HTML_SEARCH_BYTES]):
        return _read_html(content, name, url)
    return SourceText(text=_decode(content, name), url=url)


def _decode(content: bytes, name: str) -> str:
    for encoding in _possible_encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(_("'%(file)s' is not a text") % {"file": name}, hint=_("give plain text, HTML, PDF or DOCX"))


def _possible_encodings(content: bytes) -> Iterator[str]:
    if content.startswith(b"{\\rtf"):
        return  # not plain text: RTF has commands in it
    start = content[:_UTF16_SEARCH_BYTES]
    zero_bytes = {"utf-16-be": start[::2].count(0), "utf-16-le": start[1::2].count(0)}
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif max(zero_bytes.values()) > _MAX_ZERO_BYTES:
        yield max(zero_bytes, key=lambda encoding: zero_bytes[encoding])
    else:
        yield "utf-8-sig"
        is_western = len(_SINGLE_ACCENT.findall(content)) > len(_CYRILLIC_WORD.findall(content))
        yield "cp1252" if is_western else "cp1251"


def _read_html(content: bytes, name: str, url: str) -> SourceText:
    if content.count(b"<") > _MAX_TAGS:
        raise UnreadableError(
            _("'%(file)s' has more than %(max)s tags") % {"file": name, "max": group_digits(_MAX_TAGS)},
            hint=_("save its text as a file"),
        )
    trafilatura = _import_library("trafilatura")
    try:
        document: Any = trafilatura.bare_extraction(
            content, url=url or None, with_metadata=True, include_comments=False
        )
    except (ValueError, RecursionError, AttributeError, TypeError, AssertionError) as error:
        raise UnreadableError(
            _("'%(file)s' cannot be read as a page: %(problem)s") % {"file": name, "problem": error}
        ) from error
    if document is None:
        raise UnreadableError(
            _("no text was found on the page '%(file)s'") % {"file": name}, hint=_("save its text as a file")
        )
    title = document.title or ""
    text = document.text or ""
    # The headline is not part of the main text of most pages.
    has_title = not title or title in text[: len(title) + 200]
    return SourceText(
        text=text if has_title else f"{title}\n\n{text}",
        title=title,
        url=url or document.url or "",
        published=document.date or "",
        site=document.sitename or "",
    )


def _read_pdf(content: bytes, name: str) -> SourceText:
    pypdf = _import_library("pypdf")
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        page_count = len(reader.pages)
        pages = [page.extract_text() for page in islice(reader.pages, _MAX_PAGES)]
        title = str((reader.metadata or {}).get("/Title", "") or "")
    except Exception as error:  # pypdf raises many types for damaged files
        raise UnreadableError(
            _("'%(file)s' cannot be read as a PDF: %(problem)s") % {"file": name, "problem": str(error)[:200]}
        ) from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise UnreadableError(
            _("'%(file)s' has no text: it is a scan") % {"file": name},
            hint=_("recognise its text (OCR), and give that"),
        )
    fields = {"max": _MAX_PAGES, "count": page_count}
    warning = (
        Message("only the first %(max)d of %(count)d pages were read", **fields) if page_count > _MAX_PAGES else ""
    )
    return SourceText(text=text[:MAX_CHARACTERS], title=title, warning=warning)


def _read_docx(content: bytes, name: str) -> SourceText:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            is_word = any(member.filename == "word/document.xml" for member in members)
    except BadZipFile as error:
        raise UnreadableError(_("'%(file)s' is damaged: %(problem)s") % {"file": name, "problem": error}) from error
    if not is_word:
        raise UnreadableError(
            _("'%(file)s' is not a Word document") % {"file": name}, hint=_("give plain text, HTML, PDF or DOCX")
        )
    if len(members) > _MAX_ZIP_MEMBERS or sum(member.file_size for member in members) > _MAX_UNPACKED_BYTES:
        raise UnreadableError(
            _("'%(file)s' is too large when unpacked") % {"file": name}, hint=_("save its text as a file")
        )
    docx = _import_library("docx")
    try:
        document = docx.Document(BytesIO(content))
        lines = list(_lines_of_docx(document))
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx raises many types for damaged files
        raise UnreadableError(
            _("'%(file)s' cannot be read as a Word document: %(problem)s") % {"file": name, "problem": str(error)[:200]}
        ) from error
    return SourceText(text="\n".join(lines), title=title)


def _lines_of_docx(container: Any) -> Iterator[str]:
    """Yield the paragraphs of a document or of a cell in their order, with those of its tables."""
    for block in container.iter_inner_content():
        if not hasattr(block, "rows"):
            yield block.text
            continue
        for row in block.rows:
            # A merged cell is given once for each of its columns.
            for lines, _cells in groupby(row.cells, key=lambda cell: tuple(_lines_of_docx(cell))):
                yield from lines


def _import_library(module: str) -> Any:
    """Import a library of the extra `draft`.

    Raises:
        UsageError: it is not installed.
    """
    import logging
    from importlib import import_module

    # Without a handler, Python prints the log of a library on stderr, such as "EOF marker not found" for a damaged PDF.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            _("reading this type of file needs the library %(library)s") % {"library": error.name},
            hint=_("run: pip install 'eapa[draft]'"),
        ) from error
