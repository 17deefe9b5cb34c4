"""The context in which a filter value is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.vocabulary import Kind


class FilterContext(NamedTuple):
    """The register, and the option and the filters of the command line, for the parser of one filter value."""

    read_model: Index
    kinds: Sequence[Kind]
    """The kinds of the requested records."""
    as_of: date
    option: str
    """The option that the value belongs to, for messages."""
    given: Mapping[str, Any]
    """The unparsed values of all filters by name."""
