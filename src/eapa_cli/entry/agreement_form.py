"""The form of an agreement."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from eapa_cli.entry.answer_parser import (
    parse_choice,
    parse_country,
    parse_date,
    parse_duration,
    parse_end,
    parse_line,
    parse_number,
    parse_party,
    parse_start,
    parse_yes,
)
from eapa_cli.entry.compound_answer_parser import (
    parse_area,
    parse_document,
    parse_language,
    parse_relation,
    parse_signatory,
)
from eapa_cli.entry.form_fields import ItemKeyField, ItemsField, LocalTextField, ValueField
from eapa_cli.entry.prefilled_answer import document_input, language_input, relation_input
from eapa_cli.entry.question import Answers, Form, InputKind, Question, Section, SectionKind
from eapa_cli.entry.shared_questions import make_local_text_question, make_source_questions
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Basis, Kind, RenewalMode, Stage, Topic
from eapa_cli.text.clock import today


def _may_be_unsigned(answers: Answers) -> bool:
    """Return whether the agreement is perhaps not signed yet: the date of signing is missing or in the future."""
    return not any(EdtfDate.parse(date).earliest <= today() for date in answers["signed"])


def _is_signed(answers: Answers) -> bool:
    """Return whether no stage is given. The form SIGNING does not ask for one."""
    return not answers.get("stage")


def _is_renewed(answers: Answers) -> bool:
    return bool(answers["renewal"]) and answers["renewal"] != [RenewalMode.NONE]


QUESTIONS: Final = (
    Question(
        flag="id", prompt="Record id", help="Record id; derived from the date and the parties by default.",
        metavar="ID", parse=parse_line, field=ValueField(("id",)),
    ),
    Question(
        flag="type", prompt="Document type", help="Document type.", parse=parse_choice, field=ValueField(("type",)),
        minimum=1, choices=AgreementType, input_kind=InputKind.CHOICE,
    ),
    Question(
        flag="stage", prompt="Stage, if it is not signed", help="Stage of an agreement that is not signed.",
        parse=parse_choice, field=ValueField(("stage",)), choices=Stage, input_kind=InputKind.CHOICE,
        omitted="it is signed", applies=_may_be_unsigned,
    ),
    make_local_text_question(
        flag="title", prompt="Title", help="Title, once per language.", field=LocalTextField(("title",)),
        example="Memorandum on exhibitions",
    ),
    Question(
        flag="signed", prompt="Signed on", help="Date of signing: 24 September 2021, 24.09.2021, 2021-09, 2021.",
        metavar="DATE", parse=parse_date, field=ValueField(("signed", "date")), example="24 September 2021, or 2021-09",
    ),
    Question(
        flag="basis", prompt="How the date is known", help="How the date of signing is known.", parse=parse_choice,
        field=ValueField(("signed", "basis")), choices=Basis, input_kind=InputKind.CHOICE,
        applies=lambda answers: bool(answers["signed"]) and _is_signed(answers),
    ),
    Question(
        flag="signed-note", prompt="Note on the date", help="Note on the date of signing.", metavar="TEXT",
        parse=parse_line, field=ValueField(("signed", "note")), example="The page is of that week.",
        applies=lambda answers: answers["basis"] == [Basis.DEDUCED],
    ),
    Question(
        flag="online", prompt="Signed online", help="The agreement was signed online.", parse=parse_yes,
        input_kind=InputKind.YES, field=ValueField(("signed", "online")), format=lambda _: "yes",
    ),
    make_local_text_question(
        flag="place", prompt="Venue", help="Venue of the signing.", field=LocalTextField(("signed", "place", "name")),
        example="Press Centre",
    ),
    make_local_text_question(
        flag="city", prompt="City of signing", help="City of signing.",
        field=LocalTextField(("signed", "place", "city")), example="Tashkent",
    ),
    Question(
        flag="country", prompt="Country of signing", help="Country of signing.", metavar="COUNTRY",
        parse=parse_country, field=ValueField(("signed", "place", "country")), input_kind=InputKind.COUNTRY,
        example="Uzbekistan, or UZ",
    ),
    make_local_text_question(
        flag="event", prompt="Event", help="Event at which the agreement was signed.",
        field=LocalTextField(("signed", "event")),
    ),
    Question(
        flag="party", prompt="Party: id or part of a name", help="Party: its id or part of a name.", metavar="ID",
        parse=parse_party, field=ItemKeyField(("parties",), "organization"), minimum=2, unsigned_minimum=1,
        repeatable=True, input_kind=InputKind.PARTY, example="tass, or part of a name, such as News Agency",
    ),
    Question(
        flag="signatory", prompt="Signatory",
        help="Signatory of a party: the capacity (head, deputy, proxy or acting), the name, other spellings of it, and"
        " the position after a semicolon or comma.",
        metavar="PARTY[:CAPACITY]=NAME[|SPELLING][; POSITION]", parse=parse_signatory,
        field=ItemsField(("signatories",), ("name", "also", "position", "party", "capacity")), repeatable=True,
        input_kind=InputKind.SIGNATORY, example="Ann Lee", applies=_is_signed,
    ),
    Question(
        flag="area", prompt="Areas of cooperation: topics, separated by commas",
        help=f"Area of cooperation: {', '.join(Topic)}.",
        metavar="TOPIC[=TEXT]", parse=parse_area, field=ItemsField(("areas",), ("topic", "text")), repeatable=True,
        input_kind=InputKind.AREA, example="culture, youth",
    ),
    Question(
        flag="starts", prompt="First day, if not the day of signing",
        help="First day of the term, if not the day of signing.", metavar="DATE", parse=parse_start,
        field=ValueField(("term", "starts")), example="1 May 2024",
    ),
    Question(
        flag="ends", prompt="Last day, or 'open' for no end", help='Last day of the term; ".." or "open" for no end.',
        metavar="DATE", parse=parse_end, field=ValueField(("term", "ends")), example="31 December 2026, or open",
    ),
    Question(
        flag="duration", prompt="Duration, such as '5 years'", help="Duration of the term: 5 years, P5Y.",
        metavar="PERIOD", parse=parse_duration, field=ValueField(("term", "duration")), example="5 years",
        applies=lambda answers: not answers["ends"],
    ),
    Question(
        flag="renewal", prompt="How it is renewed", help="How the agreement is renewed.", parse=parse_choice,
        field=ValueField(("term", "renewal", "mode")), choices=RenewalMode, input_kind=InputKind.CHOICE,
        applies=lambda answers: answers["ends"] != [".."],  # an agreement with an open end is not renewed
    ),
    Question(
        flag="renewal-period", prompt="Length of each renewal", help="Length of each renewal.", metavar="PERIOD",
        parse=parse_duration, field=ValueField(("term", "renewal", "period")), applies=_is_renewed, example="1 year",
    ),
    Question(
        flag="renewal-max", prompt="Maximum number of renewals", help="Maximum number of renewals.", metavar="N",
        parse=parse_number, field=ValueField(("term", "renewal", "max")), applies=_is_renewed, example="2",
    ),
    Question(
        flag="notice", prompt="Notice period before the end", metavar="PERIOD", parse=parse_duration,
        help="Notice period before the end: 3 months, P3M.", field=ValueField(("term", "notice")),
        example="3 months",
    ),
    Question(
        flag="relation", prompt="Relation to an earlier agreement, as TYPE=ID", metavar="TYPE=ID", repeatable=True,
        help=f"Relation to an earlier agreement: {', '.join(AgreementRelation)}.", parse=parse_relation,
        field=ItemsField(("relations",), ("type", "agreement")), format=relation_input,
        example="implements=2020-01-31-eapa-tass",
    ),
    Question(
        flag="language", prompt="Language of the document (en, ru, uz-Latn)", repeatable=True,
        help="Language of the document.", metavar="TAG[=authentic|translation]", parse=parse_language,
        field=ItemsField(("languages",), ("lang", "authentic")), format=language_input, example="ru=authentic",
    ),
    Question(
        flag="document", prompt="Copy of the document: file or URL",
        help="Copy of the document: a file, which is copied into the register, or a URL.",
        metavar="PATH|URL", parse=parse_document, repeatable=True, field=ItemsField(("documents",), ("url", "path")),
        format=document_input, example="~/Scans/agreement.pdf",
    ),
    *make_source_questions(minimum=1, alternatives=("reference", "document")),
)  # fmt: skip

_TERM_FLAGS: Final = ("starts", "ends", "duration")
_RENEWAL_FLAGS: Final = ("renewal", "renewal-period", "renewal-max", "notice")

SECTIONS: Final = (
    Section(title="parties", flags=("party",)),
    Section(title="document", flags=("type", "title")),
    Section(title="signing", flags=("signed", "stage", "basis", "signed-note", "city", "country")),
    Section(title="signatories", flags=("signatory",)),
    Section(title="areas", flags=("area",)),
    Section(title="sources", flags=("source",)),
    Section(title="term", flags=_TERM_FLAGS, kind=SectionKind.OPTIONAL),
    Section(title="renewal and notice", flags=_RENEWAL_FLAGS, kind=SectionKind.OPTIONAL),
    Section(title="venue", flags=("place",), kind=SectionKind.OPTIONAL),
    Section(title="event", flags=("event",), kind=SectionKind.OPTIONAL),
    Section(title="signed online", flags=("online",), kind=SectionKind.OPTIONAL),
    Section(title="another signatory", flags=("signatory",), kind=SectionKind.ANOTHER),
    Section(title="capacity and other spellings of signatories", flags=("signatory",), kind=SectionKind.DETAILS),
    Section(title="another language", flags=("title", "city", "place", "event"), kind=SectionKind.ANOTHER),
    Section(title="languages of the document", flags=("language",), kind=SectionKind.OPTIONAL),
    Section(title="copies of the document", flags=("document",), kind=SectionKind.OPTIONAL),
    Section(title="earlier agreements", flags=("relation",), kind=SectionKind.OPTIONAL),
    Section(title="date on which the sources were accessed", flags=("accessed",), kind=SectionKind.OPTIONAL),
    Section(title="notes", flags=("notes",), kind=SectionKind.OPTIONAL),
)


def suggest_id(data: Mapping[str, Any]) -> str:
    """Return the id derived from the date, the parties and the type of an agreement."""
    signed = data.get("signed", {}).get("date")
    parties = [party["organization"] for party in data.get("parties", ())]
    date = EdtfDate.parse(signed) if signed else None
    return agreement_id(date, parties, data.get("type", ""), is_signed="stage" not in data)


AGREEMENT: Final = Form(kind=Kind.AGREEMENT, questions=QUESTIONS, sections=SECTIONS, suggest_id=suggest_id)

RENEWAL: Final = replace(
    AGREEMENT,
    sections=tuple(
        replace(section, kind=SectionKind.MAIN) if section.flags == _TERM_FLAGS else section for section in SECTIONS
    ),
)
"""The form of an agreement that renews another one. It always asks for the term."""

# The sections that start with these questions come first.
_FIRST_FLAGS: Final = ("signed", "signatory", "source")
# A signing needs a date. An unsigned agreement already has a source.
_SIGNING_MINIMA: Final = {"signed": 1, "source": 0}

# A signed agreement has no stage, so that its question is omitted.
SIGNING: Final = replace(
    AGREEMENT,
    questions=tuple(
        replace(question, minimum=_SIGNING_MINIMA.get(question.flag, question.minimum))
        for question in QUESTIONS
        if question.flag != "stage"
    ),
    sections=tuple(
        replace(section, flags=tuple(flag for flag in section.flags if flag != "stage"))
        for section in sorted(SECTIONS, key=lambda section: section.flags[0] not in _FIRST_FLAGS)
    ),
)
"""The form for the signing of a planned agreement; the facts that a plan does not have come first."""
