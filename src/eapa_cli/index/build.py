"""Puts records into the tables of the read model."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, assert_never

from eapa_cli.index.amending import standing
from eapa_cli.index.words import add_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import LocalText, in_language, preferred_name
from eapa_cli.model.records import Agreement, Organization, Place
from eapa_cli.model.register import first_of, start_of
from eapa_cli.model.terms import first_end, phases
from eapa_cli.model.vocabulary import AgreementRelation, Kind, NameKind, Status
from eapa_cli.storage.codec import decode
from eapa_cli.text.fold import fold

_CHANGED: Final = """
WITH RECURSIVE changed(id, type) AS (
    SELECT target, type FROM relation WHERE file = ? AND type IN ('supersedes', 'amends', 'renews')
    UNION SELECT target, relation.type FROM changed JOIN agreement ON agreement.id = changed.id
    JOIN relation USING (file) WHERE changed.type = 'amends' AND relation.type = 'amends'
)
SELECT id FROM changed
"""
_CLOSED: Final = frozenset({Status.TERMINATED, Status.SUPERSEDED})


def add_record(db: sqlite3.Connection, file: int, kind: Kind, data: Any, languages: Sequence[str]) -> bool:
    """Put a file's record into the tables; False if it lacks what makes it one."""
    match kind:
        case Kind.ORGANIZATION:
            organization = decode(Organization, data)
            if organization is not None:
                _add_organization(db, file, organization, data, languages)
                add_words(db, file, organization)
            return organization is not None
        case Kind.AGREEMENT:
            agreement = decode(Agreement, data)
            if agreement is not None:
                _add_agreement(db, file, agreement, data, languages)
                add_words(db, file, agreement)
            return agreement is not None
        case _:
            assert_never(kind)


def add_phases(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Compute the phases of some agreements anew, which depend on what supersedes, amends and renews them."""
    for id_ in ids:
        for file, data in db.execute("SELECT file, data FROM agreement WHERE id = ?", (id_,)).fetchall():
            db.execute("DELETE FROM phase WHERE file = ?", (file,))
            db.execute("DELETE FROM deadline WHERE file = ?", (file,))
            agreement = decode(Agreement, json.loads(data))
            if agreement is not None:
                _add_phases(db, file, agreement)


def changed_by(db: sqlite3.Connection, files: Iterable[int]) -> set[str]:
    """The ids of the agreements that those in some files supersede, renew or amend, also through others."""
    found: set[str] = set()
    for file in files:
        found.update(target for (target,) in db.execute(_CHANGED, (file,)))
    return found


def _add_organization(
    db: sqlite3.Connection, file: int, organization: Organization, data: Any, languages: Sequence[str]
) -> None:
    row = (
        file,
        organization.id,
        preferred_name(organization.names, languages) or organization.id,
        _short(organization, languages),
        organization.type,
        organization.country,
        organization.scope,
        _text(organization.seat.city if organization.seat else None, languages),
        _date(organization.founded),
        organization.website,
        json.dumps(data),
    )
    db.execute("INSERT INTO organization VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    names = [
        (file, position, name.value, name.lang, name.kind, fold(name.value))
        for position, name in enumerate(organization.names)
    ]
    db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", names)
    _add_place(db, file, organization.seat)
    links = [(file, link.type, link.organization, None) for link in organization.relations if link.organization]
    db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?)", links)
    db.executemany("INSERT INTO former_id VALUES (?, ?)", [(file, id_) for id_ in organization.former_ids])


def _add_agreement(
    db: sqlite3.Connection, file: int, agreement: Agreement, data: Any, languages: Sequence[str]
) -> None:
    signed = agreement.signed
    day = signed.date if signed else None
    row = (
        file,
        agreement.id,
        agreement.type,
        _text(agreement.title, languages),
        _date(day),
        day and day.earliest.isoformat(),
        day and day.latest.isoformat(),
        _place(signed.place, languages) if signed and signed.place else None,
        _text(signed.place.city, languages) if signed and signed.place else None,
        _text(signed.event, languages) if signed else None,
        None,  # where its term ends, which depends on others
        json.dumps(data),
    )
    db.execute("INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    parties = [(file, position, party.organization) for position, party in enumerate(agreement.parties)]
    db.executemany("INSERT INTO party VALUES (?, ?, ?)", parties)
    signatories = [
        (
            file,
            position,
            in_language(person.name, languages),
            _spellings([*person.name.values(), *person.also]),
        )
        for position, person in enumerate(agreement.signatories)
    ]
    db.executemany("INSERT INTO signatory VALUES (?, ?, ?, ?)", signatories)
    areas = [(file, position, area.topic) for position, area in enumerate(agreement.areas)]
    db.executemany("INSERT INTO area VALUES (?, ?, ?)", areas)
    _add_place(db, file, signed.place if signed else None)
    tongues = [(file, at, one.lang, one.lang.partition("-")[0]) for at, one in enumerate(agreement.languages)]
    db.executemany("INSERT INTO language VALUES (?, ?, ?, ?)", tongues)
    start = start_of(agreement)
    links = [(file, link.type, link.agreement, start and start.text) for link in agreement.relations]
    db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?)", links)
    db.executemany("INSERT INTO former_id VALUES (?, ?)", [(file, id_) for id_ in agreement.former_ids])


def _add_phases(db: sqlite3.Connection, file: int, stated: Agreement) -> None:
    now = standing(lambda sql, parameters: db.execute(sql, parameters).fetchall(), stated)
    agreement = now.agreement
    starts = db.execute(
        "SELECT start FROM relation WHERE target = ? AND type = ?", (agreement.id, AgreementRelation.SUPERSEDES)
    ).fetchall()
    superseded = first_of(start and EdtfDate.parse(start) for (start,) in starts) if starts else None
    signed = agreement.signed.date if agreement.signed else None
    found = phases(signed, agreement.term, agreement.terminated, superseded, renewed=now.renewed_by is not None)
    rows = [(file, phase.status, phase.from_.isoformat(), phase.to.isoformat()) for phase in found]
    db.executemany("INSERT INTO phase VALUES (?, ?, ?, ?)", rows)
    if agreement.term:
        end = first_end(signed, agreement.term)
        db.execute("UPDATE agreement SET ends = ? WHERE file = ?", (_date(end), file))
        closed = min((it.from_ for it in found if it.status in _CLOSED), default=date.max)
        ends = [
            (file, number, it.act.isoformat(), it.end.earliest.isoformat(), it.end.latest.isoformat(), it.renews)
            for number, it in enumerate(now.deadlines())
            if it.end.earliest < closed
        ]
        db.executemany("INSERT INTO deadline VALUES (?, ?, ?, ?, ?, ?)", ends)


def _add_place(db: sqlite3.Connection, file: int, place: Place | None) -> None:
    if place:
        names = [*(place.name or {}).values(), *(place.city or {}).values()]
        # A blank begins each line, so that a word is known to begin wherever one stands before it.
        folded = "\n".join(f" {fold(name)}" for name in names)
        db.execute("INSERT INTO place VALUES (?, ?, ?)", (file, place.country, folded))


def _spellings(names: Iterable[str]) -> str:
    # One line a spelling, so that words of two spellings never make a third.
    return "\n".join(fold(name) for name in names)


def _short(organization: Organization, languages: Sequence[str]) -> str | None:
    """The short name that it bears today."""
    short = [name for name in organization.names if name.kind is NameKind.SHORT and name.to is None]
    return preferred_name(short, languages) or None


def _date(day: EdtfDate | None) -> str | None:
    return day.text if day else None


def _text(text: LocalText | None, languages: Sequence[str]) -> str | None:
    return in_language(text, languages) if text else None


def _place(place: Place, languages: Sequence[str]) -> str | None:
    parts = (_text(place.name, languages), _text(place.city, languages), place.country)
    return ", ".join(part for part in parts if part) or None
