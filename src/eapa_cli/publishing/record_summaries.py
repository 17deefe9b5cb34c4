"""Summaries of agreements and organizations, read from the read model."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import select_list, split_list
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.tables import signing_order, status_on
from eapa_cli.model.names import LocalText, Name, names_by_language, select_valid_texts
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import AgreementType, NameKind, OrganizationType, Stage, Status, Topic

_AGREEMENTS: Final = f"""
SELECT record.file, id, type, stage, title, signed, signed_from, signed_to, {status_on(":as_of")}, data,
    {select_list("organization", "party WHERE file = record.file ORDER BY position")},
    {select_list("topic", "area WHERE file = record.file ORDER BY position")},
    {select_list("spellings", "signatory WHERE file = record.file ORDER BY position")},
    (SELECT min(number) FROM deadline WHERE deadline.file = record.file AND to_day >= :as_of)
FROM agreement AS record ORDER BY {signing_order("record")} DESC, id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSummary:
    """The parts of an agreement for lists and searches."""

    file: int
    id: str
    type: AgreementType
    stage: Stage | None
    title: LocalText
    signed: str | None
    signed_to: str | None
    """The last possible day of signing."""
    year: str | None
    status: Status
    parties: tuple[str, ...]
    topics: tuple[Topic, ...]
    spellings: tuple[str, ...]
    """The spellings of each signatory's name, one on each line."""
    deadline: int | None
    """The number of the next end among all ends of its term; None if there is no such end."""
    text: str
    """The record as JSON."""

    def record(self) -> Agreement:
        """Return the whole agreement."""
        return decode_stored(Agreement, json.loads(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationSummary:
    """The parts of an organization for lists and searches."""

    file: int
    id: str
    type: OrganizationType
    country: str | None
    names: LocalText
    """The names to show, as in `names_by_language`."""
    short: str | None
    """The short name."""
    text: str
    """The record as JSON."""

    def record(self) -> Organization:
        """Return the whole organization."""
        return decode_stored(Organization, json.loads(self.text))


def read_agreements(index: Index, as_of: date) -> Iterator[AgreementSummary]:
    """Yield the summaries of all agreements as of a day, the latest first."""
    for row in index.query(_AGREEMENTS, {"as_of": as_of.isoformat()}):
        file, id_, type_, stage, title, signed, first, last, status, text, parties, topics, spellings, deadline = row
        is_year_known = first and last and first[:4] == last[:4]
        yield AgreementSummary(
            file=file,
            id=id_,
            type=AgreementType(type_),
            stage=Stage(stage) if stage else None,
            title=select_valid_texts(json.loads(text).get("title")) if title else {},
            signed=signed,
            signed_to=last,
            year=first[:4] if is_year_known else None,
            status=Status(status),
            parties=split_list(parties),
            topics=tuple(dict.fromkeys(map(Topic, split_list(topics)))),
            spellings=split_list(spellings),
            deadline=deadline,
            text=text,
        )


def read_organizations(index: Index) -> Iterator[OrganizationSummary]:
    """Yield the summaries of all organizations, in the order of their ids."""
    names: defaultdict[int, list[Name]] = defaultdict(list)
    for file, value, lang, kind in index.query("SELECT file, value, lang, kind FROM name ORDER BY file, position"):
        names[file].append(Name(value=value, lang=lang, kind=NameKind(kind)))
    rows = index.query("SELECT file, id, type, country, short, data FROM organization ORDER BY id")
    for file, id_, type_, country, short, text in rows:
        yield OrganizationSummary(
            file=file,
            id=id_,
            type=OrganizationType(type_),
            country=country,
            names=names_by_language(names[file]),
            short=short,
            text=text,
        )
