"""Splitting of a cell into items: lines, numbers, semicolons and other separators."""

import re
from typing import Final

# A separator within quotation marks or brackets does not split an item.
_ITEM: Final = re.compile(r"""(?:«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"|\([^()]*\)|[^;|])+""")
_NUMBERED: Final = re.compile(r"(?:^|(?<=[\s;,.]))\(?(\d{1,2})(?:\)|\.(?!\d))\s*(?=\D)")
_BULLET: Final = re.compile(r"^\s*[-–—•·*]\s+")


def split_items(text: str) -> list[str]:
    """Split a cell at numbers that count the items, else at line breaks, else at semicolons and bars."""
    numbered = _split_numbered(text)
    if numbered:
        return numbered
    found = text.split("\n") if "\n" in text else _ITEM.findall(text)
    return [item for piece in found if (item := _BULLET.sub("", piece).strip(" \t;|"))]


def _split_numbered(text: str) -> list[str]:
    """Return the items after the numbers 1, 2, 3; none if the numbers of the text do not count."""
    marks = list(_NUMBERED.finditer(text))
    if (
        not marks
        or text[: marks[0].start()].strip()
        or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1))
    ):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [item for mark, end in zip(marks, ends, strict=True) if (item := text[mark.end() : end].strip(" \t\n;,|"))]


def split_addresses(text: str) -> list[str]:
    """Split a cell into addresses or paths, which contain no spaces."""
    return [part.strip(",") for part in re.split(r"[\s;]+", text) if part.strip(",")]


def split_languages(text: str) -> list[str]:
    """Split a cell into languages; "and" separates them in English or Russian."""
    return [part.strip() for part in re.split(r"[,;/\n]|\s+(?:and|и)\s+", text) if part.strip()]
