"""The page of an organization."""

from collections.abc import Iterator
from functools import partial

from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import Name, preferred_name
from eapa_cli.model.records import Organization, OrganizationLink
from eapa_cli.model.vocabulary import AgreementType, NameKind, OrganizationRelation
from eapa_cli.query.page_phrases import (
    Line,
    Phrases,
    Section,
    Speech,
    both,
    date_of,
    during,
    figure_of,
    label_of,
    sources_of,
)
from eapa_cli.render.rows import Coded


def sections_of_organization(index: Index, it: Organization, phrases: Phrases) -> Iterator[Section]:
    """Yield the sections of its page; a line without a value is dropped later."""
    country = it.country or (it.scope and "international")
    yield (
        preferred_name(it.names, phrases.languages) or it.id,
        [
            ("Id", it.id),
            ("Type", label_of(it.type)),
            ("Country", both(lambda say: say.country(country)) if country else None),
            ("Seat", phrases.place(it.seat)),
            ("Founded", date_of(it.founded)),
            ("Dissolved", date_of(it.dissolved)),
            ("Website", it.website),
            ("Summary", phrases.local(it.summary)),
            ("Former ids", it.former_ids),
            ("Notes", it.notes),
        ],
    )
    yield "Names", [(_kind(name), both(partial(_name, name))) for name in it.names]
    yield "Tasks", [("", phrases.local(task)) for task in it.tasks]
    yield "Relations", [(label_of(link.type), both(partial(_target, link, phrases))) for link in it.relations]
    yield "Related to it", list(_referring(index, it.id))
    yield "Figures", [(label_of(figure.of), figure_of(figure, it.sources)) for figure in it.figures]
    yield "Identifiers", [(label_of(one.scheme), one.value) for one in it.identifiers]
    yield "Agreements", list(_agreements(index, it.id))
    yield "Sources", list(sources_of(it.sources))


def _kind(name: Name) -> Coded:
    return both(lambda say: f"{say.label(NameKind, name.kind)}, {say.language(name.lang)}")


def _name(name: Name, say: Speech) -> str:
    return name.value + during(name.from_, name.to, say)


def _target(link: OrganizationLink, phrases: Phrases, say: Speech) -> str:
    name = link.organization or phrases.local(link.name) or ""
    return name + during(link.from_, link.to, say) + (f". {link.note}" if link.note else "")


def _referring(index: Index, id_: str) -> Iterator[Line]:
    rows = index.ask(
        "SELECT relation.type, record.id FROM relation JOIN organization AS record ON record.file = relation.file "
        "WHERE target = ? ORDER BY record.id",
        (id_,),
    )
    for type_, other in rows:
        yield both(partial(_tie, type_)), other


def _tie(type_: str, say: Speech) -> str:
    return f"{say.label(OrganizationRelation, type_)} it"


def _agreements(index: Index, id_: str) -> Iterator[Line]:
    rows = index.ask(
        "SELECT signed, title, type, agreement.id FROM party "
        "JOIN agreement ON agreement.file = party.file WHERE organization = ? "
        "ORDER BY signed_from IS NULL, signed_from, agreement.id",
        (id_,),
    )
    for signed, title, type_, agreement in rows:
        yield (
            date_of(EdtfDate.parse(signed)) if signed else "undated",  # type: ignore[misc]
            both(partial(_agreement, title, type_, agreement)),
        )


def _agreement(title: str | None, type_: str, id_: str, say: Speech) -> str:
    return f"{title or say.label(AgreementType, type_)} ({id_})"
