"""Functions that split a cell into its items."""

import re
from typing import Final

# An item up to the next semicolon or bar that is not within quotation marks or brackets.
_ITEM: Final = re.compile(r"""(?:«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"|\([^()]*\)|[^;|])+""")
# A number before an item: '1. ', '2) ' or '(3) '.
_ITEM_NUMBER: Final = re.compile(r"(?:^|(?<=[\s;,.]))\(?(\d{1,2})(?:\)|\.(?!\d))\s*(?=\D)")
_FILE_EXTENSION: Final = re.compile(r"\.[a-z]\w{1,4}\Z", re.IGNORECASE)
_BULLET: Final = re.compile(r"^\s*[-–—•·*]\s+")


def split_items(text: str) -> list[str]:
    """Split a cell at numbers such as `1.` and `2.`, or else at line breaks, or else at semicolons and bars."""
    if numbered_items := _split_numbered(text):
        return numbered_items
    parts = text.split("\n") if "\n" in text else _ITEM.findall(text)
    return [item for part in parts if (item := _BULLET.sub("", part).strip(" \t;|"))]


def _split_numbered(text: str) -> list[str]:
    """Return the items after the numbers 1, 2, 3; an empty list if the text is not a list with these numbers."""
    numbers = list(_ITEM_NUMBER.finditer(text))
    starts_with_number = bool(numbers) and not text[: numbers[0].start()].strip()
    if not starts_with_number or [int(number[1]) for number in numbers] != list(range(1, len(numbers) + 1)):
        return []
    ends = [*(number.start() for number in numbers[1:]), len(text)]
    items = (text[number.end() : end].strip(" \t\n;,|") for number, end in zip(numbers, ends, strict=True))
    return list(filter(None, items))


def split_documents(text: str) -> list[str]:
    """Split a cell into web addresses and paths. A path such as 'documents/my scan.pdf' can contain spaces."""
    documents: list[str] = []
    for item in map(str.strip, re.split(r"[;\n]", text)):
        parts = split_addresses(item)
        starts_with_folder = "/" in item.partition(" ")[0] and "://" not in item
        is_path_with_spaces = starts_with_folder and bool(_FILE_EXTENSION.search(item))
        if is_path_with_spaces and not all(map(_FILE_EXTENSION.search, parts)):
            documents.append(item)
        else:
            documents += parts
    return documents


def split_addresses(text: str) -> list[str]:
    """Split a cell into addresses, which contain no spaces."""
    return [part.strip(",") for part in re.split(r"[\s;]+", text) if part.strip(",")]


def split_languages(text: str) -> list[str]:
    """Split a cell into languages; "and" separates them in English or Russian."""
    return [part.strip() for part in re.split(r"[,;/\n]|\s+(?:and|и)\s+", text) if part.strip()]
