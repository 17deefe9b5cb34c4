"""A report as PDF, set by Typst from data: no text of a record is read as markup, and nothing is fetched."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from eapa_cli.publishing.report.missing_library import import_library
from eapa_cli.publishing.report.report_model import Line, Report

_LAYOUT: Final = Path(__file__).with_name("report.typ")
_LANGUAGE: Final = re.compile("([a-z]{2,3})(?:-.*)?")
# Latin, Greek and Cyrillic letters and common signs: the fonts of the library have them.
_OTHER_SCRIPT: Final = re.compile("[^\u0000-\u052f\u1e00-\u22ff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff]")


def content(report: Report) -> bytes:
    """Return the file.

    Raises:
        UsageError: the library is not installed.
    """
    typst = import_library("typst", "typst", "PDF")
    data = json.dumps(_Plain().of(report), ensure_ascii=False)
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
            case str() | int() | None:
                return value
            case _:
                kind = {"kind": value.kind} if hasattr(value, "kind") else {}
                return kind | {one.name: self.of(getattr(value, one.name)) for one in fields(value)}

    def _line(self, it: Line) -> Mapping[str, Any]:
        tag = _LANGUAGE.fullmatch(it.lang)
        notes = [{"number": number, "is_first": number not in self._mentioned} for number in it.notes]
        self._mentioned.update(it.notes)
        return {"value": it.value, "lang": tag[1] if tag else "", "style": it.style.value, "notes": notes}
