"""The page of an organization."""

from collections.abc import Iterator
from functools import partial

from eapa_cli.index.read_model import Index
from eapa_cli.index.tables import signing_order
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import Name, preferred_name
from eapa_cli.model.records import Organization, OrganizationLink
from eapa_cli.model.vocabulary import AgreementType, NameKind, OrganizationRelation, Stage
from eapa_cli.query.page_phrases import (
    WORDS,
    Line,
    Phrases,
    Section,
    ValueStyle,
    date_cell,
    figure_cell,
    in_both_styles,
    label_cell,
    page_label,
    period_in_parentheses,
    sentence,
    source_lines,
)
from eapa_cli.render.rows import CodedText


def organization_sections(index: Index, organization: Organization, phrases: Phrases) -> Iterator[Section]:
    """Yield the sections of the page of an organization; the page omits lines without a value."""
    country = organization.country or organization.scope
    yield (
        preferred_name(organization.names, phrases.languages) or organization.id,
        [
            (page_label("Id"), organization.id),
            (page_label("Type"), label_cell(organization.type)),
            (page_label("Country"), in_both_styles(lambda style: style.country(country)) if country else None),
            (page_label("Seat"), phrases.place(organization.seat)),
            (page_label("Founded"), date_cell(organization.founded)),
            (page_label("Dissolved"), date_cell(organization.dissolved)),
            (page_label("Website"), organization.website),
            (page_label("Summary"), phrases.local(organization.summary)),
            (page_label("Former ids"), organization.former_ids),
            (page_label("Notes"), organization.notes),
        ],
    )
    yield (
        page_label("Names"),
        [(_name_label(name), in_both_styles(partial(_name_with_period, name))) for name in organization.names],
    )
    yield page_label("Tasks"), [("", phrases.local(task)) for task in organization.tasks]
    yield (
        page_label("Relations"),
        [
            (label_cell(link.type), in_both_styles(partial(_describe_relation, link, phrases)))
            for link in organization.relations
        ],
    )
    yield page_label("Related to it"), list(_reverse_relation_lines(index, organization.id))
    yield (
        page_label("Figures"),
        [(label_cell(figure.of), figure_cell(figure, organization.sources)) for figure in organization.figures],
    )
    yield page_label("Identifiers"), [(label_cell(one.scheme), one.value) for one in organization.identifiers]
    yield page_label("Agreements"), list(_agreement_lines(index, organization.id, "stage IS NULL"))
    yield page_label("Before signing"), list(_agreement_lines(index, organization.id, "stage IS NOT NULL"))
    yield page_label("Sources"), list(source_lines(organization.sources))


def _name_label(name: Name) -> CodedText:
    return in_both_styles(lambda style: f"{style.label(NameKind, name.kind)}, {style.language(name.lang)}")


def _name_with_period(name: Name, style: ValueStyle) -> str:
    return name.value + period_in_parentheses(name.from_, name.to, style)


def _describe_relation(link: OrganizationLink, phrases: Phrases, style: ValueStyle) -> str:
    name = link.organization or phrases.local(link.name) or ""
    return name + period_in_parentheses(link.from_, link.to, style) + (f". {link.note}" if link.note else "")


def _reverse_relation_lines(index: Index, id_: str) -> Iterator[Line]:
    rows = index.query(
        "SELECT relation.type, record.id FROM relation JOIN organization AS record ON record.file = relation.file "
        "WHERE target = ? ORDER BY record.id",
        (id_,),
    )
    for type_, other in rows:
        yield in_both_styles(partial(_describe_reverse_relation, type_)), other


def _describe_reverse_relation(type_: str, style: ValueStyle) -> str:
    if style is not WORDS:
        return f"{type_} it"
    _ = style.gettext
    return {
        OrganizationRelation.FOUNDED_BY: _("founded by it"),
        OrganizationRelation.MEMBER_OF: _("member of it"),
        OrganizationRelation.PART_OF: _("part of it"),
        OrganizationRelation.SUCCESSOR_OF: _("successor of it"),
    }[OrganizationRelation(type_)]


def _agreement_lines(index: Index, id_: str, condition: str) -> Iterator[Line]:
    order = signing_order("agreement")
    rows = index.query(
        "SELECT signed, title, type, agreement.id, stage FROM party "
        f"JOIN agreement ON agreement.file = party.file WHERE organization = ? AND {condition} "
        f"ORDER BY {order} IS NULL, {order}, agreement.id",
        (id_,),
    )
    for signed, title, type_, agreement, stage in rows:
        yield (
            date_cell(EdtfDate.parse(signed) if signed else None) or sentence("undated"),
            in_both_styles(partial(_describe_agreement, title, type_, agreement, stage)),
        )


def _describe_agreement(title: str | None, type_: str, id_: str, stage: str | None, style: ValueStyle) -> str:
    label = f", {style.label(Stage, stage)}" if stage else ""
    return f"{title or style.label(AgreementType, type_)}{label} ({id_})"
