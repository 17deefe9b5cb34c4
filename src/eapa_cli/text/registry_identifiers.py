"""Identifiers that public registries assign to organizations: their formats and check digits."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Final, NamedTuple

from eapa_cli.model.message import Message

_WIKIDATA: Final = re.compile("Q[1-9][0-9]*")
# A ROR id: 0, six characters without i, l, o and u, and two check digits, as in "05dxps055".
_ROR: Final = re.compile("0([0-9a-hj-km-np-tv-z]{6})([0-9]{2})")
# Crockford's base 32, which omits letters that look like digits.
_BASE_32: Final = {digit: value for value, digit in enumerate("0123456789abcdefghjkmnpqrstvwxyz")}


class _Scheme(NamedTuple):
    """The format of identifiers in words, and a function that checks one."""

    format: Message
    is_valid: Callable[[str], bool]


def check_identifier(scheme: str, value: str) -> Message | None:
    """Return None if an identifier is valid, and otherwise the expected format in words.

    LEI is defined by ISO 17442, ISNI by ISO 27729. OGRN and INN are the numbers of Russia's registers of legal
    entities and of taxpayers. Every value of an unknown scheme is valid.
    """
    known_scheme = _SCHEMES.get(scheme)
    return None if known_scheme is None or known_scheme.is_valid(value) else known_scheme.format


def _is_wikidata(value: str) -> bool:
    return _WIKIDATA.fullmatch(value) is not None


def _is_ror(value: str) -> bool:
    match = _ROR.fullmatch(value)
    if match is None:
        return False
    number = 0
    for digit in match[1]:
        number = number * 32 + _BASE_32[digit]
    return int(match[2]) == 98 - number * 100 % 97  # the check digits of ISO 7064, MOD 97-10


def _is_valid_in_stdnum(module: str, value: str) -> bool:
    """Return whether a module of python-stdnum accepts an identifier, perhaps with spaces or hyphens in it.

    The module is imported on use, since few registers need it.
    """
    return bool(import_module(f"stdnum.{module}").is_valid(value))


_SCHEMES: Final[Mapping[str, _Scheme]] = {
    "wikidata": _Scheme(Message("a Q and a number, as in Q42"), _is_wikidata),
    "ror": _Scheme(
        Message("nine characters that start with 0 and end with two check digits, as in 05dxps055"), _is_ror
    ),
    "isni": _Scheme(
        Message("sixteen digits, the last of which is a check digit and may be X"), partial(_is_valid_in_stdnum, "isni")
    ),
    "lei": _Scheme(
        Message("twenty letters and digits, the last two of which are check digits"),
        partial(_is_valid_in_stdnum, "lei"),
    ),
    "ogrn": _Scheme(
        Message("13 digits, or 15 for a sole trader, the last of which is a check digit"),
        partial(_is_valid_in_stdnum, "ru.ogrn"),
    ),
    "inn": _Scheme(
        Message("10 digits, or 12 for a person, the last of which are check digits"),
        partial(_is_valid_in_stdnum, "ru.inn"),
    ),
}
