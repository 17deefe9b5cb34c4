"""The form of an agreement."""

from collections.abc import Mapping
from typing import Any, Final

from eapa_cli.entry import answer_parser as parser
from eapa_cli.entry.answer_input import document_input, language_input, local_text_input, relation_input
from eapa_cli.entry.form_fields import ItemKeyField, ItemsField, LocalTextField, ValueField
from eapa_cli.entry.question import Answers, Form, InputKind, Question, Section
from eapa_cli.entry.source_questions import questions_on_sources
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Basis, Kind, RenewalMode, Topic

_TEXT: Final = "[LANG=]TEXT"


def _may_end(answers: Answers) -> bool:
    return answers["ends"] != [".."]


def _is_renewed(answers: Answers) -> bool:
    return bool(answers["renewal"]) and answers["renewal"] != [RenewalMode.NONE]


QUESTIONS: Final = (
    Question(
        flag="id", prompt="Record id", help="Record id; derived from the date and the parties by default.",
        metavar="ID", parse=parser.line, field=ValueField(("id",)),
    ),
    Question(
        flag="type", prompt="Document type", help="Document type.", parse=parser.word, field=ValueField(("type",)),
        minimum=1, choices=AgreementType, input_kind=InputKind.CHOICE,
    ),
    Question(
        flag="title", prompt="Title", help="Title, once per language.", metavar=_TEXT, parse=parser.local_text,
        format=local_text_input, field=LocalTextField(("title",)), repeatable=True,
    ),
    Question(
        flag="signed", prompt="Signed on", help="Date of signing: 24 September 2021, 24.09.2021, 2021-09, 2021.",
        metavar="DATE", parse=parser.day, field=ValueField(("signed", "date")),
    ),
    Question(
        flag="basis", prompt="How the date is known", help="How the date of signing is known.", parse=parser.word,
        field=ValueField(("signed", "basis")), choices=Basis, input_kind=InputKind.CHOICE,
        applies=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="signed-note", prompt="Note on the date", help="Note on the date of signing.", metavar="TEXT",
        parse=parser.line, field=ValueField(("signed", "note")), applies=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="online", prompt="Signed online", help="The agreement was signed online.", parse=parser.yes,
        input_kind=InputKind.YES, field=ValueField(("signed", "online")), format=lambda _: "yes",
    ),
    Question(
        flag="place", prompt="Venue", help="Venue of the signing.", metavar=_TEXT, parse=parser.local_text,
        format=local_text_input, field=LocalTextField(("signed", "place", "name")), repeatable=True,
    ),
    Question(
        flag="city", prompt="City of signing", help="City of signing.", metavar=_TEXT, parse=parser.local_text,
        format=local_text_input, field=LocalTextField(("signed", "place", "city")), repeatable=True,
    ),
    Question(
        flag="country", prompt="Country of signing", help="Country of signing.", metavar="COUNTRY",
        parse=parser.country, field=ValueField(("signed", "place", "country")), input_kind=InputKind.COUNTRY,
    ),
    Question(
        flag="event", prompt="Event", help="Event at which the agreement was signed.", metavar=_TEXT,
        parse=parser.local_text, format=local_text_input, field=LocalTextField(("signed", "event")), repeatable=True,
    ),
    Question(
        flag="party", prompt="Party: id or part of a name", help="Party: its id or part of a name.", metavar="ID",
        parse=parser.party, field=ItemKeyField(("parties",), "organization"), minimum=2, repeatable=True,
        input_kind=InputKind.PARTY,
    ),
    Question(
        flag="signatory", prompt="Signatory's party",
        help="Signatory of a party: the capacity (head, deputy, proxy or acting), the name, other spellings of it, and"
        " the position after a semicolon or comma.",
        metavar="PARTY[:CAPACITY]=NAME[|SPELLING][; POSITION]", parse=parser.signatory,
        field=ItemsField(("signatories",), ("name", "also", "position", "party", "capacity")), repeatable=True,
        input_kind=InputKind.SIGNATORY,
    ),
    Question(
        flag="area", prompt="Area of cooperation", help=f"Area of cooperation: {', '.join(Topic)}.",
        metavar="TOPIC[=TEXT]", parse=parser.area, field=ItemsField(("areas",), ("topic", "text")), repeatable=True,
        input_kind=InputKind.AREA,
    ),
    Question(
        flag="starts", prompt="First day, if not the day of signing",
        help="First day of the term, if not the day of signing.", metavar="DATE", parse=parser.day,
        field=ValueField(("term", "starts")),
    ),
    Question(
        flag="ends", prompt="Last day, or 'open' for no end", help='Last day of the term; ".." or "open" for no end.',
        metavar="DATE", parse=parser.end, field=ValueField(("term", "ends")),
    ),
    Question(
        flag="duration", prompt="Duration, such as '5 years'", help="Duration of the term: 5 years, P5Y.",
        metavar="PERIOD", parse=parser.duration, field=ValueField(("term", "duration")), applies=_may_end,
    ),
    Question(
        flag="renewal", prompt="How it is renewed", help="How the agreement is renewed.", parse=parser.word,
        field=ValueField(("term", "renewal", "mode")), choices=RenewalMode, input_kind=InputKind.CHOICE,
        applies=_may_end,
    ),
    Question(
        flag="renewal-period", prompt="Length of each renewal", help="Length of each renewal.", metavar="PERIOD",
        parse=parser.duration, field=ValueField(("term", "renewal", "period")), applies=_is_renewed,
    ),
    Question(
        flag="renewal-max", prompt="Maximum number of renewals", help="Maximum number of renewals.", metavar="N",
        parse=parser.number, field=ValueField(("term", "renewal", "max")), applies=_is_renewed,
    ),
    Question(
        flag="notice", prompt="Notice period before the end", metavar="PERIOD", parse=parser.duration,
        help="Notice period before the end: 3 months, P3M.", field=ValueField(("term", "notice")),
    ),
    Question(
        flag="relation", prompt="Relation to an earlier agreement, as TYPE=ID", metavar="TYPE=ID", repeatable=True,
        help=f"Relation to an earlier agreement: {', '.join(AgreementRelation)}.", parse=parser.relation,
        field=ItemsField(("relations",), ("type", "agreement")), format=relation_input,
    ),
    Question(
        flag="language", prompt="Language of the document (en, ru, uz-Latn)", repeatable=True,
        help="Language of the document.", metavar="TAG[=authentic|translation]", parse=parser.language,
        field=ItemsField(("languages",), ("lang", "authentic")), format=language_input,
    ),
    Question(
        flag="document", prompt="Copy of the document: URL, or path in the register", help="Copy of the document.",
        metavar="URL|PATH", parse=parser.copy, repeatable=True, field=ItemsField(("documents",), ("url", "path")),
        format=document_input,
    ),
    *questions_on_sources(minimum=1, alternative="document"),
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
    """Return the id derived from the date, the parties and the type of an agreement."""
    signed = data.get("signed", {}).get("date")
    parties = [party["organization"] for party in data.get("parties", ())]
    return agreement_id(EdtfDate.parse(signed) if signed else None, parties, data.get("type", ""))


AGREEMENT: Final = Form(kind=Kind.AGREEMENT, questions=QUESTIONS, sections=SECTIONS, suggest_id=suggest_id)
