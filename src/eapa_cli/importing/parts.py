"""Splitting of cells that contain several values."""

import re


def addresses(text: str) -> list[str]:
    """Split a cell into addresses or paths, which contain no spaces."""
    return [part.strip(",") for part in re.split(r"[\s;]+", text) if part.strip(",")]


def tags(text: str) -> list[str]:
    """Split a cell into languages."""
    return [part.strip() for part in re.split(r"[,;/\n]|\s+(?:and|и)\s+", text) if part.strip()]
