"""The formats that the schemas name; jsonschema's own let most of them pass in silence."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from eapa_cli.model.dates import Duration, EdtfDate
from eapa_cli.text.quoting import shown

# RFC 3986, as far as a register needs it: a web address with a host and no blank, quotation mark or bracket.
_URL: Final = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE)

_WITH_BLANK: Final = re.compile(r"https?://\S+\s", re.IGNORECASE)
_HOST: Final = re.compile(r"://|[/?#]")


def fault_in_date(text: str) -> str | None:
    """What is wrong with a text as a date in EDTF."""
    return _fault(EdtfDate.parse, text)


def fault_in_end(text: str) -> str | None:
    """What is wrong with a text as the end of a term, which may be open: `..`."""
    return _fault(EdtfDate.parse_end, text)


def fault_in_duration(text: str) -> str | None:
    """What is wrong with a text as a duration in ISO 8601."""
    return _fault(Duration.parse, text)


def fault_in_url(text: str) -> str | None:
    """What is wrong with a text as a web address."""
    address = shown(text)
    if not _URL.fullmatch(text):
        if _WITH_BLANK.match(text):
            return f"'{address}' has a blank in it: write '%20', or take it out"
        return f"'{address}' is not a web address: write it in full, with http:// or https://"
    if "@" in _HOST.split(text, maxsplit=2)[1]:
        return f"'{address}' holds a user's name or password: take out what stands before the '@'"
    return None


FORMATS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "edtf": fault_in_date,
    "edtf-or-open": fault_in_end,
    "duration": fault_in_duration,
    "uri": fault_in_url,
}


def _fault(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return None
