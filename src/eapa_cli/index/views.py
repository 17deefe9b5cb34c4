"""The documented SQL views of a register, for queries and exports. Together they contain every value of the records.

The views are a stable interface: later versions only add columns.
"""

from datetime import date

from eapa_cli.index.agreement_views import agreement_views
from eapa_cli.index.organization_views import organization_views
from eapa_cli.index.read_model import Index
from eapa_cli.index.record_views import record_views
from eapa_cli.index.view_parts import LocalizedColumns, View


def list_views(index: Index) -> tuple[View, ...]:
    """Return the views of a register.

    The view `texts` contains all translations; other views show each text in the preferred language.
    """
    localized = LocalizedColumns(index.languages)
    return (*agreement_views(localized), *organization_views(localized), *record_views(localized))


def define_views(index: Index, until: date = date.max) -> None:
    """Create the views in an index, with the renewals up to a day."""
    index.compute_renewals(until)
    index.define([view.sql for view in list_views(index)])
