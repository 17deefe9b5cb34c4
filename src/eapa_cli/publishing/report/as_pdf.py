"""A report as PDF. Typst reads the report as data, so no text of a record is markup, and nothing is fetched."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final
from unicodedata import combining

from eapa_cli.publishing.report.missing_library import import_library
from eapa_cli.publishing.report.report_model import Line, Note, Report

_LAYOUT: Final = Path(__file__).with_name("report.typ")
_LANGUAGE: Final = re.compile("([a-z]{2,3})(?:-.*)?")
# Letters other than Latin, Greek and Cyrillic ones and common signs, which the fonts of the library lack.
_OTHER_SCRIPT: Final = re.compile("[^\u0000-\u052f\u1e00-\u22ff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff]")

_LONG_WORD: Final = re.compile(r"[^\s/_?&=-]{22,}")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def make_pdf(report: Report) -> bytes:
    """Return the file.

    Raises:
        UsageError: the library is not installed.
    """
    typst = import_library("typst", "typst", "PDF")
    data = json.dumps(_PlainData().convert(report), ensure_ascii=False)
    pdf = typst.compile(
        _LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"report": data},
        # The fonts of the system differ between machines, so they are used only if they are needed.
        ignore_system_fonts=not _OTHER_SCRIPT.search(data),
    )
    return bytes(pdf)


class _PlainData:
    """Converts a report to plain data; a line marks the footnotes that are mentioned for the first time."""

    def __init__(self) -> None:
        self._mentioned: set[int] = set()

    def convert(self, value: Any) -> Any:
        """Return a part of the report as plain data."""
        match value:
            case Line():
                return self._format_line(value)
            case tuple() | list():
                return [self.convert(item) for item in value]
            case str():
                return _add_breaks(value)
            case int() | None:
                return value
            case Note():
                # The address of a link must stay as it is.
                return {"number": value.number, "text": _add_breaks(value.text), "url": value.url}
            case _:
                kind = {"kind": value.kind} if hasattr(value, "kind") else {}
                return kind | {field.name: self.convert(getattr(value, field.name)) for field in fields(value)}

    def _format_line(self, line: Line) -> Mapping[str, Any]:
        tag = _LANGUAGE.fullmatch(line.lang)
        notes = [{"number": number, "is_first": number not in self._mentioned} for number in line.notes]
        self._mentioned.update(line.notes)
        return {
            "value": _add_breaks(line.value),
            "lang": tag[1] if tag else "",
            "style": line.style.value,
            "notes": notes,
        }


def _add_breaks(text: str) -> str:
    """Return a text in which an address can break after each sign, and a very long word at each letter."""
    text = re.sub(r"(?<=[/_?&=])\b", _BREAK, text)
    return _LONG_WORD.sub(lambda word: "".join(_after_break(character) for character in word[0]), text)


def _after_break(character: str) -> str:
    return character if combining(character) else f"{_BREAK}{character}"
