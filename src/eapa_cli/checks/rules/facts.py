"""Rules about what a fact needs to be one: a value, a source, a place."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.text.identifiers import fault_in_identifier
from eapa_cli.text.quoting import shown


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
    named = [index for index, figure in enumerate(organization.figures) if figure.source is not None]
    if named and not organization.sources:
        # The sources lack, and not each figure is wrong.
        yield Violation(
            organization,
            f"figures.{named[0]}.source",
            "the record has no sources",
            hint="add the page that states the figure to 'sources'",
        )
        return
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


@agreement_rule("source-or-copy")
def source_or_copy(agreement: Agreement) -> Iterator[Violation]:
    """An agreement names the page its facts come from, or has a copy of the paper.

    What nobody can look up, nobody can correct.
    """
    if not agreement.sources and not agreement.documents:
        yield Violation(
            agreement,
            "",
            "the record names no source, and no copy of the paper",
            hint="add the page to 'sources', or the scan to 'documents'",
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


@organization_rule("seat-in-country", severity=Severity.WARNING)
def seat_in_country(organization: Organization) -> Iterator[Violation]:
    """The seat of an organization is in its country.

    A body of several countries has 'scope: international' instead of a country, and a branch abroad is of the
    country it works in; otherwise one of the two codes is a slip.
    """
    seat = organization.seat.country if organization.seat else None
    if seat and organization.country and seat != organization.country:
        yield Violation(
            organization,
            "seat.country",
            f"the seat is in '{seat}', and the organization is of '{organization.country}'",
            hint="correct one of the two, or put 'scope: international' in place of the country",
            also=((organization, "country", "its country"),),
        )


@organization_rule("right-identifier")
def right_identifier(organization: Organization) -> Iterator[Violation]:
    """The number of an organization in a registry has the registry's form, and its check digits are right.

    Check digits are there to find what was mistyped; a wrong number leads to nobody, or to somebody else.
    """
    for index, identifier in enumerate(organization.identifiers):
        if form := fault_in_identifier(identifier.scheme, identifier.value):
            yield Violation(
                organization,
                f"identifiers.{index}.value",
                f"'{shown(identifier.value)}' is no number of the registry '{identifier.scheme}'",
                hint=f"it has {form}" if form[0].isdigit() else f"it is {form}",
            )


@agreement_rule("authentic-language", severity=Severity.WARNING)
def authentic_language(agreement: Agreement) -> Iterator[Violation]:
    """At least one text of an agreement is authentic.

    If all are translations, the text that binds is in a language that is not named.
    """
    if agreement.languages and all(language.authentic is False for language in agreement.languages):
        yield Violation(
            agreement,
            "languages",
            "none of the texts is authentic",
            hint="add the language of the authentic text, or leave 'authentic' out where it is not known",
        )


@organization_rule("has-source", severity=Severity.WARNING)
def has_source(organization: Organization) -> Iterator[Violation]:
    """An organization of which it is told when it began or ended has a source.

    What nobody can look up, nobody can correct.
    """
    if organization.sources or any(figure.source is not None for figure in organization.figures):
        return  # where figures name sources that are not there, that says it
    for path in ("founded", "dissolved"):
        if getattr(organization, path):
            yield Violation(
                organization,
                path,
                f"'{path}' is told, and no source",
                hint="add the page it was found on to 'sources'",
            )
            return
