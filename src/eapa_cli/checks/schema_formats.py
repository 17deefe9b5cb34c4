"""Checks of the formats that the schemas name. The checks in jsonschema accept almost any text."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from urllib.parse import quote

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.message import InvalidValueError, Message
from eapa_cli.text.hidden_characters import describe
from eapa_cli.text.shortening import shorten

# A web address (a subset of RFC 3986): http or https, a host, and no spaces or other characters that an address cannot
# contain unencoded.
_URL: Final = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE)
# An address with a dot in its domain, such as anna@example.org.
_EMAIL: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
# A web address up to the first character that _URL does not allow.
_INVALID_CHARACTER: Final = re.compile(r"https?://.*?([\s\"<>\\^`{|}])", re.IGNORECASE | re.DOTALL)
# The delimiters before and after the host of a web address.
_HOST_BOUNDARY: Final = re.compile(r"://|[/?#]")


def _parse_error(parse: Callable[[str], object], text: str) -> InvalidValueError | None:
    try:
        parse(text)
    except InvalidValueError as error:
        return error
    return None


def _url_error(text: str) -> InvalidValueError | None:
    """Return why text is not a web address, or None."""
    address = shorten(text)
    if not _URL.fullmatch(text):
        if invalid := _INVALID_CHARACTER.match(text):
            return InvalidValueError(
                Message("'%(text)s' contains %(character)s", text=address, character=_name_character(invalid[1])),
                Message("write '%(value)s', or remove it", value=quote(invalid[1])),
            )
        return InvalidValueError(
            Message("'%(text)s' is not a web address", text=address),
            Message("write it in full, with http:// or https://"),
        )
    _scheme, host, *_path = _HOST_BOUNDARY.split(text, maxsplit=2)
    if "@" in host:
        return InvalidValueError(
            Message("'%(text)s' contains a user name or password", text=address),
            Message("remove the part before the '@'"),
        )
    return None


def _email_error(text: str) -> InvalidValueError | None:
    """Return why text is not an e-mail address, or None."""
    if _EMAIL.fullmatch(text):
        return None
    return InvalidValueError(
        Message("'%(text)s' is not an e-mail address", text=shorten(text)),
        Message("write it as in 'anna@example.org'"),
    )


FORMATS: Final[Mapping[str, Callable[[str], InvalidValueError | None]]] = {
    "edtf": partial(_parse_error, EdtfDate.parse),
    "edtf-or-open": partial(_parse_error, EdtfDate.parse_end),
    "duration": partial(_parse_error, Duration.parse),
    "uri": _url_error,
    "email": _email_error,
}


def _name_character(character: str) -> Message:
    if character == " ":
        return Message("a space")
    return Message("'%(words)s'", words=character) if character.isprintable() else describe(character)
