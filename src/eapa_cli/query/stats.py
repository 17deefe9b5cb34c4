"""Counts of agreements by what they have in common, and how many of those that are stated are recorded."""

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
from eapa_cli.query.conditions import IS_PARTNER, STATUS
from eapa_cli.query.page_phrases import ValueStyle, both, page_label, sentence
from eapa_cli.query.where import Filters, Where
from eapa_cli.render.rows import Coded, Column, Layout, Rows
from eapa_cli.text import code_formatters


class By(StrEnum):
    """A property by whose values agreements are counted."""

    RECORDED = "recorded"
    STATUS = "status"
    STAGE = "stage"
    YEAR = "year"
    TYPE = "type"
    COUNTRY = "country"
    PARTNER = "partner"
    TOPIC = "topic"
    SIGNATORY = "signatory"


_TITLES: Final = {
    By.STATUS: page_label("Status"),
    By.STAGE: page_label("Before signing"),
    By.YEAR: page_label("Year of signing"),
    By.TYPE: page_label("Type"),
    By.COUNTRY: page_label("Country of a partner"),
    By.PARTNER: page_label("Partner"),
    By.TOPIC: page_label("Topic"),
    By.SIGNATORY: page_label("Signatory"),
    By.RECORDED: page_label("Recorded"),
}
_COLUMNS: Final = (Column("by", "By"), Column("value", "Value"), Column("agreements", "Agreements"))

_WORDS: Final[Mapping[By, Callable[[str], str]]] = {
    By.STATUS: code_formatters.label_formatter(Status),
    By.STAGE: code_formatters.label_formatter(Stage),
    By.TYPE: code_formatters.label_formatter(AgreementType),
    By.COUNTRY: code_formatters.format_country,
    By.TOPIC: code_formatters.label_formatter(Topic),
}
_UNKNOWN: Final = "not known"
_YEAR: Final = (
    "CASE WHEN substr(signed_from, 1, 4) = substr(signed_to, 1, 4) THEN substr(signed_from, 1, 4) "
    f"ELSE '{_UNKNOWN}' END"
)
_PARTNER: Final = (
    f"JOIN party ON party.file = record.file AND {IS_PARTNER} "
    "LEFT JOIN organization AS body ON body.id = party.organization"
)
# For each: the label, what is joined to the agreements, and the order.
_OFTEN_FIRST: Final = "2 DESC, 1"
_COUNTS: Final = {
    By.STATUS: (STATUS, "", _OFTEN_FIRST),
    By.YEAR: (_YEAR, "", "1"),
    By.TYPE: ("record.type", "", _OFTEN_FIRST),
    By.COUNTRY: (
        f"coalesce(body.country, body.scope, '{_UNKNOWN}')",
        _PARTNER,
        _OFTEN_FIRST,
    ),
    By.PARTNER: (
        "coalesce(body.short, body.name, party.organization)",
        _PARTNER,
        _OFTEN_FIRST,
    ),
    By.TOPIC: ("topic", "JOIN area USING (file)", _OFTEN_FIRST),
}


def stats(index: Index, filters: Filters, by: Sequence[By], limit: int | None) -> tuple[Rows, int]:
    """Return the number of agreements with each value of some properties, and how many values a limit leaves out."""
    cells: list[tuple[str, str, int]] = []
    names: list[By] = []
    left_out = 0
    for one in by:
        found = list(_COUNTED.get(one, _counts)(index, filters, one))
        # Years are in the order of time, and the latest ones matter most.
        kept = found if limit is None else found[-limit:] if one is By.YEAR else found[:limit]
        left_out += len(found) - len(kept)
        cells += [(_TITLES[one], _worded(one, value), count) for value, count in kept]
        names += [one] * len(kept)
    objects = [
        {"by": name.value, "value": str(value), "agreements": count}
        for name, (_, value, count) in zip(names, cells, strict=True)
    ]
    return Rows("counts", _COLUMNS, cells, objects=objects, layout=Layout.CHART), left_out


def _worded(by: By, value: str) -> str:
    words = _WORDS.get(by)
    if value == _UNKNOWN:
        return sentence("not known")
    return Coded(value, partial(words, value)) if words else value


def _counts(index: Index, filters: Filters, by: By) -> Iterator[tuple[str, int]]:
    label, joined, order = _COUNTS[by]
    where = Where(index, Kind.AGREEMENT, filters)
    # An agreement and its amendments have one term, and so one status.
    joined += " WHERE part_of IS NULL AND" if by is By.STATUS else " WHERE"
    yield from index.query(
        f"SELECT {label}, count(DISTINCT record.file) FROM agreement AS record {joined} "
        f"{where.text} GROUP BY 1 ORDER BY {order}",
        where.parameters,
    )


def _stages(index: Index, filters: Filters, _by: By) -> Iterator[tuple[str, int]]:
    """Yield the stages of unsigned agreements, which no other count includes."""
    where = Where(index, Kind.AGREEMENT, filters._replace(unsigned=True))
    yield from index.query(
        "SELECT stage, count(*) FROM agreement AS record "
        f"WHERE stage IS NOT NULL AND {where.text} GROUP BY 1 ORDER BY 2 DESC, 1",
        where.parameters,
    )


def _people(index: Index, filters: Filters, _by: By) -> Iterator[tuple[str, int]]:
    """Yield the people who signed, each under the most frequent name, with the number of agreements."""
    from eapa_cli.matching.person_groups import group_people

    where = Where(index, Kind.AGREEMENT, filters)
    known = [spellings for (spellings,) in index.query("SELECT DISTINCT spellings FROM signatory ORDER BY 1")]
    groups = dict(zip(known, group_people([one.split("\n") for one in known]), strict=True))
    names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    files: defaultdict[int, set[int]] = defaultdict(set)
    for file, name, spellings in index.query(
        f"SELECT file, name, spellings FROM agreement AS record JOIN signatory USING (file) WHERE {where.text}",
        where.parameters,
    ):
        names[groups[spellings]][name] += 1
        files[groups[spellings]].add(file)
    counts = ((_label(found), len(files[number])) for number, found in names.items())
    yield from sorted(counts, key=lambda count: (-count[1], count[0]))


def _label(names: Counter[str]) -> str:
    """Return the most frequent name of a person; of equally frequent ones, the longest that is not in capitals."""
    return min(names, key=lambda name: (-names[name], name.isupper(), -len(name), name))


def _recorded(index: Index, filters: Filters, _by: By) -> Iterator[tuple[str, int]]:
    """Yield the number of agreements that the register's owner states it has concluded by a day, and the recorded ones.

    With filters nothing is yielded, because an owner states only the number of all its agreements.
    """
    owners = index.query("SELECT name, data FROM organization WHERE id = ?", (index.owner,))
    if filters.values:
        return
    for name, data in owners:
        organization = decode_stored(Organization, json.loads(data))
        figures = [one for one in organization.figures if one.of is FigureOf.AGREEMENTS]
        latest = max(figures, key=lambda one: one.as_of.latest, default=None)
        if latest is None:
            continue
        ((recorded, by_then),) = index.query(
            "SELECT count(*), coalesce(sum(signed_to <= ?), 0) FROM agreement "
            "WHERE stage IS NULL AND file IN (SELECT file FROM party WHERE organization = ?)",
            (latest.as_of.latest.isoformat(), index.owner),
        )
        number = latest.exactly or latest.about or latest.more_than or 0
        yield both(partial(_stated, name, latest)), number
        share = str(100 * by_then // number) if number else ""
        by_then_text = sentence("%(name)s: recorded of those signed by then", name=name)
        if share:
            by_then_text = sentence("%(name)s: recorded of those signed by then, %(share)s %%", name=name, share=share)
        yield by_then_text, by_then
        yield sentence("%(name)s: recorded in all", name=name), recorded


def _stated(name: str, figure: Figure, style: ValueStyle) -> str:
    _ = style.gettext
    text = _("%(name)s: stated as of %(date)s")
    if figure.about is not None:
        text = _("%(name)s: stated as of %(date)s (about)")
    elif figure.more_than is not None:
        text = _("%(name)s: stated as of %(date)s (more than)")
    return text % {"name": name, "date": style.date(figure.as_of)}


_COUNTED: Final = {By.RECORDED: _recorded, By.SIGNATORY: _people, By.STAGE: _stages}
