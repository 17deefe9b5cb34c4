"""The columns of `list`, for each kind of records.

To add a column, add an item to `_COLUMNS`.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from eapa_cli.index.sql_lists import PARTIES, PARTY_SOURCE, RESPONSIBLE, select_list
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Stage, Status, Topic
from eapa_cli.query.condition_builder import IS_PARTNER, STATUS
from eapa_cli.text.code_formatters import format_country, format_date, label_formatter


class ListColumn(NamedTuple):
    """A column of `list`. The fields that are not described here have the same meaning as in `Column`."""

    title: str
    sql: str
    can_wrap: bool = False
    is_list: bool = False
    """Whether the SQL expression is a list of values."""
    identifies_row: bool = False
    can_stack: bool = False
    omit_if_narrow: bool = False
    format_code: Callable[[str], str] | None = None


# The short names of all parties except the owner of the register.
_PARTNERS: Final = select_list(
    "coalesce(body.short, body.name, party.organization)",
    f"{PARTY_SOURCE} AND {IS_PARTNER} ORDER BY position",
)
# The end of the term that is current on the day `as_of`, after its renewals; an expired agreement has its last end. The
# order puts the ends that have not passed first, the earliest of them at the top, and then the passed ends backwards.
_ENDS: Final = (
    "coalesce((SELECT coalesce(ends, from_day) FROM deadline WHERE deadline.file = record.file "
    "ORDER BY to_day < :as_of, CASE WHEN to_day < :as_of THEN -number ELSE number END LIMIT 1), record.ends)"
)
_COLUMNS: Final[Mapping[Kind, Mapping[str, ListColumn]]] = {
    Kind.AGREEMENT: {
        "id": ListColumn("Id", "record.id", can_stack=True),
        "signed": ListColumn("Signed", "record.signed", can_wrap=True, format_code=format_date),
        "type": ListColumn("Type", "record.type", omit_if_narrow=True, format_code=label_formatter(AgreementType)),
        "title": ListColumn("Title", "record.title", can_wrap=True, identifies_row=True),
        "parties": ListColumn(
            "Parties",
            PARTIES,
            can_wrap=True,
            identifies_row=True,
            is_list=True,
        ),
        "party_ids": ListColumn(
            "Party ids",
            select_list("party.organization", f"{PARTY_SOURCE} ORDER BY position"),
            can_wrap=True,
            is_list=True,
        ),
        "partners": ListColumn("Partners", _PARTNERS, can_wrap=True, is_list=True, identifies_row=True),
        "countries": ListColumn(
            "Countries",
            select_list("DISTINCT body.country", f"{PARTY_SOURCE} AND body.country IS NOT NULL ORDER BY position"),
            can_wrap=True,
            is_list=True,
            format_code=format_country,
        ),
        "partner_countries": ListColumn(
            "Country",
            select_list(
                "DISTINCT coalesce(body.country, body.scope)",
                f"{PARTY_SOURCE} AND {IS_PARTNER} AND coalesce(body.country, body.scope) IS NOT NULL ORDER BY position",
            ),
            can_wrap=True,
            is_list=True,
            format_code=format_country,
        ),
        "status": ListColumn("Status", STATUS, format_code=label_formatter(Status)),
        "stage": ListColumn("Stage", "record.stage", format_code=label_formatter(Stage)),
        "signatories": ListColumn(
            "Signatories",
            select_list("name", "signatory WHERE signatory.file = record.file ORDER BY position"),
            can_wrap=True,
            is_list=True,
        ),
        "areas": ListColumn(
            "Topics",
            select_list("DISTINCT topic", "area WHERE area.file = record.file ORDER BY position"),
            can_wrap=True,
            is_list=True,
            omit_if_narrow=True,
            format_code=label_formatter(Topic),
        ),
        "place": ListColumn("Place", "record.place", can_wrap=True),
        "event": ListColumn("Event", "record.event", can_wrap=True),
        "responsible": ListColumn("Responsible", RESPONSIBLE, can_wrap=True),
        "ends": ListColumn("Ends", _ENDS, can_wrap=True, format_code=format_date),
        "file": ListColumn("File", "file.path", can_wrap=True),
    },
    Kind.ORGANIZATION: {
        "id": ListColumn("Id", "record.id", can_stack=True),
        "name": ListColumn("Name", "record.name", can_wrap=True, identifies_row=True),
        "type": ListColumn("Type", "record.type", can_wrap=True, format_code=label_formatter(OrganizationType)),
        "country": ListColumn("Country", "record.country", can_wrap=True, format_code=format_country),
        "scope": ListColumn("Scope", "record.scope", format_code=label_formatter(Scope)),
        "country_or_scope": ListColumn(
            "Country",
            "coalesce(record.country, record.scope)",
            can_wrap=True,
            format_code=format_country,
        ),
        "city": ListColumn("City", "record.city"),
        "founded": ListColumn("Founded", "record.founded", can_wrap=True, format_code=format_date),
        "agreements": ListColumn(
            "Agreements",
            "(SELECT count(*) FROM party JOIN agreement USING (file) "
            "WHERE organization = record.id AND agreement.stage IS NULL)",
        ),
        "website": ListColumn("Website", "record.website", can_wrap=True),
        "file": ListColumn("File", "file.path", can_wrap=True),
    },
}
# Columns that are only in the output if the user names them.
_PRIVATE: Final = frozenset({"responsible"})
_DEFAULT_COLUMNS: Final = {
    Kind.AGREEMENT: ("signed", "parties", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country", "scope", "agreements", "id"),
}
# A table omits the owner of the register and uses short names. On a narrow terminal, columns with `omit_if_narrow` are
# omitted, the last one first.
_TABLE_COLUMNS: Final = {
    Kind.AGREEMENT: ("signed", "partners", "partner_countries", "type", "areas", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country_or_scope", "agreements", "id"),
}


def column_names(kind: Kind) -> tuple[str, ...]:
    """Return the names of all columns that records of a kind have."""
    return tuple(_COLUMNS[kind])


def public_columns(kind: Kind) -> tuple[str, ...]:
    """Return the names of the columns that formats for programs have if the user names none."""
    return tuple(name for name in _COLUMNS[kind] if name not in _PRIVATE)


def default_columns(kind: Kind, *, for_people: bool) -> tuple[str, ...]:
    """Return the names of the columns that a list has if the user names none."""
    return (_TABLE_COLUMNS if for_people else _DEFAULT_COLUMNS)[kind]


def list_column(kind: Kind, name: str) -> ListColumn:
    """Return a column; an extension field has a column by its own name."""
    if name.startswith("x-"):
        from eapa_cli.query.extension_fields import extension_sql

        return ListColumn(name, extension_sql(name), can_wrap=True)
    return _COLUMNS[kind][name]
