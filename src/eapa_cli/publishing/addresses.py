"""Addresses of pages, from the root of one language of the site."""

import re
import string
from hashlib import blake2b
from typing import Final

from eapa_cli.model.vocabulary import Kind

_PLAIN: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
# Capital letters are encoded: some file systems do not tell them apart.
_SAFE: Final = frozenset(string.ascii_lowercase + string.digits)
# A file name has at most 255 bytes; an id that is valid has at most 100 characters.
_LONGEST: Final = 120
# Windows reserves these names in every folder.
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


def segment(text: str) -> str:
    """Return a text as one part of an address; the id of a valid record stays as it is.

    Anything else is encoded so that it leads to no other folder and meets no page of the site: those begin with '_'.
    """
    if _PLAIN.fullmatch(text) and len(text) <= _LONGEST and text not in _RESERVED:
        return text
    encoded = "".join(c if c in _SAFE else f"~{ord(c):x}" for c in text)
    if len(encoded) > _LONGEST:
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        encoded = f"{encoded[:_LONGEST]}~{digest}"
    return f"~{encoded}"


def record_address(kind: Kind, id_: str) -> str:
    """Return the address of a record's page."""
    return f"{kind.plural}/{segment(id_)}/"


def list_address(folder: str, number: int) -> str:
    """Return the address of a page of a list; the first page is 1."""
    return f"{folder}/" if number == 1 else f"{folder}/_{number}/"


def root_from(address: str) -> str:
    """Return the relative address of the root from a page, so that the site works in any folder of a server."""
    return "../" * address.count("/") or "./"
