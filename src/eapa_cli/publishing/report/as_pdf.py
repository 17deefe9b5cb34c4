"""A report as PDF. Typst reads the report as data, so no text of a record is markup, and nothing is fetched."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final
from unicodedata import combining

from eapa_cli.publishing.report.optional_library import import_library
from eapa_cli.publishing.report.report_model import Line, Note, Report

_LAYOUT: Final = Path(__file__).with_name("report.typ")
# The language of a tag, such as `uz` of `uz-Latn`. The parameter `lang` of Typst takes only this part.
_LANGUAGE: Final = re.compile("([a-z]{2,3})(?:-.*)?")
# Any character except Latin, Greek and Cyrillic letters and common signs. The fonts of the library have only these.
_OTHER_SCRIPT: Final = re.compile("[^\u0000-\u052f\u1e00-\u22ff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff]")
# A word of 22 characters or more may be wider than a column.
_LONG_WORD: Final = re.compile(r"[^\s/_?&=-]{22,}")
# The position after a sign in an address, such as after the slash of `example.org/news`.
_AFTER_SIGN: Final = re.compile(r"(?<=[/_?&=])\b")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def make_pdf(report: Report) -> bytes:
    """Return the report as a PDF file.

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
    """A converter of a report to plain data. It marks the first mention of each footnote."""

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
    """Return a text in which an address can break after each sign, and a very long word before each letter."""
    return _LONG_WORD.sub(_break_word, _AFTER_SIGN.sub(_BREAK, text))


def _break_word(word: re.Match[str]) -> str:
    return "".join(character if combining(character) else f"{_BREAK}{character}" for character in word[0])
