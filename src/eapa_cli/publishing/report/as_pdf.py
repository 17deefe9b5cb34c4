"""A report as PDF, set by Typst from data: no text of a record is read as markup, and nothing is fetched."""

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
# Latin, Greek and Cyrillic letters and common signs: the fonts of the library have them.
_OTHER_SCRIPT: Final = re.compile("[^\u0000-\u052f\u1e00-\u22ff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff]")

_MAX_FOOTNOTES: Final = 200
"""With more, Typst takes gigabytes to place them, so they are at the end of the report."""
_LONG_WORD: Final = re.compile(r"[^\s/_?&=-]{22,}")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def content(report: Report) -> bytes:
    """Return the file.

    Raises:
        UsageError: the library is not installed.
    """
    typst = import_library("typst", "typst", "PDF")
    plain = _Plain().of(report) | {"notes_at_end": len(report.notes) > _MAX_FOOTNOTES}
    data = json.dumps(plain, ensure_ascii=False)
    made = typst.compile(
        _LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"report": data},
        # The fonts of the system differ between machines, so they are used only if they are needed.
        ignore_system_fonts=not _OTHER_SCRIPT.search(data),
    )
    return bytes(made)


class _Plain:
    """Converts a report to plain data; a line names which of its footnotes are mentioned for the first time."""

    def __init__(self) -> None:
        self._mentioned: set[int] = set()

    def of(self, value: Any) -> Any:
        match value:
            case Line():
                return self._line(value)
            case tuple() | list():
                return [self.of(one) for one in value]
            case str():
                return _breakable(value)
            case int() | None:
                return value
            case Note():
                # The address of a link must stay as it is.
                return {"number": value.number, "text": _breakable(value.text), "url": value.url}
            case _:
                kind = {"kind": value.kind} if hasattr(value, "kind") else {}
                return kind | {one.name: self.of(getattr(value, one.name)) for one in fields(value)}

    def _line(self, it: Line) -> Mapping[str, Any]:
        tag = _LANGUAGE.fullmatch(it.lang)
        notes = [{"number": number, "is_first": number not in self._mentioned} for number in it.notes]
        self._mentioned.update(it.notes)
        return {"value": _breakable(it.value), "lang": tag[1] if tag else "", "style": it.style.value, "notes": notes}


def _breakable(text: str) -> str:
    """Return a text in which addresses break after their signs, and a word longer than any column at any letter."""
    text = re.sub(r"(?<=[/_?&=])\b", _BREAK, text)
    return _LONG_WORD.sub(lambda word: "".join(_after_break(one) for one in word[0]), text)


def _after_break(character: str) -> str:
    return character if combining(character) else f"{_BREAK}{character}"
