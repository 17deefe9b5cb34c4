"""Words for the codes of columns, which only a table needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


def labels(vocabulary: type[StrEnum]) -> Callable[[str], str]:
    """Return a function that turns a code of a vocabulary into its label."""
    return partial(_label, vocabulary)


def country(code: str) -> str:
    """Return the name of a country, or the label of a scope."""
    from eapa_cli.model.vocabulary import Scope
    from eapa_cli.text.country_labels import country_label

    return _label(Scope, country_label(code))


def date(code: str) -> str:
    """Return a date in words."""
    from eapa_cli.model.date_phrases import in_words
    from eapa_cli.model.dates import EdtfDate

    parsed = EdtfDate.parse_end(code)
    return "open-ended" if parsed.is_open else in_words(parsed)


def _label(vocabulary: type[StrEnum], code: str) -> str:
    from eapa_cli.text.labels import label

    return label(vocabulary, code)
