"""Pages of records: all facts of a record, and the records that refer to it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, assert_never

from eapa_cli.index.full_text import extension_fields
from eapa_cli.index.read_model import Index, StoredRecord
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.page_phrases import Phrases, Section, page_label
from eapa_cli.render.rows import Cell, Column, Layout, Rows, Title

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
    kinds = {record.kind for record in found}
    return Rows(
        kind=kinds.pop().plural if len(kinds) == 1 else "records",
        columns=_COLUMNS,
        cells=[row for record in found for row in _page_lines(record, _sections(index, record, as_of, phrases))],
        objects=[record.data for record in found],
        layout=Layout.PAGE,
    )


def find_paths(index: Index, ids: Sequence[str]) -> list[str]:
    """Return the paths of the files for some current or former ids, even if a file cannot be read."""
    return [index.find_unreadable(id_) or _find_record(index, id_).path for id_ in ids]


def _find_record(index: Index, id_: str) -> StoredRecord:
    """Return the record with an existing id.

    Raises:
        RefusedError: its file cannot be read.
    """
    found = index.find_readable(id_)
    assert found is not None, "the id exists"
    return found


def _page_lines(record: StoredRecord, sections: Iterable[Section]) -> Iterator[tuple[str, str, Cell]]:
    """Yield the section, name and value of each field of a page that has a value."""
    (title, title_lines), *rest = sections
    first_lines = [*title_lines, *extension_fields(record.data), (page_label("File"), record.path)]
    for section, fields in ((Title(title), first_lines), *rest):
        for field, value in fields:
            if value not in {None, ()}:
                yield section, field, value


def _sections(index: Index, record: StoredRecord, as_of: date, phrases: Phrases) -> Iterator[Section]:
    # Only the module of the needed kind is imported, since both take longer.
    match record.kind:
        case Kind.ORGANIZATION:
            from eapa_cli.query.organization_page import organization_sections

            yield from organization_sections(index, decode_stored(Organization, record.data), phrases)
        case Kind.AGREEMENT:
            from eapa_cli.query.agreement_page import agreement_sections

            yield from agreement_sections(index, decode_stored(Agreement, record.data), as_of, phrases)
        case _:
            assert_never(record.kind)
