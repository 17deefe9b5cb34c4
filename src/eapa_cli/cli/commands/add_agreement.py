"""`eapa add-agreement`: a new agreement, from flags or from answers."""

from typing import Annotated, Any

import typer

from eapa_cli.checks.formats import fault_in_date, fault_in_duration, fault_in_end, fault_in_url
from eapa_cli.cli.complete import complete_organizations
from eapa_cli.cli.context import index_of
from eapa_cli.cli.entry import fault_in_country, first, known, localized, write
from eapa_cli.cli.options import DryRunOption, ForceOption, RegisterOption
from eapa_cli.cli.prompts import Answers, Question, complete
from eapa_cli.errors import UsageError
from eapa_cli.index.index import Index
from eapa_cli.index.parties import names_and_ids, organizations_called
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import AgreementType, Basis, Kind, RenewalMode, Topic
from eapa_cli.storage.store import Store
from eapa_cli.text.countries import country_code
from eapa_cli.text.nearest import did_you_mean

Texts = list[str]


def run(
    *,
    id_: Annotated[str | None, typer.Option("--id", help="Its id; without it, date and parties.")] = None,
    party: Annotated[
        Texts,
        typer.Option(
            metavar="ID", help="A party: its id, or words of its name.", autocompletion=complete_organizations
        ),
    ] = [],  # noqa: B006
    type_: Annotated[AgreementType | None, typer.Option("--type", help="What the paper is.")] = None,
    title: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="Its title, once a language.")] = [],  # noqa: B006
    signed: Annotated[str | None, typer.Option(metavar="DATE", help="When it was signed, in EDTF.")] = None,
    basis: Annotated[Basis | None, typer.Option(help="How the date is known.")] = None,
    signed_note: Annotated[str | None, typer.Option(metavar="TEXT", help="A remark on the date.")] = None,
    place: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="The house it was signed in.")] = [],  # noqa: B006
    city: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="The city it was signed in.")] = [],  # noqa: B006
    country: Annotated[str | None, typer.Option(help="The country it was signed in.")] = None,
    event: Annotated[Texts, typer.Option(metavar="[LANG=]TEXT", help="The occasion.")] = [],  # noqa: B006
    online: Annotated[bool, typer.Option("--online", help="It was signed online.")] = False,
    signatory: Annotated[
        Texts, typer.Option(metavar="PARTY=NAME[; POSITION]", help="Who signed for a party, and as what.")
    ] = [],  # noqa: B006
    area: Annotated[Texts, typer.Option(metavar="TOPIC[=TEXT]", help="What it is about.")] = [],  # noqa: B006
    starts: Annotated[str | None, typer.Option(metavar="DATE", help="First day, if not that of signing.")] = None,
    ends: Annotated[str | None, typer.Option(metavar="DATE", help='Last day; ".." for no end.')] = None,
    duration: Annotated[str | None, typer.Option(metavar="PERIOD", help="How long it runs: P5Y.")] = None,
    renewal: Annotated[RenewalMode | None, typer.Option(help="How it is renewed.")] = None,
    renewal_period: Annotated[str | None, typer.Option(metavar="PERIOD", help="For how long each time.")] = None,
    renewal_max: Annotated[int | None, typer.Option(min=1, metavar="N", help="How many times at most.")] = None,
    notice: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="How long before the end to give notice.")
    ] = None,
    language: Annotated[Texts, typer.Option(metavar="TAG", help="A language it is drawn up in.")] = [],  # noqa: B006
    document: Annotated[Texts, typer.Option(metavar="URL|PATH", help="A copy of it.")] = [],  # noqa: B006
    source: Annotated[Texts, typer.Option(metavar="URL", help="Where its facts come from.")] = [],  # noqa: B006
    accessed: Annotated[str | None, typer.Option(metavar="DATE", help="When the sources were read.")] = None,
    notes: Annotated[str | None, typer.Option(metavar="TEXT", help="Remarks for whoever reads it.")] = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an agreement.

    On a terminal, what is not given is asked for if anything that is needed is missing.
    """
    index = index_of(register)
    single = {
        "type": type_, "signed": signed, "basis": basis, "signed-note": signed_note, "country": country,
        "starts": starts, "ends": ends, "duration": duration, "renewal": renewal, "renewal-period": renewal_period,
        "renewal-max": None if renewal_max is None else str(renewal_max), "notice": notice, "accessed": accessed,
        "notes": notes,
    }  # fmt: skip
    many = {
        "party": party, "title": title, "place": place, "city": city, "event": event, "signatory": signatory,
        "area": area, "language": language, "document": document, "source": source,
    }  # fmt: skip
    given = {**many, **{flag: [str(value)] for flag, value in single.items() if value is not None}}
    given["online"] = ["yes"] if online else []
    answers = complete(_questions(index), given)
    write(Store(index.root), Kind.AGREEMENT, _record(answers, index, id_), dry_run=dry_run, force=force)


def _questions(index: Index) -> tuple[Question, ...]:
    def fault_in_party(text: str) -> str | None:
        return _fault_in_party(index, text)

    def fault_in_signatory(text: str) -> str | None:
        party, found, _ = text.partition("=")
        return fault_in_party(party.strip()) if found else "write PARTY=NAME; POSITION"

    return (
        Question(flag="party", text="Party: its id, or words of its name", least=2, many=True, check=fault_in_party),
        Question(flag="type", text="Type", least=1, choices=tuple(AgreementType)),
        Question(flag="title", text="Title, as [LANG=]TEXT", many=True),
        Question(flag="signed", text="Signed on (2021-09-24, 2021-09, 2021)", check=fault_in_date),
        Question(flag="basis", text="How the date is known", choices=tuple(Basis)),
        Question(flag="signed-note", text="Remark on the date"),
        Question(flag="place", text="House it was signed in", many=True),
        Question(flag="city", text="City it was signed in", many=True),
        Question(flag="country", text="Country it was signed in", check=fault_in_country),
        Question(flag="event", text="Occasion", many=True),
        Question(flag="online", text="Signed online", choices=("yes", "no")),
        Question(flag="signatory", text="Signatory, as PARTY=NAME; POSITION", many=True, check=fault_in_signatory),
        Question(flag="area", text="Area, as TOPIC or TOPIC=TEXT", many=True, check=_fault_in_area),
        Question(flag="starts", text="First day, if not that of signing", check=fault_in_date),
        Question(flag="ends", text='Last day, or ".." for no end', check=fault_in_end),
        Question(flag="duration", text="How long it runs (P5Y)", check=fault_in_duration),
        Question(flag="renewal", text="How it is renewed", choices=tuple(RenewalMode)),
        Question(flag="renewal-period", text="Renewed for how long each time (P1Y)", check=fault_in_duration),
        Question(flag="renewal-max", text="Renewed how many times at most", check=_fault_in_number),
        Question(flag="notice", text="Notice to be given how long before the end (P3M)", check=fault_in_duration),
        Question(flag="language", text="Language it is drawn up in (en, ru)", many=True),
        Question(flag="document", text="Copy of it: an address or a path", many=True),
        Question(flag="source", text="Source: the address of a page", least=1, many=True, check=fault_in_url),
        Question(flag="accessed", text="Day on which the sources were read", check=fault_in_date),
        Question(flag="notes", text="Notes"),
    )


def _record(answers: Answers, index: Index, id_: str | None) -> dict[str, Any]:
    language = index.languages[0]
    parties = [_party(index, name) for name in answers["party"]]
    signed, accessed = first(answers["signed"]), first(answers["accessed"])
    type_ = first(answers["type"]) or AgreementType.AGREEMENT
    date = EdtfDate.parse(signed) if signed else None
    return known(
        {
            "id": id_ or agreement_id(date, parties, type_),
            "type": type_,
            "title": localized(answers["title"], language),
            "signed": _signing(answers, language),
            "parties": [{"organization": party} for party in parties],
            "signatories": [_signatory(text, index, language) for text in answers["signatory"]],
            "areas": [_area(text, language) for text in answers["area"]],
            "term": _term(answers),
            "languages": [{"lang": tag} for tag in answers["language"]],
            "documents": [{"url" if "://" in place else "path": place} for place in answers["document"]],
            "sources": [known({"url": url, "accessed": accessed}) for url in answers["source"]],
            "notes": first(answers["notes"]),
        }
    )


def _signing(answers: Answers, language: str) -> dict[str, Any]:
    country = first(answers["country"])
    place = known(
        {
            "name": localized(answers["place"], language),
            "city": localized(answers["city"], language),
            "country": country and country_code(country),
        }
    )
    return known(
        {
            "date": first(answers["signed"]),
            "basis": first(answers["basis"]),
            "note": first(answers["signed-note"]),
            "online": True if answers["online"] == ["yes"] else None,
            "place": place,
            "event": localized(answers["event"], language),
        }
    )


def _signatory(text: str, index: Index, language: str) -> dict[str, Any]:
    party, _, person = text.partition("=")
    # A post may hold commas and semicolons: only the first semicolon parts it from the name.
    name, _, position = person.partition(";")
    return known(
        {
            "name": localized([name], language),
            "position": localized([position], language) if position.strip() else None,
            "party": _party(index, party.strip()),
        }
    )


def _area(text: str, language: str) -> dict[str, Any]:
    topic, _, words = text.partition("=")
    return known({"topic": topic.strip(), "text": localized([words], language) if words else None})


def _term(answers: Answers) -> dict[str, Any]:
    most = first(answers["renewal-max"])
    mode = first(answers["renewal"])
    renewal = known({"mode": mode, "period": first(answers["renewal-period"]), "max": int(most) if most else None})
    return known(
        {
            "starts": first(answers["starts"]),
            "ends": first(answers["ends"]),
            "duration": first(answers["duration"]),
            "renewal": renewal,
            "notice": first(answers["notice"]),
        }
    )


def _party(index: Index, name: str) -> str:
    found = organizations_called(index, name)
    if len(found) != 1:
        raise UsageError(str(_fault_in_party(index, name)))
    return found[0]


def _fault_in_party(index: Index, name: str) -> str | None:
    found = organizations_called(index, name)
    if len(found) > 1:
        return f"'{name}' may be {', '.join(found)}: write one of these"
    if not found:
        hint = did_you_mean(name, names_and_ids(index))
        return f"no organization is called '{name}'" + (f": {hint}" if hint else "; add it first")
    return None


def _fault_in_area(text: str) -> str | None:
    topic = text.partition("=")[0].strip()
    return None if topic in set(Topic) else f"'{topic}' is no topic: they are {', '.join(Topic)}"


def _fault_in_number(text: str) -> str | None:
    return None if text.isdecimal() and int(text) else f"'{text}' is not a number from 1"
