"""Rules about the values, sources and places of facts."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule, record_rule
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.text.quoting import shorten
from eapa_cli.text.registry_identifiers import check_identifier


@organization_rule("one-value")
def one_value(organization: Organization) -> Iterator[Violation]:
    """A figure has exactly one of the values 'exactly', 'about' and 'more_than'.

    A figure repeats one statement of its source, so it cannot have two values.
    """
    for index, figure in enumerate(organization.figures):
        given = [value for value in (figure.exactly, figure.about, figure.more_than) if value is not None]
        if len(given) != 1:
            yield Violation(
                organization,
                f"figures.{index}",
                f"the figure has {len(given)} values; only one is allowed" if given else "the figure has no value",
                hint="write one of 'exactly', 'about' and 'more_than'",
            )


@organization_rule("known-source")
def known_source(organization: Organization) -> Iterator[Violation]:
    """The source of a figure is one of the record's sources, counted from 1.

    A reader must be able to look up the source of a figure.
    """
    named = [index for index, figure in enumerate(organization.figures) if figure.source is not None]
    if named and not organization.sources:
        # The missing list is reported once, not for each figure.
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
                f"there is no source {figure.source}: the last source has number {len(organization.sources)}",
                hint="write the number of a source, counted from 1",
            )


@organization_rule("one-target")
def one_target(organization: Organization) -> Iterator[Violation]:
    """A relation has either an organization of the register or a plain name.

    If it has both, they can contradict each other. If it has neither, the relation has no content.
    """
    for index, link in enumerate(organization.relations):
        if (link.organization is None) == (link.name is None):
            yield Violation(
                organization,
                f"relations.{index}",
                "the relation has no target"
                if link.name is None
                else "the relation has two targets; only one is allowed",
                hint="write either 'organization' with an id of the register, or 'name'",
            )


@organization_rule("has-official-name", severity=Severity.WARNING)
def has_official_name(organization: Organization) -> Iterator[Violation]:
    """Every organization has an official name in at least one language.

    Lists and letters use the official name; without it they fall back to an acronym or an alias.
    """
    if not any(name.kind is NameKind.OFFICIAL for name in organization.names):
        yield Violation(
            organization, "names", "none of the names is official", hint="write 'kind: official' for one of them"
        )


@organization_rule("international-has-no-country")
def international_has_no_country(organization: Organization) -> Iterator[Violation]:
    """An international organization has a seat but no country.

    Otherwise searches by country would count it as an organization of the country of its office.
    """
    if organization.scope is not None and organization.country is not None:
        yield Violation(
            organization,
            "country",
            f"an international organization cannot have a country ('{organization.country}')",
            hint="move the country to 'seat', or remove 'scope'",
            also=((organization, "scope", "marked as international here"),),
        )


@agreement_rule("source-or-copy")
def source_or_copy(agreement: Agreement) -> Iterator[Violation]:
    """An agreement has a source or a copy of the document.

    Facts without a source cannot be verified or corrected.
    """
    if not agreement.sources and not agreement.documents:
        yield Violation(
            agreement,
            "",
            "the record has neither a source nor a copy of the document",
            hint="add the page or the reference of a paper to 'sources', or the scan to 'documents'",
        )


@record_rule("source-has-place")
def source_has_place(record: Record) -> Iterator[Violation]:
    """A source has a web address or a reference.

    A source that cannot be found is no evidence.
    """
    for index, source in enumerate(record.sources):
        if source.url is None and source.reference is None:
            yield Violation(
                record,
                f"sources.{index}",
                "the source has neither a web address nor a reference",
                hint="add its 'url', or a 'reference' such as 'folder 12, no. 34'",
            )


@agreement_rule("document-has-place")
def document_has_place(agreement: Agreement) -> Iterator[Violation]:
    """A document has a path in the register or a web address.

    A document that cannot be opened is no evidence.
    """
    for index, document in enumerate(agreement.documents):
        if document.path is None and document.url is None:
            yield Violation(
                agreement,
                f"documents.{index}",
                "the document has neither a path nor a web address",
                hint="add its 'path' or its 'url'",
            )


@agreement_rule("place-or-online", severity=Severity.WARNING)
def place_or_online(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that was signed online has no place of signing.

    Usually one of the two comes from a different report of the same event.
    """
    if agreement.signed and agreement.signed.online and agreement.signed.place:
        yield Violation(
            agreement,
            "signed.online",
            "the agreement was signed online but has a place of signing",
            hint="remove one of the two; if both are true, add a waiver",
        )


@organization_rule("seat-in-country", severity=Severity.WARNING)
def seat_in_country(organization: Organization) -> Iterator[Violation]:
    """The seat of an organization is in its country.

    If they differ, usually one of the two codes is a typo. An organization of several countries has
    'scope: international' instead of a country, and a branch abroad has the country in which it works.
    """
    seat = organization.seat.country if organization.seat else None
    if seat and organization.country and seat != organization.country:
        yield Violation(
            organization,
            "seat.country",
            f"the seat is in '{seat}', but the country of the organization is '{organization.country}'",
            hint="correct one of the two, or replace the country with 'scope: international'",
            also=((organization, "country", "its country"),),
        )


@organization_rule("right-identifier")
def right_identifier(organization: Organization) -> Iterator[Violation]:
    """The number of an organization in a registry has a valid format and valid check digits.

    An invalid number leads to no organization or to a different one. Check digits reveal most typos.
    """
    for index, identifier in enumerate(organization.identifiers):
        if form := check_identifier(identifier.scheme, identifier.value):
            yield Violation(
                organization,
                f"identifiers.{index}.value",
                f"'{shorten(identifier.value)}' is not a valid number of the registry '{identifier.scheme}'",
                hint=f"expected form: {form}",
            )


@agreement_rule("authentic-language", severity=Severity.WARNING)
def authentic_language(agreement: Agreement) -> Iterator[Violation]:
    """At least one language version of an agreement is authentic.

    If all versions are translations, the language of the binding version is missing.
    """
    if agreement.languages and all(language.authentic is False for language in agreement.languages):
        yield Violation(
            agreement,
            "languages",
            "none of the language versions is authentic",
            hint="add the language of the authentic version, or omit 'authentic' where it is unknown",
        )


@organization_rule("has-source", severity=Severity.WARNING)
def has_source(organization: Organization) -> Iterator[Violation]:
    """An organization with a date of founding or dissolution has a source.

    Facts without a source cannot be verified or corrected.
    """
    if organization.sources or any(figure.source is not None for figure in organization.figures):
        return  # 'known-source' reports figures without their sources
    for path in ("founded", "dissolved"):
        if getattr(organization, path):
            yield Violation(
                organization,
                path,
                f"'{path}' is given without a source",
                hint="add the page that states it to 'sources'",
            )
            return
