"""Addresses of pages, from the root of one language of the site."""

import string
from hashlib import blake2b
from typing import Final

from eapa_cli.model.ids import DEVICE_NAMES, VALID_ID
from eapa_cli.model.vocabulary import Kind

# Capital letters are encoded, since some file systems do not distinguish them from small letters.
_SAFE_CHARACTERS: Final = frozenset(string.ascii_lowercase + string.digits)
# A file name has at most 255 bytes; a valid id has at most 100 characters.
_MAX_LENGTH: Final = 120


def encode_segment(text: str) -> str:
    """Return a text as one segment of an address. The id of a valid record stays as it is; other text is encoded.

    An encoded text cannot lead to another folder. It cannot be the folder of a page of a list either, whose name starts
    with '_'.
    """
    if VALID_ID.fullmatch(text) and len(text) <= _MAX_LENGTH and text not in DEVICE_NAMES:
        return text
    encoded = "".join(c if c in _SAFE_CHARACTERS else f"~{ord(c):x}-" for c in text)
    if len(encoded) > _MAX_LENGTH:
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        encoded = f"{encoded[:_MAX_LENGTH]}~{digest}"
    return f"~{encoded}"


def record_address(kind: Kind, id_: str) -> str:
    """Return the address of a record's page."""
    return f"{kind.plural}/{encode_segment(id_)}/"


def facet_folder(facet: str, value: str) -> str:
    """Return the folder for the pages about a value of a facet, such as `countries/uz` for a country."""
    return f"{facet}/{encode_segment(value.lower())}"


def list_address(folder: str, number: int) -> str:
    """Return the address of a page of a list; the first page is 1."""
    return f"{folder}/" if number == 1 else f"{folder}/_{number}/"


def root_from(address: str) -> str:
    """Return the address of the root, relative to a page. So the site works in any folder of a server."""
    return "../" * address.count("/") or "./"
