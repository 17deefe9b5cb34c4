"""The page of an organization."""

from collections.abc import Iterator

from eapa_cli.index.read_model import Index
from eapa_cli.model.names import preferred_name
from eapa_cli.model.records import Organization, OrganizationLink
from eapa_cli.query.page_phrases import Line, Phrases, Section, figure_of, sources_of, text_of, while_


def sections_of_organization(index: Index, it: Organization, phrases: Phrases) -> Iterator[Section]:
    """The sections of its page; a line whose value is not known is left to be dropped."""
    yield (
        preferred_name(it.names, phrases.languages) or it.id,
        [
            ("Id", it.id),
            ("Type", it.type),
            ("Country", it.country or (it.scope and "international")),
            ("Seat", phrases.place(it.seat)),
            ("Founded", text_of(it.founded)),
            ("Dissolved", text_of(it.dissolved)),
            ("Website", it.website),
            ("Summary", phrases.local(it.summary)),
            ("Former ids", it.former_ids),
            ("Notes", it.notes),
        ],
    )
    yield "Names", [(f"{name.kind}, {name.lang}", name.value + while_(name.from_, name.to)) for name in it.names]
    yield "Tasks", [("", phrases.local(task)) for task in it.tasks]
    yield "Relations", [(link.type, _target(link, phrases)) for link in it.relations]
    yield "Related to it", list(_referring(index, it.id))
    yield "Figures", [(figure.of, figure_of(figure, it.sources)) for figure in it.figures]
    yield "Identifiers", [(one.scheme, one.value) for one in it.identifiers]
    yield "Agreements", list(_agreements(index, it.id))
    yield "Sources", list(sources_of(it.sources))


def _target(link: OrganizationLink, phrases: Phrases) -> str:
    name = link.organization or phrases.local(link.name) or ""
    return name + while_(link.from_, link.to) + (f". {link.note}" if link.note else "")


def _referring(index: Index, id_: str) -> Iterator[Line]:
    rows = index.ask(
        "SELECT relation.type, record.id FROM relation JOIN organization AS record ON record.file = relation.file "
        "WHERE target = ? ORDER BY record.id",
        (id_,),
    )
    for type_, other in rows:
        yield f"{type_} it", other


def _agreements(index: Index, id_: str) -> Iterator[Line]:
    rows = index.ask(
        "SELECT coalesce(signed, 'undated'), coalesce(title, type), agreement.id FROM party "
        "JOIN agreement ON agreement.file = party.file WHERE organization = ? "
        "ORDER BY signed_from IS NULL, signed_from, agreement.id",
        (id_,),
    )
    for signed, title, agreement in rows:
        yield signed, f"{title} ({agreement})"
