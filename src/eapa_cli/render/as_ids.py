"""Ids only, for programs such as xargs."""

from collections.abc import Iterator
from typing import TextIO

from eapa_cli.errors import UsageError
from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.interface_language import gettext as _


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write the id of each row, or else of each object, on a line. A row of SQL without an id is omitted.

    Raises:
        UsageError: there are no ids.
    """
    out.writelines(f"{clean(str(id_))}\n" for id_ in _ids(rows))


def _ids(rows: Rows) -> Iterator[object]:
    """Yield the ids in the column `id` or, if there is none, those of the objects."""
    names = [column.name for column in rows.columns]
    if "id" in names:
        id_index = names.index("id")
        yield from (row[id_index] for row in rows.cells if row[id_index] is not None)
        return
    ids = [record["id"] for record in rows.objects or () if "id" in record]
    if not ids:
        raise UsageError(
            _("'%(kind)s' cannot be written as ids") % {"kind": rows.kind}, hint=_("choose another format")
        )
    yield from ids
