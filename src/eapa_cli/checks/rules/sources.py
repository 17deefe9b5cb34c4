"""Rules about sources, and about documents and their languages."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule, record_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement, Organization, Record


@organization_rule("known-source")
def known_source(organization: Organization) -> Iterator[Violation]:
    """The source of a figure is the number of one of the record's sources, counted from 1.

    A reader must be able to look up the source of a figure.
    """
    indexes = [index for index, figure in enumerate(organization.figures) if figure.source is not None]
    if indexes and not organization.sources:
        # The missing list is reported once, not for each figure.
        yield Violation(
            organization,
            f"figures.{indexes[0]}.source",
            Message("the record has no sources"),
            hint=Message("add the page that states the figure to 'sources'"),
        )
        return
    for index, figure in enumerate(organization.figures):
        if figure.source is not None and figure.source > len(organization.sources):
            yield Violation(
                organization,
                f"figures.{index}.source",
                Message(
                    "there is no source %(source)s: the last source has number %(last)s",
                    source=figure.source,
                    last=len(organization.sources),
                ),
                hint=Message("write the number of a source, counted from 1"),
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
            Message("the record has neither a source nor a copy of the document"),
            hint=Message("add a web page or a reference to 'sources', or a scan to 'documents'"),
        )


@record_rule("source-has-place")
def source_has_place(record: Record) -> Iterator[Violation]:
    """A source has a web address or a reference.

    A source that cannot be found does not prove any fact.
    """
    for index, source in enumerate(record.sources):
        if source.url is None and source.reference is None:
            yield Violation(
                record,
                f"sources.{index}",
                Message("the source has neither a web address nor a reference"),
                hint=Message("add its 'url', or a 'reference' such as 'folder 12, no. 34'"),
            )


@agreement_rule("document-has-place")
def document_has_place(agreement: Agreement) -> Iterator[Violation]:
    """A document has a path in the register or a web address.

    A document that cannot be opened does not prove any fact.
    """
    for index, document in enumerate(agreement.documents):
        if document.path is None and document.url is None:
            yield Violation(
                agreement,
                f"documents.{index}",
                Message("the document has neither a path nor a web address"),
                hint=Message("add its 'path' or its 'url'"),
            )


@agreement_rule("authentic-language", severity=Severity.WARNING)
def authentic_language(agreement: Agreement) -> Iterator[Violation]:
    """At least one language version of an agreement is authentic.

    If all listed versions are translations, the language of the binding version is missing.
    """
    if agreement.languages and all(language.authentic is False for language in agreement.languages):
        yield Violation(
            agreement,
            "languages",
            Message("none of the language versions is authentic"),
            hint=Message("add the language of the authentic version, or omit 'authentic' where it is unknown"),
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
                Message("'%(path)s' is given without a source", path=path),
                hint=Message("add the page that states it to 'sources'"),
            )
            return  # the missing list of sources is one problem, even if both dates are given
