"""Rules about organizations: their names, figures, relations, identifiers and country."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, organization_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import NameKind, Scope
from eapa_cli.text.registry_identifiers import check_identifier
from eapa_cli.text.shortening import shorten


@organization_rule("one-value")
def one_value(organization: Organization) -> Iterator[Violation]:
    """A figure has exactly one of the values 'exactly', 'about' and 'more_than'.

    A figure repeats one statement of its source, so it cannot have two values.
    """
    for index, figure in enumerate(organization.figures):
        values = [value for value in (figure.exactly, figure.about, figure.more_than) if value is not None]
        if len(values) != 1:
            yield Violation(
                organization,
                f"figures.{index}",
                Message("the figure has %(num)s values; only one is allowed", num=len(values))
                if values
                else Message("the figure has no value"),
                hint=Message("write one of 'exactly', 'about' and 'more_than'"),
            )


@organization_rule("one-target")
def one_target(organization: Organization) -> Iterator[Violation]:
    """A relation has either the id of an organization or a plain name.

    If it has both, they can contradict each other. If it has neither, the relation has no content.
    """
    for index, link in enumerate(organization.relations):
        if (link.organization is None) == (link.name is None):
            yield Violation(
                organization,
                f"relations.{index}",
                Message("the relation has no target")
                if link.name is None
                else Message("the relation has two targets; only one is allowed"),
                hint=Message("write either 'organization' with an id of the register, or 'name'"),
            )


@organization_rule("has-official-name", severity=Severity.WARNING)
def has_official_name(organization: Organization) -> Iterator[Violation]:
    """Every organization has an official name in at least one language.

    Lists and reports show the official name, and otherwise another name such as an acronym or an alias.
    """
    if not any(name.kind is NameKind.OFFICIAL for name in organization.names):
        yield Violation(
            organization,
            "names",
            Message("none of the names is official"),
            hint=Message("write 'kind: official' for one of them"),
        )


@organization_rule("international-has-no-country")
def international_has_no_country(organization: Organization) -> Iterator[Violation]:
    """An international organization has no country; its seat may have one.

    Otherwise searches by country would find it as an organization of the country of its office.
    """
    is_international = organization.scope is Scope.INTERNATIONAL
    if is_international and organization.country is not None:
        yield Violation(
            organization,
            "country",
            Message(
                "an international organization cannot have a country ('%(country)s')", country=organization.country
            ),
            hint=Message("move the country to 'seat', or remove 'scope'"),
            second_places=((organization, "scope", Message("marked as international here")),),
        )


@organization_rule("right-identifier")
def right_identifier(organization: Organization) -> Iterator[Violation]:
    """The number of an organization in a registry has a valid format and valid check digits.

    An invalid number leads to no organization or to a different one. Check digits reveal most typos.
    """
    for index, identifier in enumerate(organization.identifiers):
        if expected_form := check_identifier(identifier.scheme, identifier.value):
            yield Violation(
                organization,
                f"identifiers.{index}.value",
                Message(
                    "'%(value)s' is not a valid number of the registry '%(scheme)s'",
                    value=shorten(identifier.value),
                    scheme=identifier.scheme,
                ),
                hint=Message("expected form: %(expected_form)s", expected_form=expected_form),
            )
