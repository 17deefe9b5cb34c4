"""Typer options for all filters, built from the table of filters."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from inspect import Parameter
from typing import Annotated, Any, Final, NamedTuple, get_args

import typer

from eapa_cli.cli.command_parameters import make_parameter, replace_parameter
from eapa_cli.cli.options import AsOfOption
from eapa_cli.cli.record_completion import select_values
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.applied_filters import Filters, fill_completion_sql
from eapa_cli.query.filters import FILTERS, Filter
from eapa_cli.text.interface_language import gettext as _

_AS_OF: Final = "as_of"
_PANEL: Final = "Filters"
_NAMES: Final = (*(one.name for one in FILTERS), _AS_OF)
"""The names of the parameters: those of all filters, and the day to which they apply."""


class FilterOptions(NamedTuple):
    """The values of the filter options of a command line, by the names of the filters."""

    values: Mapping[str, Any]

    def parse(self, index: Index, *kinds: Kind) -> Filters:
        """Parse the values for records of some kinds, and show the parties that are found by a similar name.

        Raises:
            UsageError: a value is not valid; the hint names possible values.
        """
        filters = Filters.parse(self.values, index, kinds)
        for name, ids in zip(self.values.get("party") or (), filters.values.get("party", ()), strict=True):
            _show_similar_party(index, name, ids)
        return filters


def _show_similar_party(index: Index, name: str, ids: Sequence[str]) -> None:
    """Show the ids of the organizations that were found by a similar name, because none has the words of the name."""
    from eapa_cli.query.party_lookup import find_organizations_for_filter

    if not find_organizations_for_filter(index, name):
        from eapa_cli.render.messages import note

        note(_("'%(text)s' is %(record)s") % {"text": name, "record": ", ".join(ids)})


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of all filters to a command, in place of its parameter `filter_options`."""
    return replace_parameter(command, "filter_options", _make_parameters(), FilterOptions)


def _make_parameters() -> list[Parameter]:
    """Return the parameters of all filters and of --as-of, which precedes --expiring-within in the help."""
    type_, option = get_args(AsOfOption)
    option_in_panel = copy(option)
    option_in_panel.rich_help_panel = _PANEL
    parameters = [make_parameter(one.name, _make_option(one), default=[] if one.repeats else None) for one in FILTERS]
    as_of = make_parameter(_AS_OF, Annotated[type_, option_in_panel], default=None)
    parameters.insert(_NAMES.index("expiring_within"), as_of)
    return parameters


def _make_option(one: Filter) -> Any:
    """Return the annotation of a filter's option for Typer."""
    lowest, highest = one.bounds or (None, None)
    value_type = int if one.bounds else str
    option = typer.Option(
        one.option,
        metavar=one.metavar,
        help=one.help,
        min=lowest,
        max=highest,
        autocompletion=_make_completion(one) if one.complete else None,
        rich_help_panel=_PANEL,
    )
    return Annotated[list[value_type], option] if one.repeats else Annotated[value_type | None, option]  # type: ignore[valid-type]


def _make_completion(one: Filter) -> Callable[[typer.Context, str], list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        assert one.complete is not None, "only a filter with completion has this function"
        return one.complete(_list_values(ctx, one) if one.completion_sql else (), incomplete)

    return complete


def _list_values(ctx: typer.Context, one: Filter) -> list[str]:
    """Return the values of a filter among the records that the other filters of the command line select.

    The filter itself is not applied, since several values of one filter mean any of them.
    """
    given = {name: ctx.params.get(name) for name in _NAMES if name != one.name}

    def statement(index: Index) -> tuple[str, dict[str, object]]:
        kind = _find_kind(ctx)
        # Unsigned agreements are included if the filter itself selects them.
        filters = Filters.parse(given, index, [kind])._replace(unsigned=one.selects_unsigned)
        return fill_completion_sql(index, one.completion_sql, kind, filters)

    return sorted(value for value in select_values(ctx, statement) if value)  # some records have no value


def _find_kind(ctx: typer.Context) -> Kind:
    """Return the kind of records that the command line lists; agreements for other commands than `list`."""
    # While an option has no value yet, Typer has not parsed the arguments, and they are in `args`.
    listed = {ctx.params["records"], *ctx.args} if "records" in ctx.params else set()
    return Kind.ORGANIZATION if Kind.ORGANIZATION.plural in listed else Kind.AGREEMENT
