"""`eapa add-organization`: a new organization, from flags or from answers."""

from typing import Annotated, Any

import typer

from eapa_cli.checks.formats import fault_in_date, fault_in_url
from eapa_cli.cli.context import index_of
from eapa_cli.cli.entry import fault_in_country, first, known, localized, tagged, write
from eapa_cli.cli.options import DryRunOption, ForceOption, RegisterOption
from eapa_cli.cli.prompts import Answers, Question, complete
from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import Kind, NameKind, OrganizationType
from eapa_cli.storage.store import Store
from eapa_cli.text.countries import country_code
from eapa_cli.text.fold import slug

_ID_LENGTH = 40
Texts = list[str]


def _fault_in_type(text: str) -> str | None:
    return None if text in set(OrganizationType) else f"'{text}' is none of {', '.join(OrganizationType)}"


QUESTIONS = (
    Question(flag="name", text="Official name, as [LANG=]TEXT", least=1, many=True),
    Question(flag="type", text="Type", least=1, choices=tuple(OrganizationType), check=_fault_in_type),
    Question(flag="short", text="Short name", many=True),
    Question(flag="acronym", text="Acronym", many=True),
    Question(flag="alias", text="Another name in use", many=True),
    Question(flag="country", text="Country: a code, or a name in any language", check=fault_in_country),
    Question(flag="city", text="City of its seat", many=True),
    Question(flag="founded", text="Founded", check=fault_in_date),
    Question(flag="website", text="Website", check=fault_in_url),
    Question(flag="summary", text="What it is, in a sentence", many=True),
    Question(flag="source", text="Source: the address of a page", many=True, check=fault_in_url),
    Question(flag="accessed", text="Day on which the sources were read", check=fault_in_date),
    Question(flag="notes", text="Notes"),
)


def run(
    *,
    id_: Annotated[str | None, typer.Option("--id", help="Its id; without it, one is made of its name.")] = None,
    name: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="Its official name, once a language.")] = [],  # noqa: B006
    short: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="A short name.")] = [],  # noqa: B006
    acronym: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="An acronym.")] = [],  # noqa: B006
    alias: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="Another name in use.")] = [],  # noqa: B006
    type_: Annotated[str | None, typer.Option("--type", help="What sort of body it is.")] = None,
    country: Annotated[str | None, typer.Option(help="Its country: a code, or a name in any language.")] = None,
    city: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="The city of its seat.")] = [],  # noqa: B006
    founded: Annotated[str | None, typer.Option(metavar="DATE", help="When it was founded.")] = None,
    website: Annotated[str | None, typer.Option(metavar="URL", help="Its website.")] = None,
    summary: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="What it is, in a sentence.")] = [],  # noqa: B006
    source: Annotated[Texts, typer.Option(metavar="URL", help="Where its facts come from.")] = [],  # noqa: B006
    accessed: Annotated[str | None, typer.Option(metavar="DATE", help="When the sources were read.")] = None,
    notes: Annotated[str | None, typer.Option(metavar="TEXT", help="Remarks for whoever reads it.")] = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an organization.

    On a terminal, what is not given is asked for if anything that is needed is missing.
    """
    index = index_of(register)
    single = {
        "type": type_,
        "country": country,
        "founded": founded,
        "website": website,
        "accessed": accessed,
        "notes": notes,
    }
    given = {
        "name": name,
        "short": short,
        "acronym": acronym,
        "alias": alias,
        "city": city,
        "summary": summary,
    }
    singles = {flag: [value] for flag, value in single.items() if value is not None}
    answers = complete(QUESTIONS, {**given, **singles, "source": source})
    data = _record(answers, index.languages[0], id_)
    write(Store(index.root), Kind.ORGANIZATION, data, dry_run=dry_run, force=force)


def _record(answers: Answers, language: str, id_: str | None) -> dict[str, Any]:
    names = [
        {"value": text, "lang": lang, "kind": kind.value}
        for flag, kind in _NAME_FLAGS.items()
        for lang, text in (tagged(value, language) for value in answers[flag])
    ]
    country = first(answers["country"])
    seat = known({"city": localized(answers["city"], language)})
    accessed = first(answers["accessed"])
    return known(
        {
            "id": id_ or _suggested_id(answers, language),
            "names": names,
            "type": first(answers["type"]),
            "country": country and country_code(country),
            "seat": seat,
            "founded": first(answers["founded"]),
            "website": first(answers["website"]),
            "summary": localized(answers["summary"], language),
            "sources": [known({"url": url, "accessed": accessed}) for url in answers["source"]],
            "notes": first(answers["notes"]),
        }
    )


_NAME_FLAGS = {
    "name": NameKind.OFFICIAL,
    "short": NameKind.SHORT,
    "acronym": NameKind.ACRONYM,
    "alias": NameKind.ALIAS,
}


def _suggested_id(answers: Answers, language: str) -> str:
    shortest = first([*answers["acronym"], *answers["short"], *answers["name"]])
    suggested = slug(tagged(shortest or "", language)[1], length=_ID_LENGTH)
    if not suggested:
        raise UsageError("no id can be made of this name", hint="give one with --id")
    return suggested
