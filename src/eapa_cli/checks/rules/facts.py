"""Rules about what a fact needs to be one: a value, a source, a place."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import NameKind


@organization_rule("one-value")
def one_value(organization: Organization) -> Iterator[Violation]:
    """A figure has one value: exactly, about, or more than.

    A figure is quoted as its source states it; two values quote nobody, and none says nothing.
    """
    for index, figure in enumerate(organization.figures):
        given = [value for value in (figure.exactly, figure.about, figure.more_than) if value is not None]
        if len(given) != 1:
            yield Violation(
                organization,
                f"figures.{index}",
                f"the figure has {len(given) or 'no'} {'values' if given else 'value'}, and needs one",
                hint="write one of 'exactly', 'about' and 'more_than'",
            )


@organization_rule("known-source")
def known_source(organization: Organization) -> Iterator[Violation]:
    """The source of a figure is one of the record's sources, counted from 1.

    A figure is worth what its source is worth, so it must be possible to look it up.
    """
    for index, figure in enumerate(organization.figures):
        if figure.source is not None and not 1 <= figure.source <= len(organization.sources):
            yield Violation(
                organization,
                f"figures.{index}.source",
                f"there is no source {figure.source}: the record has {len(organization.sources)}",
                hint="count the record's sources from 1",
            )


@organization_rule("one-target")
def one_target(organization: Organization) -> Iterator[Violation]:
    """A relation leads to an organization of the register, or to a plain name, not to both or none.

    With both, the name and the record may come to differ; with neither, the relation says nothing.
    """
    for index, link in enumerate(organization.relations):
        if (link.organization is None) == (link.name is None):
            yield Violation(
                organization,
                f"relations.{index}",
                f"the relation has {'no target' if link.name is None else 'two targets'}, and needs one",
                hint="write 'organization' with an id of the register, or else 'name'",
            )


@organization_rule("has-official-name", severity=Severity.WARNING)
def has_official_name(organization: Organization) -> Iterator[Violation]:
    """Every organization has an official name in at least one language.

    The official name is what is printed in lists and letters; without one an acronym or an alias stands in for
    it.
    """
    if not any(name.kind is NameKind.OFFICIAL for name in organization.names):
        yield Violation(organization, "names", "none of the names is official", hint="make one 'kind: official'")


@organization_rule("international-has-no-country")
def international_has_no_country(organization: Organization) -> Iterator[Violation]:
    """An international body has a seat in a country, and is of none.

    Questions by country would count it among the bodies of the country where it has its office.
    """
    if organization.scope is not None and organization.country is not None:
        yield Violation(
            organization,
            "country",
            f"an international body is not of one country ('{organization.country}')",
            hint="put the country into 'seat', or take 'scope' out",
            also=((organization, "scope", "said to be international here"),),
        )


@agreement_rule("document-has-place")
def document_has_place(agreement: Agreement) -> Iterator[Violation]:
    """A document is somewhere: in the register, or on the web.

    A document that cannot be opened proves nothing.
    """
    for index, document in enumerate(agreement.documents):
        if document.path is None and document.url is None:
            yield Violation(
                agreement,
                f"documents.{index}",
                "the document is nowhere",
                hint="write its 'path' or its 'url'",
            )


@agreement_rule("place-or-online", severity=Severity.WARNING)
def place_or_online(agreement: Agreement) -> Iterator[Violation]:
    """What was signed online was signed at no place.

    One of the two is mostly taken from another report of the same event.
    """
    if agreement.signed and agreement.signed.online and agreement.signed.place:
        yield Violation(
            agreement,
            "signed.online",
            "the agreement was signed online, and has a place of signing",
            hint="take one of the two out, or say in the note how both are true",
        )
