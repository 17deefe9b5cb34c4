"""Counts of agreements by their properties, and a comparison with the number that the register's owner states."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import Figure, Organization
from eapa_cli.model.vocabulary import AgreementType, FigureOf, Kind, Stage, Status, Topic
from eapa_cli.query.applied_filters import Filters, Where
from eapa_cli.query.condition_builder import IS_PARTNER, STATUS
from eapa_cli.query.page_phrases import ValueStyle, in_both_styles, page_label, sentence
from eapa_cli.render.rows import CodedText, Column, Layout, Rows
from eapa_cli.text import code_formatters


class GroupBy(StrEnum):
    """A property of agreements, whose values `stats` counts, or the comparison with the stated number."""

    RECORDED = "recorded"
    """The number of agreements that the owner of the register states, and how many of them are recorded."""
    STATUS = "status"
    STAGE = "stage"
    YEAR = "year"
    TYPE = "type"
    COUNTRY = "country"
    PARTNER = "partner"
    TOPIC = "topic"
    SIGNATORY = "signatory"


_TITLES: Final = {
    GroupBy.STATUS: page_label("Status"),
    GroupBy.STAGE: page_label("Before signing"),
    GroupBy.YEAR: page_label("Year of signing"),
    GroupBy.TYPE: page_label("Type"),
    GroupBy.COUNTRY: page_label("Country of a partner"),
    GroupBy.PARTNER: page_label("Partner"),
    GroupBy.TOPIC: page_label("Topic"),
    GroupBy.SIGNATORY: page_label("Signatory"),
    GroupBy.RECORDED: page_label("Recorded"),
}
_COLUMNS: Final = (Column("by", "By"), Column("value", "Value"), Column("agreements", "Agreements"))

_FORMATTERS: Final[Mapping[GroupBy, Callable[[str], str]]] = {
    GroupBy.STATUS: code_formatters.label_formatter(Status),
    GroupBy.STAGE: code_formatters.label_formatter(Stage),
    GroupBy.TYPE: code_formatters.label_formatter(AgreementType),
    GroupBy.COUNTRY: code_formatters.format_country,
    GroupBy.TOPIC: code_formatters.label_formatter(Topic),
}
_UNKNOWN: Final = "not known"
# The earliest and the latest possible day of signing can be in different years.
_YEAR: Final = (
    "CASE WHEN substr(signed_from, 1, 4) = substr(signed_to, 1, 4) THEN substr(signed_from, 1, 4) "
    f"ELSE '{_UNKNOWN}' END"
)
_PARTNER: Final = (
    f"JOIN party ON party.file = record.file AND {IS_PARTNER} "
    "LEFT JOIN organization AS body ON body.id = party.organization"
)
# The SQL expression of a value, and the tables to join, for each property that one SQL statement counts.
_GROUP_SQL: Final = {
    GroupBy.STATUS: (STATUS, ""),
    GroupBy.YEAR: (_YEAR, ""),
    GroupBy.TYPE: ("record.type", ""),
    GroupBy.COUNTRY: (f"coalesce(body.country, body.scope, '{_UNKNOWN}')", _PARTNER),
    GroupBy.PARTNER: ("coalesce(body.short, body.name, party.organization)", _PARTNER),
    GroupBy.TOPIC: ("topic", "JOIN area USING (file)"),
}


def count_agreements(index: Index, filters: Filters, by: Sequence[GroupBy], limit: int | None) -> tuple[Rows, int]:
    """Count the agreements with each value of some properties.

    Return the rows, and the number of values that are omitted because of the limit.
    """
    cells: list[tuple[str, str, int]] = []
    objects: list[dict[str, object]] = []
    omitted = 0
    for one in by:
        counts = list(_count_values(index, filters, one))
        shown = counts if limit is None else _limit_counts(one, counts, limit)
        omitted += len(counts) - len(shown)
        cells += [(_TITLES[one], _value_cell(one, value), number) for value, number in shown]
        objects += [{"by": one.value, "value": str(value), "agreements": number} for value, number in shown]
    return Rows("counts", _COLUMNS, cells, objects=objects, layout=Layout.CHART), omitted


def _count_values(index: Index, filters: Filters, by: GroupBy) -> Iterator[tuple[str, int]]:
    """Return the values of a property with their counts."""
    match by:
        case GroupBy.RECORDED:
            return _compare_with_stated(index, filters)
        case GroupBy.SIGNATORY:
            return _count_signatories(index, filters)
        case GroupBy.STAGE:
            return _count_stages(index, filters)
        case _:
            return _count_groups(index, filters, by)


def _limit_counts(by: GroupBy, counts: Sequence[tuple[str, int]], limit: int) -> Sequence[tuple[str, int]]:
    # Years are in ascending order, and the latest ones matter most.
    return counts[-limit:] if by is GroupBy.YEAR else counts[:limit]


def _value_cell(by: GroupBy, value: str) -> str:
    format_value = _FORMATTERS.get(by)
    if value == _UNKNOWN:
        return sentence("not known")  # a literal, so that the catalogues contain the message
    return CodedText(value, partial(format_value, value)) if format_value else value


def _count_groups(index: Index, filters: Filters, by: GroupBy) -> Iterator[tuple[str, int]]:
    value, tables = _GROUP_SQL[by]
    where = Where(index, Kind.AGREEMENT, filters)
    # An amendment shares the status of its agreement and is not counted.
    condition = "part_of IS NULL AND " if by is GroupBy.STATUS else ""
    # Column 1 is the value and column 2 the number of agreements. Years are in ascending order.
    order = "1" if by is GroupBy.YEAR else "2 DESC, 1"
    yield from index.query(
        f"SELECT {value}, count(DISTINCT record.file) FROM agreement AS record {tables} "
        f"WHERE {condition}{where.text} GROUP BY 1 ORDER BY {order}",
        where.parameters,
    )


def _count_stages(index: Index, filters: Filters) -> Iterator[tuple[str, int]]:
    """Yield the stages of unsigned agreements, which no other count includes."""
    where = Where(index, Kind.AGREEMENT, filters._replace(unsigned=True))
    yield from index.query(
        "SELECT stage, count(*) FROM agreement AS record "
        f"WHERE stage IS NOT NULL AND {where.text} GROUP BY 1 ORDER BY 2 DESC, 1",
        where.parameters,
    )


def _count_signatories(index: Index, filters: Filters) -> Iterator[tuple[str, int]]:
    """Yield the people who signed, each under the most frequent name, with the number of agreements."""
    from eapa_cli.matching.person_groups import group_people

    where = Where(index, Kind.AGREEMENT, filters)
    # The spellings of a person's name are one text, with one spelling on each line.
    texts = [spellings for (spellings,) in index.query("SELECT DISTINCT spellings FROM signatory ORDER BY 1")]
    groups = dict(zip(texts, group_people([text.split("\n") for text in texts]), strict=True))
    names_by_group: defaultdict[int, Counter[str]] = defaultdict(Counter)
    files_by_group: defaultdict[int, set[int]] = defaultdict(set)
    for file, name, spellings in index.query(
        f"SELECT file, name, spellings FROM agreement AS record JOIN signatory USING (file) WHERE {where.text}",
        where.parameters,
    ):
        names_by_group[groups[spellings]][name] += 1
        files_by_group[groups[spellings]].add(file)
    counts = ((_display_name(names), len(files_by_group[group])) for group, names in names_by_group.items())
    yield from sorted(counts, key=lambda count: (-count[1], count[0]))


def _display_name(names: Counter[str]) -> str:
    """Return the most frequent name of a person.

    Of equally frequent names, return the longest one, but a name in capitals only if there is no other.
    """
    return min(names, key=lambda name: (-names[name], name.isupper(), -len(name), name))


def _compare_with_stated(index: Index, filters: Filters) -> Iterator[tuple[str, int]]:
    """Compare the latest number of agreements that the register's owner states with the recorded agreements.

    With filters nothing is yielded, because an owner states only the number of all its agreements.
    """
    if filters.values:
        return
    owners = index.query("SELECT name, data FROM organization WHERE id = ?", (index.owner,))
    for name, data in owners:
        latest = decode_stored(Organization, json.loads(data)).latest_figure(FigureOf.AGREEMENTS)
        if latest is None:
            continue
        ((recorded, by_then),) = index.query(
            "SELECT count(*), coalesce(sum(signed_to <= ?), 0) FROM agreement "
            "WHERE stage IS NULL AND file IN (SELECT file FROM party WHERE organization = ?)",
            (latest.as_of.latest.isoformat(), index.owner),
        )
        yield in_both_styles(partial(_describe_stated, name, latest)), latest.number
        if latest.number:
            share = str(100 * by_then // latest.number)
            yield sentence("%(name)s: recorded of those signed by then, %(share)s %%", name=name, share=share), by_then
        else:
            yield sentence("%(name)s: recorded of those signed by then", name=name), by_then
        yield sentence("%(name)s: recorded in all", name=name), recorded


def _describe_stated(name: str, figure: Figure, style: ValueStyle) -> str:
    _ = style.gettext
    text = _("%(name)s: stated as of %(date)s")
    if figure.about is not None:
        text = _("%(name)s: stated as of %(date)s (about)")
    elif figure.more_than is not None:
        text = _("%(name)s: stated as of %(date)s (more than)")
    return text % {"name": name, "date": style.date(figure.as_of)}
