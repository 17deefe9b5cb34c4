"""The views by which a register is asked in SQL, and written to databases: each fact of it stands in one of them.

They are made of the tables of the read model, on request, and are part of the program's interface: they only ever
gain columns.
"""

from datetime import date

from eapa_cli.index.agreement_views import agreement_views
from eapa_cli.index.organization_views import organization_views
from eapa_cli.index.read_model import Index
from eapa_cli.index.record_views import record_views
from eapa_cli.index.view_parts import Texts, View


def views_of(index: Index) -> tuple[View, ...]:
    """The views of a register; texts in several languages are shown in its first one, and are all in `texts`."""
    texts = Texts(index.languages)
    return (*agreement_views(texts), *organization_views(texts), *record_views(texts))


def define_views(index: Index, until: date = date.max) -> None:
    """Let an index be asked by its views, of which those of phases and deadlines tell of the renewals until a day."""
    index.compute_renewals(until)
    index.define([view.sql for view in views_of(index)])
