"""Pages of records: all facts of a record, and the records that refer to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, assert_never

from eapa_cli.errors import RefusedError
from eapa_cli.index.full_text import extension_fields
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.page_phrases import Phrases, Section, page_label
from eapa_cli.render.rows import Cell, Column, Layout, Rows, Title
from eapa_cli.text.interface_language import gettext as _

_COLUMNS: Final = (
    Column("section", "Section"),
    Column("field", "Field"),
    Column("value", "Value", can_wrap=True),
)


def page_rows(index: Index, ids: Sequence[str], *, as_of: date) -> Rows:
    """Return the pages of the records with some current or former ids; the objects are the plain data of the files.

    Raises:
        RefusedError: the file of one of the ids cannot be read.
    """
    phrases = Phrases(index.languages)
    found = [_find_record(index, id_) for id_ in ids]
    kinds = {kind for kind, _path, _data in found}
    return Rows(
        kind=kinds.pop().plural if len(kinds) == 1 else "records",
        columns=_COLUMNS,
        cells=[
            row
            for kind, path, data in found
            for row in _page_lines(_sections(index, kind, data, as_of, phrases), data, path)
        ],
        objects=[data for _kind, _path, data in found],
        layout=Layout.PAGE,
    )


def find_paths(index: Index, ids: Sequence[str]) -> list[str]:
    """Return the paths of the files for some current or former ids, even if a file cannot be read."""
    return [index.find_unreadable(id_) or _find_record(index, id_)[1] for id_ in ids]


def _find_record(index: Index, id_: str) -> tuple[Kind, str, Mapping[str, Any]]:
    """Return the kind, path and data of an existing record.

    Raises:
        RefusedError: its file cannot be read.
    """
    found = index.find(id_)
    if found is None:
        raise RefusedError(
            _("the file of '%(id)s' cannot be read as a record") % {"id": id_},
            hint=_("'eapa validate %(file)s' shows why") % {"file": index.find_unreadable(id_)},
        )
    return found


def _page_lines(sections: Iterable[Section], data: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, Cell]]:
    (title, title_lines), *rest = sections
    first_lines = [*title_lines, *extension_fields(data), (page_label("File"), path)]
    for section, fields in ((Title(title), first_lines), *rest):
        for field, value in fields:
            if value not in {None, ()}:
                yield section, field, value


def _sections(index: Index, kind: Kind, data: Mapping[str, Any], as_of: date, phrases: Phrases) -> Iterator[Section]:
    # The import of one kind of page takes less time than of both.
    match kind:
        case Kind.ORGANIZATION:
            from eapa_cli.query.organization_page import organization_sections

            yield from organization_sections(index, decode_stored(Organization, data), phrases)
        case Kind.AGREEMENT:
            from eapa_cli.query.agreement_page import agreement_sections

            yield from agreement_sections(index, decode_stored(Agreement, data), as_of, phrases)
        case _:
            assert_never(kind)
