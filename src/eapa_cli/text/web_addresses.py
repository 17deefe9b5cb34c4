"""Web addresses in texts and in a user's input, and references to sources that are not on the web."""

import re
from typing import Final

ADDRESS_IN_TEXT: Final = re.compile(r"\bhttps?://(?:\([^\s<>()]*\)|[^\s<>()])+(?<![.,;:!?'\"»”’*\]}])", re.IGNORECASE)
"""A web address, without the punctuation after it, and without a closing bracket that has no opening one."""

# A host name, perhaps with a port, a path or a query, such as 'example.org/a'. The group is the top-level domain.
_HOST: Final = re.compile(r"(?:[\w-]+\.)+([^\W\d_]{2,})(?::[0-9]+)?(?:[/?#]\S*)?$")
# A file name with one of these extensions is not a host name.
_FILE_EXTENSIONS: Final = frozenset({
    "pdf", "doc", "docx", "odt", "rtf", "txt", "htm", "html", "jpg", "jpeg", "png", "tif", "tiff", "heic", "xls",
    "xlsx", "zip", "eml", "msg", "yaml",
})  # fmt: skip


def lacks_scheme(text: str) -> bool:
    """Return whether a text is a web address without 'https://', and not the name of a file."""
    return (suffix := _find_suffix(text)) is not None and suffix not in _FILE_EXTENSIONS


def complete_address(text: str) -> str:
    """Return a web address with `https://`, if it lacks the scheme; other text is returned unchanged."""
    return f"https://{text}" if lacks_scheme(text) else text


def is_reference(text: str) -> bool:
    """Return whether a text describes a source without a web address, such as 'folder 12, no. 34'.

    Text with an e-mail address, a web address or a file name is not a reference. Neither is a single word without a
    digit, which is probably an incomplete web address.
    """
    words = text.split()
    if any("://" in word or "@" in word or _find_suffix(word.strip(",;()")) for word in words):
        return False
    return len(words) > 1 or any(character.isdecimal() for character in text)


def _find_suffix(text: str) -> str | None:
    """Return the top-level domain or the extension, if a text is a web address without a scheme or a file name."""
    host = _HOST.match(text)
    # An abbreviation before a name, as in 'г.Москва' and 'A.Ivanov', is not a host.
    return None if host is None or host[1].istitle() else host[1].lower()
