"""Functions that turn codes, such as those in the cells of a table, into words.

The imports are in the functions, since only tables for people need the words.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eapa_cli.text.interface_language import ENGLISH, gettext, interface_language, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


def label_formatter(vocabulary: type[StrEnum]) -> Callable[[str], str]:
    """Return a function that turns a code of a vocabulary into its label."""
    return partial(_format_label, vocabulary)


def code_or_label(vocabulary: type[StrEnum], code: str) -> str:
    """Return the word for a code in a sentence: in English the code itself, which is a word, otherwise its label."""
    return code if interface_language() == ENGLISH else _format_label(vocabulary, code)


def format_country(code: str) -> str:
    """Return the name of a country, or the label of a scope."""
    from eapa_cli.model.vocabulary import Scope

    return _format_label(Scope, code) if code in tuple(Scope) else _country_name(code)


def format_date(code: str) -> str:
    """Return a date in words. It can be the end of a period, which can be open (`..`)."""
    from eapa_cli.model.dates import EdtfDate
    from eapa_cli.text.interface_phrases import date_in_column

    date = EdtfDate.parse_end(code)
    return gettext("open-ended") if date.is_open else date_in_column(date)


def _format_label(vocabulary: type[StrEnum], code: str) -> str:
    from eapa_cli.text.english_labels import label

    return pgettext(vocabulary.__name__, label(vocabulary, code))


def _country_name(code: str) -> str:
    if interface_language() == ENGLISH:
        from eapa_cli.text.country_labels import country_label

        return country_label(code)
    from eapa_cli.text.interface_phrases import names

    return names().countries.get(code, code)
