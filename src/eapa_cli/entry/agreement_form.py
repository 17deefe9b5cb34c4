"""The form of an agreement."""

from collections.abc import Mapping
from typing import Any, Final

from eapa_cli.entry import answer_parser as reading
from eapa_cli.entry.form_fields import Item, Items, Texts, Value, by_language, known, tagged_texts
from eapa_cli.entry.question import Answers, Form, Question, Section, Way
from eapa_cli.entry.source_questions import questions_on_sources
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Basis, Kind, RenewalMode, Topic

_TEXT: Final = "[LANG=]TEXT"


def _party(answer: str) -> Item:
    return {"organization": answer}


def _signatory(answer: str) -> Item:
    signed_for, _, person = answer.partition("=")
    organization, _, capacity = signed_for.partition(":")
    names, _, position = person.partition("; ")
    spelt = [name.partition("=") for name in names.split("|")]
    return known(
        {
            "name": {tag: text for tag, found, text in spelt if found},
            "also": [name for name, found, _ in spelt if not found],
            "position": by_language(position.split("|")) if position else None,
            "party": organization,
            "capacity": capacity,
        }
    )


def _signatory_text(item: Item) -> str:
    capacity = f":{item['capacity']}" if "capacity" in item else ""
    names = "|".join([*tagged_texts(item["name"]), *item.get("also", ())])
    position = "; " + "|".join(tagged_texts(item["position"])) if "position" in item else ""
    return f"{item['party']}{capacity}={names}{position}"


def _area(answer: str) -> Item:
    topic, _, text = answer.partition("=")
    return known({"topic": topic, "text": by_language(text.split("|")) if text else None})


def _area_text(item: Item) -> str:
    return "=".join([item["topic"], *(["|".join(tagged_texts(item["text"]))] if "text" in item else [])])


def _language(answer: str) -> Item:
    tag, _, authentic = answer.partition("=")
    return known({"lang": tag, "authentic": authentic == "authentic" if authentic else None})


def _language_text(item: Item) -> str:
    match item.get("authentic"):
        case None:
            return str(item["lang"])
        case authentic:
            return f"{item['lang']}={'authentic' if authentic else 'translation'}"


def _document(answer: str) -> Item:
    return {"url" if "://" in answer else "path": answer}


def _may_end(answers: Answers) -> bool:
    return answers["ends"] != [".."]


def _is_renewed(answers: Answers) -> bool:
    return bool(answers["renewal"]) and answers["renewal"] != [RenewalMode.NONE]


def _relation(answer: str) -> Item:
    type_, _, id_ = answer.partition("=")
    return {"type": type_, "agreement": id_}


QUESTIONS: Final = (
    Question(
        flag="id", text="Record id", help="Record id; derived from the date and the parties by default.", metavar="ID",
        read=reading.line, part=Value(("id",)),
    ),
    Question(
        flag="type", text="Document type", help="Document type.", read=reading.word,
        part=Value(("type",)), least=1, choices=AgreementType, way=Way.CHOICE,
    ),
    Question(
        flag="title", text="Title", help="Title, once per language.", metavar=_TEXT, read=reading.tagged,
        part=Texts(("title",)), many=True,
    ),
    Question(
        flag="signed", text="Signed on", help="Date of signing: 24 September 2021, 24.09.2021, 2021-09, 2021.",
        metavar="DATE", read=reading.day, part=Value(("signed", "date")),
    ),
    Question(
        flag="basis", text="How the date is known", help="How the date of signing is known.", read=reading.word,
        part=Value(("signed", "basis")), choices=Basis, way=Way.CHOICE, when=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="signed-note", text="Note on the date", help="Note on the date of signing.", metavar="TEXT", read=reading.line,
        part=Value(("signed", "note")), when=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="online", text="Signed online", help="The agreement was signed online.", read=reading.word, way=Way.YES,
        part=Value(("signed", "online"), plain=lambda _: True, text=lambda _: "yes"),
    ),
    Question(
        flag="place", text="Venue", help="Venue of the signing.", metavar=_TEXT,
        read=reading.tagged, part=Texts(("signed", "place", "name")), many=True,
    ),
    Question(
        flag="city", text="City of signing", help="City of signing.", metavar=_TEXT,
        read=reading.tagged, part=Texts(("signed", "place", "city")), many=True,
    ),
    Question(
        flag="country", text="Country of signing", help="Country of signing.", metavar="COUNTRY",
        read=reading.country, part=Value(("signed", "place", "country")), way=Way.COUNTRY,
    ),
    Question(
        flag="event", text="Event", help="Event at which the agreement was signed.", metavar=_TEXT, read=reading.tagged,
        part=Texts(("signed", "event")), many=True,
    ),
    Question(
        flag="party", text="Party: id or part of a name", help="Party: its id or part of a name.", metavar="ID",
        read=reading.party, part=Items(("parties",), _party, lambda item: str(item["organization"])),
        least=2, many=True, way=Way.PARTY,
    ),
    Question(
        flag="signatory", text="Signatory's party", help="Signatory of a party: the capacity (head, deputy, proxy or"
        " acting), the name, other spellings of it, and the position.",
        metavar="PARTY[:CAPACITY]=NAME[|SPELLING][; POSITION]",
        read=reading.signatory, part=Items(("signatories",), _signatory, _signatory_text), many=True,
        way=Way.SIGNATORY,
    ),
    Question(
        flag="area", text="Area of cooperation", help=f"Area of cooperation: {', '.join(Topic)}.",
        metavar="TOPIC[=TEXT]", read=reading.area, part=Items(("areas",), _area, _area_text), many=True, way=Way.AREA,
    ),
    Question(
        flag="starts", text="First day, if not the day of signing", help="First day of the term, if not the day of signing.",
        metavar="DATE", read=reading.day, part=Value(("term", "starts")),
    ),
    Question(
        flag="ends", text="Last day, or 'open' for no end", help='Last day of the term; ".." or "open" for no end.',
        metavar="DATE", read=reading.end, part=Value(("term", "ends")),
    ),
    Question(
        flag="duration", text="Duration, such as '5 years'", help="Duration of the term: 5 years, P5Y.",
        metavar="PERIOD", read=reading.duration, part=Value(("term", "duration")), when=_may_end,
    ),
    Question(
        flag="renewal", text="How it is renewed", help="How the agreement is renewed.", read=reading.word,
        part=Value(("term", "renewal", "mode")), choices=RenewalMode, way=Way.CHOICE, when=_may_end,
    ),
    Question(
        flag="renewal-period", text="Length of each renewal", help="Length of each renewal.",
        metavar="PERIOD", read=reading.duration, part=Value(("term", "renewal", "period")), when=_is_renewed,
    ),
    Question(
        flag="renewal-max", text="Maximum number of renewals", help="Maximum number of renewals.", metavar="N",
        read=reading.number, part=Value(("term", "renewal", "max"), plain=int), when=_is_renewed,
    ),
    Question(
        flag="notice", text="Notice period before the end", metavar="PERIOD", read=reading.duration,
        help="Notice period before the end: 3 months, P3M.", part=Value(("term", "notice")),
    ),
    Question(
        flag="relation", text="Relation to an earlier agreement, as TYPE=ID", metavar="TYPE=ID", many=True,
        help=f"Relation to an earlier agreement: {', '.join(AgreementRelation)}.", read=reading.line,
        part=Items(("relations",), _relation, lambda item: f"{item['type']}={item['agreement']}"),
    ),
    Question(
        flag="language", text="Language of the document (en, ru, uz-Latn)", many=True,
        help="Language of the document.", metavar="TAG[=authentic|translation]", read=reading.language,
        part=Items(("languages",), _language, _language_text),
    ),
    Question(
        flag="document", text="Copy of the document: URL, or path in the register", help="Copy of the document.",
        metavar="URL|PATH", read=reading.copy, many=True,
        part=Items(("documents",), _document, lambda item: str(item.get("url") or item.get("path", ""))),
    ),
    *questions_on_sources(least=1, instead="document"),
)  # fmt: skip

SECTIONS: Final = (
    Section(title="parties", flags=("party",)),
    Section(title="document", flags=("type", "title")),
    Section(title="signing", flags=("signed", "basis", "signed-note", "city", "country")),
    Section(title="signatories", flags=("signatory",)),
    Section(title="areas", flags=("area",)),
    Section(title="sources", flags=("source", "accessed")),
    Section(
        title="term",
        flags=("starts", "ends", "duration", "renewal", "renewal-period", "renewal-max", "notice"),
        optional=True,
    ),
    Section(title="venue and event", flags=("place", "online", "event"), optional=True),
    Section(title="languages", flags=("language",), optional=True),
    Section(title="copies", flags=("document",), optional=True),
    Section(title="earlier agreements", flags=("relation",), optional=True),
    Section(title="notes", flags=("notes",), optional=True),
)


def suggest_id(data: Mapping[str, Any]) -> str:
    """The id that an agreement's date, parties and type make."""
    signed = data.get("signed", {}).get("date")
    parties = [party["organization"] for party in data.get("parties", ())]
    return agreement_id(EdtfDate.parse(signed) if signed else None, parties, data.get("type", ""))


AGREEMENT: Final = Form(kind=Kind.AGREEMENT, questions=QUESTIONS, sections=SECTIONS, suggest_id=suggest_id)
